"""The rows of 変更箇所 as changes of items: what each names, from the oldest to the newest."""

import datetime
from collections.abc import Generator
from dataclasses import dataclass

from piadesk.checks.case import Case
from piadesk.checks.change_log.joined_rows import taken_apart
from piadesk.checks.change_log.named_items import Named, items_named
from piadesk.revision.change_log import LOG, LogRow, day_of, newest_first
from piadesk.sheets.sheet import Address


@dataclass(frozen=True)
class Change:
    """One row, what it names, and its place (1, 2, …) in the table.

    A row that names several items at once has each of them in ``each``; ``named`` is the one that
    it names, or what they are together: no item. One that tells by their labels what it says of
    each is as many changes.
    """

    number: int
    row: str
    told: LogRow
    date: datetime.date | None
    named: Named
    each: tuple[Named, ...]

    def at(self, column: str) -> Address:
        """The address of one cell of the row."""
        return Address((self.row,), column)


def changes(case: Case) -> Generator[None, None, list[Change]]:
    """The rows from the oldest change to the newest, each with what it names; it pauses after each,
    for names are long to find."""
    rows = case.sheet.entries(LOG)
    if not rows:
        return []
    found = []
    for number, row in enumerate(rows, start=1):
        yield
        told = LogRow.of(row)
        named = items_named(case.form, told.item)
        day = day_of(row)
        if apart := taken_apart(case.form, told, named):
            found += [
                Change(number, row.id, part, day, one, (one,))
                for part, one in zip(apart, named, strict=True)
            ]
            continue
        whole = named[0] if len(named) == 1 else Named()
        found.append(Change(number, row.id, told, day, whole, named))
    return found[::-1] if newest_first(rows) else found
