"""Checks of 変更箇所 as a chain: a row against the item's next, the last against the sheet now."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from piadesk import definition as d
from piadesk.change_log import AFTER, BEFORE, DATE, ITEM, LOG, LogRow
from piadesk.change_rows import quoted
from piadesk.checks.case import Case, Rows
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.log_names import ItemFinder, Named
from piadesk.checks.quotations import (
    difference,
    difference_of_values,
    differing_mark,
    holds_passage,
)
from piadesk.checks.stand_ins import is_stand_in, plain
from piadesk.era import as_day
from piadesk.sheet import Address

_WHOLE_VALUE: Final = (d.Choice, d.Computed, d.Date, d.Count, d.Mark)
"""Kinds that 変更箇所 always quotes as a whole."""


@dataclass(frozen=True)
class _Change:
    """One row, what it names, and its place (1, 2, …) in the table."""

    number: int
    row: str
    told: LogRow
    named: Named

    def at(self, column: str) -> Address:
        return Address((self.row,), column)


def chain(case: Case) -> Iterator[Finding]:
    """All findings about the rows as a chain; what they name is looked up once for all rules."""
    if changes := _changes(case):
        for rule in (names, twice, breaks, current):
            yield from rule(case, changes)


def names(case: Case, changes: list[_Change]) -> Iterator[Finding]:
    """A 項目 that the form does not have, with the item that may be meant.

    Source: 様式の各項目 (old rows may use the labels of an older form, so it is only a hint).
    """
    for change in changes:
        if not change.named.known:
            code = "log_unknown_item" if change.named.suggestion else "log_unknown_place"
            address = change.at(ITEM)
            meant = change.named.suggestion
            yield case.found(code, Severity.HINT, address, name=change.told.item, meant=meant)


def twice(case: Case, changes: list[_Change]) -> Iterator[Finding]:
    """The same change entered a second time. Source: 変更箇所 has one row for each change."""
    seen: dict[tuple[str, str, str], int] = {}
    for change in changes:
        told = change.told
        if not told.before.strip() or is_stand_in(told.after):
            continue
        same = plain(told.item), plain(told.before), plain(told.after)
        if same in seen:
            yield case.found("log_twice", Severity.WARNING, change.at(ITEM), number=seen[same])
        seen.setdefault(same, change.number)


def breaks(case: Case, changes: list[_Change]) -> Iterator[Finding]:
    """変更前 of a row against 変更後 of the item's row before.

    Source: 変更箇所 (what was new is what is changed the next time).
    """
    last: dict[tuple[str, str, tuple[int, ...]], _Change] = {}
    for change in changes:
        if not change.named.item:
            continue
        former = last.get(change.named.key)
        last[change.named.key] = change
        if former is None or is_stand_in(change.told.before) or is_stand_in(former.told.after):
            continue
        if found := _found(case, change.named, change.told.before, former.told.after):
            yield case.found(
                "log_break",
                found.grave,
                change.at(BEFORE),
                number=former.number,
                here=found.here,
                there=found.there,
            )


def current(case: Case, changes: list[_Change]) -> Iterator[Finding]:
    """The last 変更後 of an item against what the sheet says now; 削除 of what is still there.

    Source: 変更箇所 (it tells how the sheet came to be what it is).
    """
    last = {change.named.key: change for change in changes if change.named.item}
    texts = _Texts(case)
    for change in last.values():
        now = texts.of(change.named)
        if not now:
            continue
        if is_stand_in(change.told.after):
            if "削除" in change.told.after and holds_passage(now, change.told.before):
                yield case.found("log_still_there", Severity.HINT, change.at(AFTER))
        elif found := _found(case, change.named, change.told.after, now):
            yield case.found(
                "log_not_now", found.grave, change.at(AFTER), here=found.here, there=found.there
            )


@dataclass(frozen=True)
class _Found:
    """Where two texts differ, and how grave that is."""

    here: str
    there: str
    grave: Severity


def _found(case: Case, named: Named, told: str, text: str) -> _Found | None:
    """Where ``told`` quotes ``text`` otherwise than it stands, by the kind of the item."""
    item = case.form.by_id[named.item]
    if isinstance(item, d.Marks):
        label = differing_mark(item, told, text)
        return _Found(label, label, Severity.HINT) if label else None
    whole = isinstance(item, _WHOLE_VALUE)
    found = difference_of_values(told, text) if whole else difference(told, text)
    if found is None:
        return None
    return _Found(found.here, found.there, Severity.WARNING if whole else Severity.HINT)


def _changes(case: Case) -> list[_Change]:
    """The rows from the oldest change to the newest, each with what it names."""
    rows = case.sheet.entries(LOG)
    if not rows:
        return []
    finder = ItemFinder(case.form)
    told = [(number, row.id, LogRow.of(row)) for number, row in enumerate(rows, start=1)]
    changes = [_Change(number, row, one, finder.find(one.item)) for number, row, one in told]
    days = [day for row in rows if (day := as_day(str(row.answers.get(DATE))))]
    newest_first = bool(days) and days[-1] < days[0]
    return changes[::-1] if newest_first else changes


class _Texts:
    """What the sheet says now at the places that rows of 変更箇所 name."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._entries: dict[tuple[str, Rows], list[Rows]] = {}
        self._under: dict[str, list[d.AnyItem]] = {}
        for item in case.form.items:
            for head in case.form.heads[item.id]:
                self._under.setdefault(head.id, []).append(item)

    def of(self, named: Named) -> str:
        """All that is answered there, line by line; "" where nothing is, or the place is gone."""
        item = self._case.form.by_id[named.item]
        rows = self._rows(item, named)
        if rows is None:
            return ""
        if isinstance(item, d.Rows):
            items = list(self._case.form.children(item.id))
        else:
            items = [item, *self._under.get(item.id, ())]
        lines = (self._line(one, rows) for one in items)
        return "\n".join(line for line in lines if line)

    def _line(self, item: d.AnyItem, rows: Rows) -> str:
        if not isinstance(item, d.Answer) or len(self._case.form.chain(item)) > len(rows):
            return ""
        return quoted(item, self._case.answer(item.id, rows))

    def _rows(self, item: d.AnyItem, named: Named) -> Rows | None:
        """The way to the named entry; None where the sheet has no such entry (any more)."""
        chain = [*self._case.form.chain(item), *([item.id] if isinstance(item, d.Rows) else [])]
        numbers = list(named.numbers)
        rows: Rows = ()
        for rows_id in chain:
            if rows_id == "file":
                entry = self._files.get(named.file)
            else:
                entry = self._entry(rows_id, rows, numbers.pop(0) if numbers else 0)
            if entry is None:
                return None
            rows = entry
        return rows

    def _entry(self, rows_id: str, rows: Rows, number: int) -> Rows | None:
        """The way to the entry of that number (1, 2, …), if there is one."""
        key = (rows_id, rows)
        if key not in self._entries:
            self._entries[key] = self._case.entries(rows_id, rows)
        entries = self._entries[key]
        return entries[number - 1] if 0 < number <= len(entries) else None

    @cached_property
    def _files(self) -> dict[str, Rows]:
        """The way to each file by its plain name, a number before the name left aside."""
        ways = self._case.entries("file")
        names = {way: self._case.answer("file.name", way) for way in ways}
        return {plain(str(name)).lstrip("0123456789"): way for way, name in names.items() if name}
