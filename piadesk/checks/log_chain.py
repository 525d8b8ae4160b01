"""Checks of 変更箇所 as a chain: a row against the item's next, the last against the sheet now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from piadesk import definition as d
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.log_names import ItemFinder, Named
from piadesk.checks.log_texts import CurrentTexts
from piadesk.checks.quotations import (
    Difference,
    difference,
    difference_of_marks,
    difference_of_values,
    holds_passage,
)
from piadesk.checks.stand_ins import is_stand_in, plain
from piadesk.era import as_day
from piadesk.revision.change_log import AFTER, BEFORE, DATE, ITEM, LOG, LogRow
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
        if odd := _difference(case, change.named, change.told.before, former.told.after):
            yield case.found(
                "log_break",
                _grave(case, change.named),
                change.at(BEFORE),
                number=former.number,
                here=odd.here,
                there=odd.there,
            )


def current(case: Case, changes: list[_Change]) -> Iterator[Finding]:
    """The last 変更後 of an item against what the sheet says now; 削除 of what is still there.

    Source: 変更箇所 (it tells how the sheet came to be what it is).
    """
    last = {change.named.key: change for change in changes if change.named.item}
    texts = CurrentTexts(case)
    for change in last.values():
        now = texts.of(change.named)
        if not now:
            continue
        if is_stand_in(change.told.after):
            if "削除" in change.told.after and holds_passage(now, change.told.before):
                yield case.found("log_still_there", Severity.HINT, change.at(AFTER))
        elif odd := _difference(case, change.named, change.told.after, now):
            grave, address = _grave(case, change.named), change.at(AFTER)
            yield case.found("log_not_now", grave, address, here=odd.here, there=odd.there)


def _difference(case: Case, named: Named, told: str, text: str) -> Difference | None:
    """Where ``told`` quotes ``text`` otherwise than it stands, by the kind of the item."""
    item = case.form.by_id[named.item]
    if isinstance(item, d.Marks):
        return difference_of_marks(item, told, text)
    if isinstance(item, _WHOLE_VALUE):
        return difference_of_values(told, text)
    return difference(told, text)


def _grave(case: Case, named: Named) -> Severity:
    """What is quoted whole leaves no doubt; a passage of a text may have been changed since."""
    whole = isinstance(case.form.by_id[named.item], _WHOLE_VALUE)
    return Severity.WARNING if whole else Severity.HINT


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
