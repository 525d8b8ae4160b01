"""新旧対照表: old and new text side by side, with the passages marked that differ."""

from collections.abc import Iterator
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.revision.change_rows import quoted, texts
from piadesk.revision.changes import Change, Kind, compared
from piadesk.revision.item_names import Style, item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.texts.diff import DiffPassage, Sides, compare


class ComparisonRow(NamedTuple):
    """One row of the 新旧対照表: an item or an entry, with both sides."""

    kind: Kind
    name: str
    sides: Sides
    change: Change


def table(
    form: d.Form, old: Sheet, new: Sheet, style: Style, *, unchanged: bool = False
) -> Iterator[ComparisonRow]:
    """The 新旧対照表 in form order; the ``unchanged`` items too when asked."""
    before, after = Names(form, old), Names(form, new)
    for change in compared(form, old, new):
        if change.kind == "same" and not unchanged:
            continue
        gone = change.kind == "removed"
        name = item_name(form, before if gone else after, change.address, style)
        yield ComparisonRow(change.kind, name, _sides(form, old if gone else new, change), change)


def _sides(form: d.Form, sheet: Sheet, change: Change) -> Sides:
    if change.kind == "same":
        both = (DiffPassage(quoted(change.item, change.after)),)
        return Sides(both, both)
    return compare(*texts(form, sheet, change))
