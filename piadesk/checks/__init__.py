"""The checks: what is missing, contradicts itself or is likely wrong in a sheet, and by which rule.

``answers``, ``dates`` and ``counts`` hold for any item of a kind; ``characters``, ``brackets``,
``slips``, ``references`` and ``spellings`` for any text; the files that begin with ``log`` for
変更箇所; the others hold rules about particular items, by subject. A rule is a small generator of
findings that says nothing where the form lacks its items.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log import chain as log_chain
from piadesk.checks.change_log import rows as log
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.items import answers, counts, dates
from piadesk.checks.language import (
    brackets,
    characters,
    days_in_texts,
    references,
    slips,
    spellings,
)
from piadesk.checks.sheet import (
    audits,
    copied,
    cover,
    duties,
    file_names,
    files,
    network,
    procedure,
    records,
    revising,
)
from piadesk.checks.sheet import unknown_answers as left_over
from piadesk.forms import definition as d
from piadesk.revision.change_log import LOG
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk, walk_section

__all__ = ["Finding", "Severity", "check", "check_section", "checking", "checking_whole"]

ItemRule = Callable[[Case, Visit], Iterator[Finding]]
SheetRule = Callable[[Case], Iterator[Finding | None]]
"""A long one gives None between its findings, where the clerk's typing may come in."""

EACH_ITEM: Final[tuple[ItemRule, ...]] = (
    answers.empty,
    answers.faults_of_kind,
    answers.blanked,
    answers.words_in_brackets,
    answers.not_beside_others,
    counts.count,
    counts.entries_without_mark,
    counts.no_entry,
    dates.no_day,
    dates.after_publication,
    dates.old_count,
    days_in_texts.days_that_never_were,
    days_in_texts.plans_past,
    characters.odd_characters,
    brackets.brackets,
    slips.slips,
    slips.headings_alone,
    slips.cut_off,
    references.stale_references,
    references.mistaken_references,
    references.item_references,
)
"""Rules that look at one item at a time."""

AGREEMENTS: Final[tuple[SheetRule, ...]] = (
    cover.title_of_other_form,
    cover.title_without_affair,
    cover.declared_by_other,
    duties.threshold_result,
    duties.report_kind,
    duties.priority_repeated,
    duties.priority_without_report,
    duties.result_against_population,
    network.not_implemented,
    network.implemented_nowhere,
    network.acquiring_method,
    network.providing_method,
    network.providing_basis,
    audits.no_audit,
    file_names.listed_names,
    file_names.names_twice,
    files.entrusting,
    files.subcontracting,
    files.providing,
    files.held_before_used,
    files.part_above_whole,
    files.file_above_affair,
    files.whole_file_entrusted,
    procedure.hearing_length,
    procedure.hearing_order,
    dates.old_assessment,
    revising.old_day,
)
"""Rules about particular items that must agree; quick, for they are asked after every edit."""

WHOLE_SHEET: Final[tuple[SheetRule, ...]] = (
    file_names.names_shortened,
    records.recorded_names,
    records.recorded_number,
    records.recorded_twice,
    log_chain.chain,
    revising.rows_to_make,
    spellings.two_spellings,
    copied.other_names,
    left_over.left_over,
)
"""Rules that read long texts of several sections; asked with the whole sheet only."""

LOG_ROWS: Final[tuple[SheetRule, ...]] = (
    log.texts,
    log.serials,
    log.order,
    log.newest,
    log.timing,
)
"""Rules about 変更箇所; asked with the whole sheet, and with the section that holds the log."""


def check(form: d.Form, sheet: Sheet) -> list[Finding]:
    """All findings of the sheet, in form order."""
    rules = AGREEMENTS + WHOLE_SHEET + LOG_ROWS
    return _outcome(_checking(Case(form, sheet), walk(form, sheet), rules))


def check_section(
    form: d.Form, sheet: Sheet, section: d.Section, rows: tuple[str, ...] = ()
) -> list[Finding]:
    """The findings of one section, for the sheet itself or for the file that ``rows`` leads to.

    Quick enough to follow the clerk's typing: what needs the whole sheet is left to
    `checking_whole`.
    """
    entries = walk_section(form, sheet, section, rows)
    return _outcome(checking(form, sheet, section, entries))


def checking(
    form: d.Form, sheet: Sheet, section: d.Section, entries: Iterable[Visit]
) -> Generator[None, None, list[Finding]]:
    """What `check_section` returns, bit by bit: it yields after each little piece of the work, so
    that the caller may do something else. The sheet must not change before the end."""
    holds_log = any(item.id == LOG.item for item in section.items)
    rules = AGREEMENTS + (LOG_ROWS if holds_log else ())
    return _checking(Case(form, sheet), entries, rules)


def checking_whole(form: d.Form, sheet: Sheet) -> Generator[None, None, list[Finding]]:
    """What `check` finds beyond all sections, bit by bit as `checking`."""
    case = Case(form, sheet)
    found: list[Finding] = []
    for rule in WHOLE_SHEET:
        found += yield from _found_by(rule, case)
    return found


def _checking(
    case: Case, entries: Iterable[Visit], rules: tuple[SheetRule, ...]
) -> Generator[None, None, list[Finding]]:
    """The findings about those entries, in their order."""
    order: dict[Address, int] = {}
    found: list[Finding] = []
    for place, entry in enumerate(entries):
        order.setdefault(entry.address, place)
        for item_rule in EACH_ITEM:
            found += item_rule(case, entry)
        yield
    for rule in rules:
        told = yield from _found_by(rule, case)
        found += (finding for finding in told if finding.address in order)
    return sorted(found, key=lambda finding: order[finding.address])


def _found_by(rule: SheetRule, case: Case) -> Generator[None, None, list[Finding]]:
    """The findings of one rule, with its pauses and one at its end."""
    found: list[Finding] = []
    for finding in rule(case):
        if finding is None:
            yield
        else:
            found.append(finding)
    yield
    return found


def _outcome(work: Generator[None, None, list[Finding]]) -> list[Finding]:
    """All of the work at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return list(end.value)
