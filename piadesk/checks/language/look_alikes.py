"""Checks of characters that look like others (サ一バー), and of signs for a lost letter."""

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import around, texts_of_now
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_SIGNS: Final = {
    "letter_lost": "lost",
    "program_left": "program",
    "letter_stray": "stray",
    "bracket_empty": "hollow",
}


class _Pair(NamedTuple):
    wrong: str
    right: str
    where: re.Pattern[str]


@text_rule(
    look_alike=Severity.HINT,
    letter_lost=Severity.WARNING,
    program_left=Severity.WARNING,
    letter_stray=Severity.HINT,
    bracket_empty=Severity.HINT,
)
def look_alikes(case: Case, visit: Visit) -> Iterator[Finding]:
    """サ一バー with the kanji 一, 統ー with the mark ー; 〓 in the place of a letter.

    Source: 用語の表記 (``resources/scheme/look_alikes.toml``).
    """
    for text in texts_of_now(case, visit):
        for words, wrong, right in _alike_in(text):
            yield finding("look_alike", visit.address, found=words, wrong=wrong, right=right)
        for code, position in _signs_in(text):
            if code != "bracket_empty" or not case.is_in_log(visit.item):
                yield finding(code, visit.address, around=around(text, position))


@functools.lru_cache(KEPT_TEXTS)
def _alike_in(text: str) -> tuple[tuple[str, str, str], ...]:
    """(the words, what stands there, what is meant) for each character that looks like another."""
    if not _any().search(text):
        return ()
    return tuple(
        (match[0], pair.wrong, pair.right)
        for pair in _pairs()
        if (match := pair.where.search(text))
    )


@functools.cache
def _pairs() -> tuple[_Pair, ...]:
    rows = scheme_table("look_alikes")["pair"]
    return tuple(_Pair(row["wrong"], row["right"], re.compile(row["where"])) for row in rows)


@functools.cache
def _any() -> re.Pattern[str]:
    """Finds where any of the patterns does, so that a sound text is read once."""
    return re.compile("|".join(pair.where.pattern for pair in _pairs()))


@functools.lru_cache(KEPT_TEXTS)
def _signs_in(text: str) -> tuple[tuple[str, int], ...]:
    """The code and the place of each sign that has no business in a text."""
    return tuple((code, match.start()) for code, sign in _signs() if (match := sign.search(text)))


@functools.cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = scheme_table("look_alikes")
    return tuple((code, re.compile(data[name])) for code, name in _SIGNS.items())
