"""Checks of laws by their names: titles miswritten, 法律番号, 条 and 号 that 番号法 lacks."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import folded_sentences
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts, texts_of_now
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.texts.likeness import distance

_MIN_TITLE: Final = 14
"""Letters of a title that is known again with some of them wrong."""

_ANCHOR: Final = 6
"""Letters at its head or its end that must be right."""

_MAY_NAME: Final = re.compile("[法方番律]")

_NUMBER: Final = re.compile(
    r"(?:\([^()]{1,12}\))?\((?P<year>(?:明治|大正|昭和|平成|令和)[0-9元]{1,2}年)"
    r"(?:[0-9]{1,2}月[0-9]{1,2}日)?法律第(?P<number>[0-9]+)号"
)
"""What stands at once behind a title: (番号法)(平成25年5月31日法律第27号)."""

_CITED: Final = re.compile(
    r"第(?P<article>[0-9]{1,3})条(?!の)(?:第(?P<item>[0-9]{1,2})(?P<unit>[項号]))?"
)


@text_rule(law_misnamed=Severity.WARNING, law_number_wrong=Severity.WARNING)
def law_names(case: Case, visit: Visit) -> Iterator[Finding]:
    """Titles of laws written wrongly (国民健康保健法), and another law's 法律番号 behind one.

    Source: 法令の題名 and 法律番号.
    """
    for text in texts_of_now(case, visit):
        folded = unicodedata.normalize("NFKC", text) if _MAY_NAME.search(text) else ""
        misnamed = {
            match[0]: right
            for literal, pattern, right in _misnamed()
            if literal in folded and (match := pattern.search(folded))
        }
        near = dict(_near_titles(folded))
        for wrong, right in (misnamed | near).items():
            if not any(wrong in longer and wrong != longer for longer in near):
                yield finding("law_misnamed", visit.address, found=wrong, right=right)
        if "法律第" not in folded:
            continue
        for law, (year, number) in _laws()["numbers"].items():
            for match in _behind(folded, law, _NUMBER):
                whole = folded[: match.start()]
                if any(whole.endswith(longer) for longer in _longer_titles(law)):
                    continue
                if (match["year"], int(match["number"])) != (year, number):
                    cited = f"{law}{match[0]}"[-40:]
                    right = f"{year}法律第{number}号"
                    yield finding(
                        "law_number_wrong", visit.address, found=cited, law=law, right=right
                    )


@functools.cache
def _longer_titles(law: str) -> tuple[str, ...]:
    """The titles that end as another does: 国民健康保険法 for 健康保険法."""
    return tuple(one for one in _laws()["numbers"] if one != law and one.endswith(law))


@functools.lru_cache(KEPT_TEXTS)
def _near_titles(text: str) -> tuple[tuple[str, str], ...]:
    """Long titles of laws that a text writes with up to two letters wrong."""
    titles: list[tuple[str, str]] = []
    plain = re.sub(r"\s", "", text)
    for title in _long_titles():
        if title in plain or any(title in longer for _, longer in titles):
            continue
        size = len(title)
        for position in (
            *_places(plain, title[:_ANCHOR]),
            *_places(plain, title[-_ANCHOR:], size - _ANCHOR),
        ):
            written = plain[max(0, position) : position + size]
            if written[-2:] != title[-2:] or any(other in written for other in _long_titles()):
                continue
            if distance(written, title, 2) is not None:
                titles.append((written, title))
                break
    return tuple(titles)


def _places(text: str, anchor: str, back: int = 0) -> Iterator[int]:
    position = text.find(anchor)
    while position >= 0:
        yield position - back
        position = text.find(anchor, position + 1)


@functools.cache
def _long_titles() -> tuple[str, ...]:
    data = _laws()
    titles = {*data["numbers"], *data["misnamed"]}
    long = (title for title in titles if len(title) >= _MIN_TITLE)
    return tuple(sorted(long, key=len, reverse=True))


@text_rule(law_repealed=Severity.HINT)
def repealed(case: Case, visit: Visit) -> Iterator[Finding]:
    """A law that is no more. Source: 法令の題名; recalled, so it is asked."""
    for text in current_texts(case, visit):
        if "法" not in text:
            continue
        folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        for law, now in _laws()["repealed"].items():
            position = folded.find(law)
            before = folded[max(0, position - 3) : position]
            if position >= 0 and "旧" not in before and "改正前" not in before:
                yield finding("law_repealed", visit.address, law=law, now=now)


@text_rule(no_such_article=Severity.HINT)
def articles(case: Case, visit: Visit) -> Iterator[Finding]:
    """番号法第91条, 番号法第19条第28号: beyond what the law has. Source: 番号法."""
    limits = _laws()["limits"]
    for text in texts_of_now(case, visit):
        folded = unicodedata.normalize("NFKC", text) if "条" in text else ""
        for law in limits["law"]:
            for match in _behind(folded, law, _CITED):
                if _is_beyond(match, limits):
                    yield finding("no_such_article", visit.address, found=f"{law}{match[0]}"[-30:])


@text_rule(law_of_other_subject=Severity.WARNING)
def subjects(case: Case, visit: Visit) -> Iterator[Finding]:
    """住民票 by 戸籍法. Source: 各法律 (what they lay down)."""
    for text in current_texts(case, visit):
        if "法" in text:
            for law, subject, right in of_other_subjects(text):
                yield finding(
                    "law_of_other_subject", visit.address, law=law, subject=subject, right=right
                )


@functools.lru_cache(KEPT_TEXTS)
def of_other_subjects(text: str) -> tuple[tuple[str, str, str], ...]:
    """The law, what it is cited for, and the law that may be meant."""
    laws: list[tuple[str, str, str]] = []
    for sentence in folded_sentences(text):
        for pattern, about, unless, right in _not_about():
            if (match := pattern.search(sentence)) and not unless.search(sentence):
                rest = sentence.replace(match[1], "")
                laws += [(match[1], one[0], right) for one in about.finditer(rest)][:1]
    return tuple(laws)


@functools.cache
def _not_about() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], str], ...]:
    cited = r"(?:施行令|施行規則)?(?:第[0-9]+条[第の項号0-9]*)?(?:の規定)?(?:に基づ|により|に定め)"
    return tuple(
        (
            re.compile(f"({law['law']}){cited}"),
            re.compile(law["about"]),
            re.compile(law["unless"]),
            law["right"],
        )
        for law in _laws()["not_about"]
    )


def _is_beyond(match: re.Match[str], limits: dict[str, Any]) -> bool:
    article = int(match["article"])
    return article > limits["last_article"] or any(
        (article, match["unit"]) == (limit["article"], limit["unit"])
        and int(match["item"]) > limit["last"]
        for limit in limits["last_items"]
    )


def _behind(text: str, law: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern finds at once behind each mention of a law."""
    position = text.find(law)
    while position >= 0:
        if match := pattern.match(text, position + len(law)):
            yield match
        position = text.find(law, position + 1)


@functools.cache
def _laws() -> dict[str, Any]:
    return scheme_table("laws")


@functools.cache
def _misnamed() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """(a literal that is needed, pattern, right title) for each wrong title."""
    return tuple(
        (re.sub(r"\(\?[^)]*\)", "", wrong), re.compile(wrong), right)
        for right, ways in _laws()["misnamed"].items()
        for wrong in ways
    )
