"""The rows of 変更箇所 as changes of items: what each names, from the oldest to the newest."""

import datetime
from dataclasses import dataclass

from piadesk.checks.case import Case
from piadesk.checks.change_log.earlier_names import items_named_then
from piadesk.checks.change_log.joined_rows import taken_apart
from piadesk.checks.change_log.label_numbers import misnumbered_label
from piadesk.checks.change_log.named_items import Named
from piadesk.checks.change_log.narrowed_items import narrowed
from piadesk.forms.roles import LogItems
from piadesk.revision.change_log import LogRow
from piadesk.revision.present_wording import in_present_words
from piadesk.sheets.positions import log_row_name
from piadesk.sheets.sheet import Address


@dataclass(frozen=True)
class LoggedRow:
    """One row and its place (1, 2, …) in the table, with the addresses of its cells."""

    number: int
    entry: str
    name: str
    """How it is called: by its 変更日 and 項目."""

    row: LogRow
    day: datetime.date | None
    columns: LogItems

    @property
    def at_date(self) -> Address:
        """変更日."""
        return Address((self.entry,), self.columns.date)

    @property
    def at_item(self) -> Address:
        """項目."""
        return Address((self.entry,), self.columns.item)

    @property
    def at_before(self) -> Address:
        """変更前の記載."""
        return Address((self.entry,), self.columns.before)

    @property
    def at_after(self) -> Address:
        """変更後の記載."""
        return Address((self.entry,), self.columns.after)

    @property
    def at_timing(self) -> Address:
        """提出時期."""
        return Address((self.entry,), self.columns.timing)

    @property
    def at_explanation(self) -> Address:
        """提出時期に係る説明."""
        return Address((self.entry,), self.columns.explanation)


@dataclass(frozen=True)
class LoggedChange(LoggedRow):
    """A row with what it names.

    A row that names several items at once has each of them in ``each``; ``named`` is the one that
    it names, or what they are together: no item. One that tells by their labels what it says of
    each is as many changes.
    """

    named: Named
    each: tuple[Named, ...]


def logged_rows(case: Case) -> list[LoggedRow]:
    """The rows as they stand in the table; none where the form has no 変更箇所."""
    return case.shared(_rows)


def logged_changes(case: Case) -> list[LoggedChange]:
    """The changes from the oldest to the newest; worked out once, for names are long to find."""
    return case.shared(_changes)


def _rows(case: Case) -> list[LoggedRow]:
    log = case.log
    if log is None:
        return []
    repeat = case.form.repeat(log.items.rows)
    rows = []
    for number, entry in enumerate(log.entries(case.sheet), start=1):
        name = log_row_name(case.form, entry) or repeat.row_name.format(n=number)
        rows.append(LoggedRow(number, entry.id, name, log.row(entry), log.day(entry), log.items))
    return rows


def _changes(case: Case) -> list[LoggedChange]:
    changes: list[LoggedChange] = []
    for logged in case.each(logged_rows(case)):
        named = items_named_then(case, logged.entry, logged.row.item)
        if misnumbered_label(case.form, logged.row.item):
            named = (Named(),)  # Which item is meant nobody can say: it is told at the row.
        if parts := taken_apart(case.form, logged.row, named):
            changes += [
                _change(case, logged, part, one, (one,))
                for part, one in zip(parts, named, strict=True)
            ]
        else:
            whole = named[0] if len(named) == 1 else Named()
            changes.append(_change(case, logged, logged.row, whole, named))
    days = [logged.day for logged in logged_rows(case) if logged.day]
    is_newest_first = bool(days) and days[-1] < days[0]
    return changes[::-1] if is_newest_first else changes


def _change(
    case: Case, logged: LoggedRow, row: LogRow, named: Named, each: tuple[Named, ...]
) -> LoggedChange:
    """The change with 選択肢 as the form words them now, however the row of its time did."""
    row = in_present_words(case.form, named.item, row)
    each = tuple(narrowed(case.form, one, row) for one in each)
    if len(each) == 1:
        named = each[0]
    return LoggedChange(
        logged.number,
        logged.entry,
        logged.name,
        row,
        logged.day,
        logged.columns,
        named,
        each,
    )
