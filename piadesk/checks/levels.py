"""Rules that an office has switched off or down: by the code of a finding, how it is told.

What makes a sheet unreadable, or leaves it unfinished, cannot be switched.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from piadesk.checks.finding import DECLARED, Finding, Severity
from piadesk.words import say

Levels = Mapping[str, Severity | None]
"""By code the severity that a finding has at the most; None: it is not told."""

OFF: Final = "off"
"""How a rule that is off is written in the settings; one switched down is written as a severity."""

AS_DECLARED: Final[Levels] = {}

NEVER_SWITCHED: Final = frozenset(
    {
        *("empty", "page_empty", "column_empty", "no_entry", "answer_contradicted"),
        *("unknown_choice", "not_a_number", "too_many_decimals", "number_below", "number_above"),
        *("no_day", "date_never_was", "date_serial", "dates_against_publication"),
        *("control", "unprinted", "left_over"),
    }
)
"""Codes that no office can switch: what is missing, cannot be read or cannot be printed."""

_RANK: Final = {severity: rank for rank, severity in enumerate(Severity)}


def levels_of(*stored: Mapping[str, str]) -> dict[str, Severity | None]:
    """What settings say, the later ones first; codes and words that are not known are passed over.

    ``{"two_spellings": "off", "cut_off": "hint"}``.
    """
    levels: dict[str, Severity | None] = {}
    for table in stored:
        for code, word in table.items():
            if code in NEVER_SWITCHED:
                continue
            if word == OFF:
                levels[code] = None
            elif word in _RANK:
                levels[code] = Severity(word)
    return levels


def switched(levels: Levels, declared: Mapping[str, Severity]) -> dict[str, Severity | None]:
    """The rules that are told otherwise than declared, by code."""
    return {
        code: levels[code]
        for code, severity in declared.items()
        if code in levels and _is_lower(levels[code], severity)
    }


def switched_words(levels: Levels) -> str:
    """Those rules in words, by their codes; "" for none."""
    sentences = (
        say(f"levels.{level or OFF}", code=code)
        for code, level in switched(levels, DECLARED).items()
    )
    return "、".join(sentences)


def as_switched(findings: Iterable[Finding], levels: Levels) -> Iterator[Finding]:
    """The findings as the office wants them: some not at all, some less grave; none graver."""
    for finding in findings:
        level = levels.get(finding.code, finding.severity)
        if level is None:
            continue
        is_lower = _RANK[level] > _RANK[finding.severity]
        yield replace(finding, severity=level) if is_lower else finding


def _is_lower(level: Severity | None, declared: Severity) -> bool:
    return level is None or _RANK[level] > _RANK[declared]
