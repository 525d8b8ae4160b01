"""The checks: what is missing, contradicts itself or is likely wrong in a sheet, and by which rule.

``items`` hold for any item of a kind, ``language`` for any text, ``change_log`` for 変更箇所,
``sheet`` for parts of a sheet that must agree. A new file of rules is named here once.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piadesk.checks import registry
from piadesk.checks.case import Case
from piadesk.checks.causes import gathered
from piadesk.checks.change_log import chain, duties, exemptions, item_numbers, renames, rows
from piadesk.checks.change_log import counts as log_counts
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.items import answer_shapes, answers, counts, dates, inserted, questions
from piadesk.checks.language import (
    abbreviations,
    amounts,
    annex_items,
    brackets,
    captions,
    characters,
    contact_numbers,
    counted_lists,
    days_in_texts,
    doubled,
    katakana,
    law_names,
    misconverted,
    near_names,
    network_table,
    number_lists,
    numbering,
    people,
    polarity,
    references,
    slips,
    spellings,
    unfinished,
)
from piadesk.checks.levels import AS_DECLARED, Levels, as_switched
from piadesk.checks.registry import Asked
from piadesk.checks.sheet import (
    acquiring,
    activities,
    affairs,
    audits,
    contacts,
    copied,
    cover,
    details,
    file_names,
    files,
    law_subjects,
    named_things,
    network,
    offices,
    other_bodies,
    pointers,
    procedure,
    quantities,
    reasons,
    record_kinds,
    records,
    revising,
    storage,
    system_names,
    systems,
    times,
    transfers,
    unknown_answers,
    viewpoints,
    withheld,
)
from piadesk.checks.sheet import duties as sheet_duties
from piadesk.checks.together import numbers, pairs, registers
from piadesk.checks.together.groups import Disagreement, Member, groups_of
from piadesk.checks.wording import texts
from piadesk.forms import definition as d
from piadesk.revision.change_log import log_section
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk_section

__all__ = [
    "RULE_FILES",
    "Case",
    "Disagreement",
    "Finding",
    "Member",
    "Severity",
    "check",
    "check_between",
    "check_section",
    "check_together",
    "gathered",
]

RULE_FILES: Final = (
    *(answers, counts, dates, inserted, questions, answer_shapes),
    *(
        brackets,
        characters,
        days_in_texts,
        references,
        abbreviations,
        contact_numbers,
        law_names,
        network_table,
        doubled,
        slips,
        misconverted,
        katakana,
        amounts,
        numbering,
        number_lists,
        people,
        counted_lists,
        near_names,
        annex_items,
        captions,
        polarity,
        unfinished,
        spellings,
    ),
    *(
        audits,
        copied,
        cover,
        details,
        sheet_duties,
        file_names,
        files,
        law_subjects,
        named_things,
        network,
        procedure,
        records,
    ),
    *(revising, times, transfers, unknown_answers, viewpoints, withheld),
    *(
        acquiring,
        activities,
        affairs,
        contacts,
        offices,
        other_bodies,
        pointers,
        quantities,
        reasons,
        record_kinds,
        storage,
    ),
    *(system_names, systems),
    *(rows, chain, log_counts, duties, exemptions, item_numbers, renames),
    *(numbers, pairs, registers),
)
"""Every file with rules, so that all are registered."""


_OF_TEXTS: Final = "piadesk.checks.language."
"""Rules in there have nothing to say where nothing is written; most items are of that kind."""


def check(form: d.Form, sheet: Sheet, levels: Levels = AS_DECLARED) -> list[Finding]:
    """All findings of the sheet in form order, those that follow from one cause as one.

    ``levels`` says which rules are switched off or down.
    """
    case = Case(form, sheet, levels=levels)
    found = _in_order(case.visits, [*_of_items(case, case.visits), *_of_sheet(case, *Asked)])
    return _in_order(case.visits, gathered(case, found))


def check_section(case: Case, section: d.Section, path: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of one section, for the sheet itself or for the file that ``path`` leads to,
    each at its own place.

    Quick: what reads long texts of several sections is left to `check_between`.
    """
    visits = tuple(walk_section(case.form, case.sheet, section, path))
    asked = [Asked.AFTER_EDITS]
    if section is log_section(case.form):
        asked.append(Asked.WITH_LOG)
    return _in_order(visits, [*_of_items(case, visits), *_of_sheet(case, *asked)])


def check_between(case: Case) -> list[Finding]:
    """What `check` finds beyond all sections."""
    return list(_of_sheet(case, Asked.WITH_SHEET))


def check_together(members: Sequence[Member], levels: Levels = AS_DECLARED) -> list[Disagreement]:
    """What sheets of one body say against each other, in the order of the sheets.

    What one sheet says against itself is left to `check`; ``levels`` as there.
    """
    found = [
        told._replace(finding=finding)
        for group in groups_of(members)
        for rule in registry.TOGETHER_RULES
        for told in rule(group)
        for finding in as_switched((told.finding,), levels)
    ]
    return sorted(found, key=lambda told: told.places[0][0])


def _of_items(case: Case, visits: Iterable[Visit]) -> Iterator[Finding]:
    everything = registry.ITEM_RULES
    without_text = [rule for rule in everything if not rule.__module__.startswith(_OF_TEXTS)]
    found = (
        told
        for visit in case.each(visits)
        for rule in (everything if texts(visit) else without_text)
        for told in rule(case, visit)
    )
    yield from as_switched(found, case.levels)


def _of_sheet(case: Case, *asked: Asked) -> Iterator[Finding]:
    rules = (rule for one in asked for rule in registry.SHEET_RULES[one])
    yield from as_switched((told for rule in rules for told in rule(case)), case.levels)


def _in_order(visits: Iterable[Visit], findings: Iterable[Finding]) -> list[Finding]:
    """The findings about those items, in the order of the items."""
    order: dict[Address, int] = {}
    for place, visit in enumerate(visits):
        order.setdefault(visit.address, place)
    here = (finding for finding in findings if finding.address in order)
    return sorted(here, key=lambda finding: order[finding.address])
