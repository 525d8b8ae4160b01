"""Answers and entries in a sheet file that its form has no place for: kept, and told."""

from collections.abc import Iterator
from dataclasses import dataclass

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Address, Block, Sheet


@dataclass(frozen=True)
class UnknownAnswer:
    """An answer that no walk meets: its item is not on the form, not in such an entry, or the value
    has not the shape of the item's kind."""

    address: Address
    value: JsonValue


def unknown_answers(form: d.Form, sheet: Sheet) -> Iterator[UnknownAnswer]:
    """Every unknown answer of the sheet."""
    yield from _within(form, sheet, "", ())


def _within(
    form: d.Form, block: Block, parent: str | None, rows: tuple[str, ...]
) -> Iterator[UnknownAnswer]:
    """``parent`` is the repeat that ``block`` is an entry of, None for one that is a unknown."""
    known = {item.id: item for item in form.children(parent)} if parent is not None else {}
    for item_id, value in block.answers.items():
        if not isinstance(known.get(item_id), d.Answer):
            yield UnknownAnswer(Address(rows, item_id), value)
    for unfit in block.unfit:
        yield UnknownAnswer(Address(rows, unfit.item), unfit.value)
    for rows_id, entries in block.rows.items():
        inner = rows_id if isinstance(known.get(rows_id), d.Repeat) else None
        for row in entries:
            yield from _within(form, row, inner, (*rows, row.id))
