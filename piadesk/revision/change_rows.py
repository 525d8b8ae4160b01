"""Changes told as rows of 変更箇所: the item's name, the text before, the text after.

Choices and marks are quoted with their brackets, as published sheets do: ``[ 十分である ]``,
``[ ○ ] 内部監査``; of several marks only those that changed.
"""

from collections.abc import Iterable, Iterator

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.revision.change_log import LogRow
from piadesk.revision.changes import Change
from piadesk.revision.item_names import Style, item_name
from piadesk.sheets.positions import Names, row_title
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import walk_entry
from piadesk.words import say


def rows(
    form: d.Form, old: Sheet, new: Sheet, differing: Iterable[Change], style: Style
) -> Iterator[LogRow]:
    """For each change 項目, 変更前の記載, 変更後の記載; 提出時期 and its 説明 are left open."""
    before, after = Names(form, old), Names(form, new)
    for change in differing:
        gone = change.kind == "removed"
        name = item_name(form, before if gone else after, change.address, style)
        one, other = texts(form, old if gone else new, change)
        if change.kind == "added" and not other:  # a row that says nothing yet, told by its name
            other = row_title(form, new, change.address)
        yield LogRow(name, one or say("changes.nothing"), other or _gone(change))


def texts(form: d.Form, sheet: Sheet, change: Change) -> tuple[str, str]:
    """What stood and what stands there, quoted; "" for nothing.

    ``sheet`` is the one that ``change.address`` leads into.
    """
    if change.row is None:
        return quoted_change(change.item, change.before, change.after)
    entry = _entry(form, sheet, change)
    return ("", entry) if change.kind == "added" else (entry, "")


def quoted_change(item: d.AnyItem, before: JsonValue, after: JsonValue) -> tuple[str, str]:
    """Both values quoted; of several marks only those that are not the same in both."""
    return kinds.kind_of(item).quoted_change(item, before, after)


def quoted(item: d.AnyItem, value: JsonValue) -> str:
    """A value as 変更箇所 quotes it; "" for none. Of marks those that bear ○ or words."""
    return kinds.kind_of(item).quoted(item, value)


def _gone(change: Change) -> str:
    """What 変更後 says where nothing stands any more."""
    words = kinds.kind_of(change.item).is_prose or change.kind == "removed"
    return say("changes.removed" if words else "changes.nothing")


def _entry(form: d.Form, sheet: Sheet, change: Change) -> str:
    """A whole entry, a line for each answer; a file by its name, for it fills sections."""
    repeat = form.repeat(change.item.id)
    if repeat.layout == "sections":
        return row_title(form, sheet, change.address)
    return "\n".join(_entry_lines(form, sheet, repeat, change.address))


def _entry_lines(
    form: d.Form, sheet: Sheet, rows_item: d.Repeat, address: Address
) -> Iterable[str]:
    for met in walk_entry(form, sheet, address):
        if not met.is_answer or met.blanked_by or kinds.is_blank(met.value):
            continue
        title = "" if met.item.id == rows_item.title_item else f"{met.item.title}："
        yield title + quoted(met.item, met.value)
