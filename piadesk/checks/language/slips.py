"""Checks for slips of the pen: 助詞 that lack or clash, words that are mistyped, 。 left out."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.near_terms import misspelt_terms
from piadesk.checks.language.slip_data import KEPT_TEXTS, mistyped, places, slip_data
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import around, texts_of_now
from piadesk.sheets.walk import Visit

_END_OF_ENTRY: Final = re.compile(r"\S(?=\s*(?:[②-⑳]|[（(][2-9][)）]))")
"""The last letter before ②, ③, …, and before (2), (3), …"""

_BEHIND_PREFIX: Final = re.compile("[一-龠]{1,4}")

_MIN_COMPLETE: Final = 2
"""Entries that end in a full stop, so that one without is a slip."""


@text_rule(
    particle_missing=Severity.HINT, particles_clash=Severity.HINT, stop_missing=Severity.HINT
)
def slips(case: Case, visit: Visit) -> Iterator[Finding]:
    """A 助詞 left out, two that clash (システムがを), 。 left out. Source: 文章の体裁."""
    for text in texts_of_now(case, visit):
        for code, position in slips_of(text):
            yield finding(code, visit.address, around=around(text, position))


@text_rule(misspelt=Severity.HINT)
def misspelt(case: Case, visit: Visit) -> Iterator[Finding]:
    """Words that are often mistyped, and terms of the scheme with one letter wrong.

    Source: ``resources/scheme/slips.toml`` (用語 as the form and 番号法 write them).
    """
    for text in texts_of_now(case, visit):
        for wrong, right in misspelt_in(text):
            yield finding("misspelt", visit.address, found=wrong, right=right)


@functools.lru_cache(KEPT_TEXTS)
def slips_of(text: str) -> tuple[tuple[str, int], ...]:
    """The slips of a text: the code of each, and where it is."""
    return tuple(_slips(text))


def _slips(text: str) -> Iterator[tuple[str, int]]:
    for code in ("particle_missing", "particles_clash", "stop_missing"):
        for position in places(code, text):
            yield code, position
    for match in _acts().finditer(text) if "行" in text or "的" in text else ():
        yield "particle_missing", match.start()
    known = set(places("particle_missing", text))
    known.update(match.start() for match in _acts().finditer(text) if "行" in text)
    for match in _verbs().finditer(text):
        position, before = match.start(), text[max(0, match.start() - 6) : match.start()]
        if not _needs_none().search(before) and known.isdisjoint(range(position - 2, position + 3)):
            yield "particle_missing", position
    ends = [ending.start() for ending in _END_OF_ENTRY.finditer(text)]
    without = [position for position in ends if "ぁ" <= text[position] <= "ん"]
    if len(without) == 1 and sum(text[position] == "。" for position in ends) >= _MIN_COMPLETE:
        yield "stop_missing", without[0]


@functools.cache
def _acts() -> re.Pattern[str]:
    """``管理行う``, ``定期的更新する``: a noun and its verb with no 助詞 between."""
    acts = "|".join(slip_data()["acts"])
    by_itself = rf"(?<=[一-龠]的)(?:{acts})(?=し[てた、]|する|され)"
    return re.compile(rf"(?:{acts})行(?=う[。、こもよ]|って|わ[なれ]|っ[てた]|い、)|{by_itself}")


@functools.cache
def _verbs() -> re.Pattern[str]:
    """``措置講じる``: a verb of one kanji at once behind a noun."""
    return re.compile(rf"(?<=[一-龠ァ-ヶー][一-龠ー])(?:{slip_data()['behind_nouns']['verbs']})")


@functools.cache
def _needs_none() -> re.Pattern[str]:
    return re.compile(f"(?:{slip_data()['behind_nouns']['unless']})$")


@functools.lru_cache(KEPT_TEXTS)
def misspelt_in(text: str) -> tuple[tuple[str, str], ...]:
    """What is written, and what is meant, for each word."""
    folded = unicodedata.normalize("NFKC", text)
    rights: dict[str, str] = {}
    for wrong, right in (*_mistyped(folded), *misspelt_terms(folded)):
        rights.setdefault(wrong, right)
    taken: list[range] = []
    for wrong in sorted(rights, key=len, reverse=True):
        start = folded.find(wrong)
        if start >= 0 and any(start < one.stop and one.start < start + len(wrong) for one in taken):
            del rights[wrong]  # 機関を経過 beside 保管機関: one slip
        elif start >= 0:
            taken.append(range(start, start + len(wrong)))
    return tuple(rights.items())


def _mistyped(text: str) -> Iterator[tuple[str, str]]:
    for literal, pattern, right in mistyped():
        if literal in text and (match := pattern.search(text)):
            if right.endswith("…"):  # A prefix: both are told with the word behind it.
                behind = _BEHIND_PREFIX.match(text, match.end())
                tail = behind[0] if behind else ""
                yield match[0] + tail, right[:-1] + match[0][1:] + tail
            else:
                yield match[0], right
