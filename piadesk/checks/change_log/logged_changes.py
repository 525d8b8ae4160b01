"""The rows of 変更箇所 as changes of items: what each names, from the oldest to the newest."""

import datetime
from dataclasses import dataclass

from piadesk.checks.case import Case
from piadesk.checks.change_log.joined_rows import taken_apart
from piadesk.checks.change_log.named_items import Named, items_named
from piadesk.revision.change_log import LOG, LogRow, day_of, newest_first
from piadesk.sheets.sheet import Address


@dataclass(frozen=True)
class LoggedChange:
    """One row, what it names, and its place (1, 2, …) in the table.

    A row that names several items at once has each of them in ``each``; ``named`` is the one that
    it names, or what they are together: no item. One that tells by their labels what it says of
    each is as many changes.
    """

    number: int
    row_id: str
    row: LogRow
    date: datetime.date | None
    named: Named
    each: tuple[Named, ...]

    def at(self, column: str) -> Address:
        """The address of one cell of the row."""
        return Address((self.row_id,), column)


def logged_changes(case: Case) -> list[LoggedChange]:
    """The rows from the oldest change to the newest, each with what it names; worked out once."""
    return case.shared(_changes)


def _changes(case: Case) -> list[LoggedChange]:
    rows = case.sheet.entries(LOG)
    changes: list[LoggedChange] = []
    for number, entry in enumerate(case.each(rows), start=1):
        row, day = LogRow.of(entry), day_of(entry)
        named = items_named(case.form, row.item)
        if parts := taken_apart(case.form, row, named):
            changes += [
                LoggedChange(number, entry.id, part, day, one, (one,))
                for part, one in zip(parts, named, strict=True)
            ]
        else:
            whole = named[0] if len(named) == 1 else Named()
            changes.append(LoggedChange(number, entry.id, row, day, whole, named))
    return changes[::-1] if newest_first(rows) else changes
