"""Findings that only follow from another one at the same place: they stay unsaid.

Which follows from which is data: ``resources/scheme/consequences.toml``.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address
from piadesk.texts.stand_ins import plain

_QUOTING: Final = ("found", "around", "text")
"""Details of a finding that quote the words it is about."""

_MIN_QUOTED: Final = 3


def without_consequences(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """The findings but for those that follow from one of the others."""
    everything = list(findings)
    by_row: dict[object, set[str]] = {}
    by_answer: dict[Address, list[Finding]] = {}
    for finding in everything:
        for part in (finding, *finding.parts):
            by_answer.setdefault(part.address, []).append(part)
        if _is_in_log(case, finding):
            by_row.setdefault(finding.address.path, set()).add(finding.code)
    return [one for one in everything if not _follows(case, one, by_row, by_answer)]


def _follows(
    case: Case,
    finding: Finding,
    by_row: Mapping[object, set[str]],
    by_answer: Mapping[Address, Sequence[Finding]],
) -> bool:
    causes = _causes("at_once").get(finding.code, frozenset())
    if any(one.code in causes and _is_of_same(finding, one) for one in by_answer[finding.address]):
        return True
    lacking = _causes("unblanked").get(finding.code, frozenset())
    if lacking and any(
        one.code in lacking for mark in _blanking(case, finding) for one in by_answer.get(mark, ())
    ):
        return True
    if not _is_in_log(case, finding):
        return False
    if _causes("in_row").get(finding.code, frozenset()) & by_row[finding.address.path]:
        return True
    item, there = finding.details.get("of"), finding.details.get("there")
    if not isinstance(item, Address) or not isinstance(there, str):
        return False
    return any(_is_told_there(other, there) for other in by_answer.get(item, ()))


def _blanking(case: Case, finding: Finding) -> list[Address]:
    """The answers that would blank the item of a finding."""
    item, path = case.form.by_id[finding.address.item], finding.address.path
    ways = [path[:depth] for depth in range(len(path) + 1)]
    return [Address(way, condition.item) for condition in item.blank_when for way in ways]


def _is_of_same(finding: Finding, other: Finding) -> bool:
    """Whether two findings at one answer quote words that they share, or one of them none."""
    one, another = ("".join(_quoted(each)) for each in (finding, other))
    pairs = {one[index : index + 2] for index in range(len(one) - 1)}
    return not one or not another or any(pair in another for pair in pairs) or one in another


def _quoted(finding: Finding) -> list[str]:
    return [plain(str(finding.details.get(name, ""))) for name in _QUOTING]


def _is_told_there(finding: Finding, there: str) -> bool:
    """Whether what the sheet says otherwise than a row is told at the sheet's own item."""
    shown = plain(there)
    return any(len(words) >= _MIN_QUOTED and words in shown for words in _quoted(finding))


def _is_in_log(case: Case, finding: Finding) -> bool:
    item = case.form.by_id.get(finding.address.item)
    return item is not None and case.is_in_log(item)


@functools.cache
def _causes(table: str) -> Mapping[str, frozenset[str]]:
    """By the code of what follows, the codes from which it may."""
    causes: dict[str, set[str]] = {}
    rows: dict[str, Any] = scheme_table("consequences")[table]
    for cause, followers in rows.items():
        for code in followers:
            causes.setdefault(code, set()).add(cause)
    return {code: frozenset(some) for code, some in causes.items()}
