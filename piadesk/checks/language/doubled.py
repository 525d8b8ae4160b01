"""Checks for what is written twice in a row: characters, words, stretches of a sentence."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS, places, slip_data
from piadesk.checks.registry import Asked, sheet_rule, text_rule
from piadesk.checks.wording import around, each_text, texts, texts_of_now
from piadesk.sheets.walk import Visit

_RUN: Final = "一-龠々ァ-ヶー"
"""Characters of words: between two of them one compound may end and another begin."""

_LONG_WORD: Final = re.compile(rf"(?!ー)([{_RUN}]{{4,20}})\1")
_WORD: Final = re.compile(
    rf"(?<![{_RUN}])([一-龠]{{2,3}}|[ァ-ヶ][ァ-ヶー]{{2}})\1(?!々)"
    rf"|([一-龠]{{2,3}}|[ァ-ヶ][ァ-ヶー]{{2}})\2(?![{_RUN}])"
)
"""A short word twice. Between other characters two compounds may meet: 国民健康保険保険料."""

_KATAKANA: Final = re.compile(r"([ァ-ヶ][ァ-ヶー]{2,9})\1(?![ァ-ヶー])")
"""マイナンバーカードカード: two words in katakana hardly ever meet so; データデータベース may."""

_CHARACTER: Final = re.compile(
    rf"(?<=[{_RUN}])([一-龠])\1(?![{_RUN}])|(?<![{_RUN}])([一-龠])\2(?![{_RUN}])"
)
_STRETCH: Final = re.compile(r"([ぁ-ん一-龠々ァ-ヶー0-9０-９]{3,12})\1")
_OF_ITSELF: Final = re.compile(rf"(?<![{_RUN}])([{_RUN}]{{2,8}})の\1(?=[をがはに、。])")
"""``業務の業務を``."""

_OVER_COMMA: Final = re.compile(r"(?<=[ぁ-ん一-龠])([しりてにをがはの])、\1(?=[一-龠ァ-ヶ])")
"""``機構に対し、し個人番号を``."""

_WHOLE: Final = re.compile(r"(?<![^。\n・①-⑳])[^。\n・①-⑳]{18,}。")
"""Only from where a run of letters begins: tried from each letter, a long text without a 。 would
take a time that grows with its square."""

_HEADED: Final = re.compile(
    r"[<＜【〈≪].{2,40}[>＞】〉≫]|^[ 　]*[(（]?[0-9０-９]{1,2}[.．)）]", re.MULTILINE
)
"""Below headings one measure may well be told for each."""

_SENTENCE: Final = re.compile(r"([^。\n]{4,40}。)\1|([^。、\n]{6,40}、)\2")
"""The end of a sentence, or a whole one, once more."""

_LISTED_TWICE: Final = re.compile(
    rf"(?<![{_RUN}])([{_RUN}]{{3,14}})、\1(?=[、。をがのは及])"
    rf"|(?:(?<![{_RUN}])|(?=[ぁ-ん]))([ぁ-ん{_RUN}]{{2,8}}、)\2"
)
"""``転入届、転入届、転居届``, ``もって、もって、``; 高額療養費、療養費 are two."""

_OWN_KIND: Final = frozenset({"委託先", "相手", "関係者"})
"""What may well have one of its own kind: 委託先の委託先."""

_BETWEEN: Final = re.compile(rf"(?<=[{_RUN}])([一-龠])\1(?=[{_RUN}])")
_KANJI: Final = re.compile(rf"[{_RUN}]")
_KANA: Final = re.compile("[ぁ-ん]")
_NUMERAL: Final = re.compile("[0-9０-９]{3,}")

_GENITIVE: Final = "の"
_MIN_USES: Final = 1
"""How often a sheet must write a word with one character for the doubled one to be a slip."""


@text_rule(written_twice=Severity.HINT)
def doubled(case: Case, visit: Visit) -> Iterator[Finding]:
    """課課, 情報情報, 適切に適切に, のの: what stands twice in a row. Source: 文章の体裁."""
    for text in texts_of_now(case, visit):
        if len(text) > 1:
            yield from (
                finding("written_twice", visit.address, around=around(text, position))
                for position in doubled_places(text)
            )


@sheet_rule(Asked.WITH_SHEET)
def doubled_inside_words(case: Case) -> Iterator[Finding]:
    """個人人情報, where the sheet writes 個人情報 everywhere else. Source: 文章の体裁.

    課税課課長 and 県内内陸部 are two words that meet; what the sheet writes elsewhere tells.
    """
    everything = "\n".join(text for visit in case.visits for text in texts(visit))
    right = slip_data()["offices"] + slip_data()["reduplicated_characters"]
    for visit, text in each_text(case):
        for match in _BETWEEN.finditer(text):
            before = _run_before(text, match.start())
            after = _run_after(text, match.end())
            single = before + match[1] + after
            twice = before + match[0] + after
            if (
                match[1] not in right
                and len(single) > 3
                and everything.count(twice) == 1
                and everything.count(single) >= _MIN_USES
            ):
                shown = around(text, match.start())
                yield finding("written_twice", visit.address, around=shown)


def _run_before(text: str, position: int) -> str:
    return "".join(_KANJI.findall(text[max(0, position - 2) : position]))


def _run_after(text: str, position: int) -> str:
    return "".join(_KANJI.findall(text[position : position + 2]))


@functools.lru_cache(KEPT_TEXTS)
def doubled_places(text: str) -> tuple[int, ...]:
    """Where something stands twice in a text."""
    return tuple(sorted(set(_doubled(text))))


def _doubled(text: str) -> Iterator[int]:
    yield from _told_again(text)
    yield from places("written_twice", text)
    for small in _repeated():
        if (position := text.find(small)) >= 0:
            yield position
    for pattern in (_LONG_WORD, _WORD, _KATAKANA, _CHARACTER):
        for match in pattern.finditer(text):
            if not _is_right(text, match):
                yield match.start()
    for match in _STRETCH.finditer(text):
        same = match[1]
        is_word = _KANJI.search(same) and _KANA.search(same)
        if is_word and not _is_right(text, match) and not _goes_on(text, match):
            yield match.start()
    for pattern in (_OVER_COMMA, _LISTED_TWICE, _SENTENCE):
        yield from (match.start() for match in pattern.finditer(text))
    for match in _OF_ITSELF.finditer(text):
        if match[1] not in _OWN_KIND:
            yield match.start()


def _told_again(text: str) -> Iterator[int]:
    """A whole point or sentence that stands in the same text before, not under another heading."""
    seen: dict[str, int] = {}
    for match in _WHOLE.finditer(text) if not _HEADED.search(text) else ():
        if match[0] in seen:
            yield match.start()
        seen[match[0]] = match.start()


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether what stands twice is a word and the beginning of a longer one: この台帳の台帳番号."""
    return match[1].startswith(_GENITIVE) and bool(_KANJI.match(text, match.end()))


def _is_right(text: str, match: re.Match[str]) -> bool:
    data = slip_data()
    around_it = text[max(0, match.start() - 2) : match.end() + 2]
    if match.end() - match.start() == 2 and match[0][0] in data["reduplicated_characters"]:
        return True
    return any(word in around_it for word in data["reduplicated"]) or bool(
        _NUMERAL.fullmatch(match[0])
    )


@functools.cache
def _repeated() -> tuple[str, ...]:
    return tuple(word * 2 for word in slip_data()["repeated"])
