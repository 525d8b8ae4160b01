"""The checks: what is missing, contradicts itself or is likely wrong in a sheet, and by which rule.

``items`` hold for any item of a kind, ``language`` for any text, ``change_log`` for 変更箇所,
``sheet`` for parts of a sheet that must agree. A new file of rules is named once in `rule_files`,
which is loaded with the first check: hundreds of expressions are compiled then, and whoever only
shows a sheet or a finding needs none of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from piadesk.checks import registry
from piadesk.checks.case import Case
from piadesk.checks.causes import gathered
from piadesk.checks.consequences import without_consequences
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.levels import AS_DECLARED, Levels, as_switched
from piadesk.checks.registry import Asked
from piadesk.checks.wording import texts
from piadesk.forms import definition as d
from piadesk.revision.change_log import log_section
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk_section

if TYPE_CHECKING:
    from piadesk.checks.together.groups import Disagreement, Member

__all__ = [
    "Case",
    "Finding",
    "Severity",
    "check",
    "check_between",
    "check_section",
    "check_together",
    "gathered",
]

_MOST_ALIKE: Final = 30
"""Findings of one code at one answer. A text of thousands would hold the window for minutes, and
nobody reads them all: of those that are put right others take the place."""


def check(form: d.Form, sheet: Sheet, levels: Levels = AS_DECLARED) -> list[Finding]:
    """All findings of the sheet in form order, those that follow from one cause as one.

    ``levels`` says which rules are switched off or down.
    """
    case = Case(form, sheet, levels=levels)
    findings = _in_order(case.visits, [*_of_items(case, case.visits), *_of_sheet(case, *Asked)])
    return _in_order(case.visits, gathered(case, findings))


def check_section(case: Case, section: d.Section, path: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of one section, for the sheet itself or for the file that ``path`` leads to,
    each at its own place.

    Quick: what reads long texts of several sections is left to `check_between`.
    """
    visits = tuple(walk_section(case.form, case.sheet, section, path))
    findings = [*_of_items(case, visits), *case.shared(_after_edits)]
    if section is log_section(case.form):
        findings += _of_sheet(case, Asked.WITH_LOG)
    return _in_order(visits, without_consequences(case, findings))


def check_between(case: Case) -> list[Finding]:
    """What `check` finds beyond all sections."""
    return list(_of_sheet(case, Asked.WITH_SHEET))


def check_together(
    members: Sequence["Member"], levels: Levels = AS_DECLARED
) -> list["Disagreement"]:
    """What sheets of one body say against each other, in the order of the sheets.

    What one sheet says against itself is left to `check`; ``levels`` as there.
    """
    from piadesk.checks.together.groups import groups_of

    _know_rules()
    disagreements = [
        disagreement._replace(finding=finding)
        for group in groups_of(members)
        for rule in registry.TOGETHER_RULES
        for disagreement in rule(group)
        for finding in as_switched((disagreement.finding,), levels)
    ]
    return sorted(disagreements, key=lambda disagreement: disagreement.places[0][0])


def _know_rules() -> None:
    from piadesk.checks import rule_files

    assert rule_files.RULE_FILES


def _of_items(case: Case, visits: Iterable[Visit]) -> Iterator[Finding]:
    _know_rules()
    everything = registry.ITEM_RULES
    without_text = [rule for rule in everything if rule not in registry.TEXT_RULES]
    findings = (
        finding
        for visit in case.each(visits)
        for rule in (everything if texts(visit) else without_text)
        for finding in rule(case, visit)
    )
    yield from as_switched(_not_without_end(findings), case.levels)


def _after_edits(case: Case) -> tuple[Finding, ...]:
    """Of all sections, whichever is looked at first."""
    return tuple(_of_sheet(case, Asked.AFTER_EDITS))


def _of_sheet(case: Case, *asked: Asked) -> Iterator[Finding]:
    _know_rules()
    rules = case.each(rule for one in asked for rule in registry.SHEET_RULES[one])
    findings = (finding for rule in rules for finding in rule(case))
    yield from as_switched(_not_without_end(findings), case.levels)


def _not_without_end(findings: Iterable[Finding]) -> Iterator[Finding]:
    counts: Counter[tuple[Address, str]] = Counter()
    for finding in findings:
        counts[finding.address, finding.code] += 1
        if counts[finding.address, finding.code] <= _MOST_ALIKE:
            yield finding


def _in_order(visits: Iterable[Visit], findings: Iterable[Finding]) -> list[Finding]:
    """The findings about those items, in the order of the items."""
    order: dict[Address, int] = {}
    for place, visit in enumerate(visits):
        order.setdefault(visit.address, place)
    here = (finding for finding in findings if finding.address in order)
    return sorted(here, key=lambda finding: order[finding.address])
