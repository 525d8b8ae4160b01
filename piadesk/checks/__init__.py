"""The checks: what is missing, contradicts itself or is likely wrong in a sheet, and by which rule.

``answers`` holds for any item of a kind; the other files hold rules about particular items, by
subject. A rule is a small generator of findings; it says nothing where the form lacks its items.
"""

from collections.abc import Callable, Iterator
from typing import Final

from piadesk import definition as d
from piadesk.checks import answers
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.sheet import Address, Sheet
from piadesk.walk import Entry, walk, walk_section

__all__ = ["Finding", "Severity", "check", "check_section"]

EACH_ITEM: Final[tuple[Callable[[Case, Entry], Iterator[Finding]], ...]] = (
    answers.empty,
    answers.unknown_choice,
)
"""Rules that look at one item at a time."""

AGREEMENTS: Final[tuple[Callable[[Case], Iterator[Finding]], ...]] = ()
"""Rules about particular items that must agree; quick, for they are asked after every edit."""

WHOLE_SHEET: Final[tuple[Callable[[Case], Iterator[Finding]], ...]] = ()
"""Rules that read all texts or the whole 変更箇所."""


def check(form: d.Form, sheet: Sheet) -> list[Finding]:
    """All findings of the sheet, in form order."""
    case = Case(form, sheet)
    order: dict[Address, int] = {}
    found: list[Finding] = []
    for place, entry in enumerate(walk(form, sheet)):
        order[entry.address] = place
        found += _about(case, entry)
    for rule in AGREEMENTS + WHOLE_SHEET:
        found += rule(case)
    return sorted(found, key=lambda finding: order.get(finding.address, len(order)))


def check_section(
    form: d.Form, sheet: Sheet, section: d.Section, rows: tuple[str, ...] = ()
) -> list[Finding]:
    """The findings of one section, for the sheet itself or for the file that ``rows`` leads to.

    Quick enough to follow the clerk's typing: what needs the whole sheet is left to `check`.
    """
    case = Case(form, sheet)
    order: dict[Address, int] = {}
    found: list[Finding] = []
    for place, entry in enumerate(walk_section(form, sheet, section, rows)):
        order[entry.address] = place
        found += _about(case, entry)
    for rule in AGREEMENTS:
        found += (one for one in rule(case) if one.address in order)
    return sorted(found, key=lambda finding: order[finding.address])


def _about(case: Case, entry: Entry) -> Iterator[Finding]:
    for rule in EACH_ITEM:
        yield from rule(case, entry)
