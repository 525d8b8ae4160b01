"""Checks of a revision that has begun: what is still as published, which change has no row."""

from collections.abc import Iterator

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.change_log.named_items import items_named
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.revision.changes import prints_alike
from piadesk.revision.proposal_links import links
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Address, Block


@sheet_rule(old_day=Severity.HINT)
def old_day(case: Case) -> Iterator[Finding]:
    """公表日 that is still that of the last 公表版, though the sheet has been changed since.

    Source: 表紙. The clerk often knows the new day last, so it is only a hint.
    """
    stored = case.text(Role.PUBLISHED_ON)
    if stored and case.last_published_on == stored:
        address = case.at(Role.PUBLISHED_ON)
        yield finding("old_day", address, published_on=shown_date(stored))


@sheet_rule(Asked.WITH_SHEET, rows_to_make=Severity.HINT)
def rows_to_make(case: Case) -> Iterator[Finding]:
    """Changes since the last 公表版 of which 変更箇所 says nothing yet; one finding for all.

    A row that the clerk wrote counts for all that it may mean, and a row taken out for what it was
    of. Source: 変更箇所 (it tells what changed since the last publication).
    """
    if case.before is None or case.log is None:
        return
    logged = {link.of for link in links(case.sheet).values()}
    by_hand = _named_by_hand(case, case.before)
    for address in _changed(case, case.before, (), case.sheet, case.before.sheet):
        heads = {head.id for head in case.form.heads[address.item]}
        if str(address) not in logged and not by_hand & {"", address.item, *heads}:
            yield finding("rows_to_make", case.log.address)
            return


def _named_by_hand(case: Case, before: Case) -> set[str]:
    """The items named by new rows that were not proposed; "" among them for a name of no item."""
    log = case.log
    if log is None:
        return set()
    known = {*links(case.sheet), *(entry.id for entry in log.entries(before.sheet))}
    names = [log.row(entry).item for entry in log.entries(case.sheet) if entry.id not in known]
    return {named.item for name in names for named in items_named(case.form, name)}


def _changed(
    case: Case, before: Case, way: EntryPath, now: Block, then: Block
) -> Iterator[Address]:
    """The items and entries that changed, as `piadesk.revision.changes` finds them.

    It looks at what is stored only, so what a mark elsewhere blanks is told by that mark alone.
    """
    for item_id in dict.fromkeys((*then.answers, *now.answers)):
        item = case.form.by_id.get(item_id)
        if now.answers.get(item_id) == then.answers.get(item_id) or not isinstance(item, d.Answer):
            continue
        values = before.answer(item_id, way), case.answer(item_id, way)
        if item_id != case.role(Role.PUBLISHED_ON) and not prints_alike(item, *values):
            yield Address(way, item_id)
    for rows_id in dict.fromkeys((*then.rows, *now.rows)):
        if (
            rows_id == case.role(Role.LOG)
            or rows_id not in case.form.by_id
            or case.blanked(rows_id, way)
        ):
            continue
        ones = {row.id: row for row in then.rows.get(rows_id, [])}
        others = {row.id: row for row in now.rows.get(rows_id, [])}
        for row_id in dict.fromkeys((*ones, *others)):
            inside = (*way, row_id)
            if row_id in ones and row_id in others:
                yield from _changed(case, before, inside, others[row_id], ones[row_id])
            else:
                yield Address(inside, rows_id)
