"""Changes told as rows of 変更箇所: the item's name, the text before, the text after.

Choices and marks are quoted with their brackets, as published sheets do: ``[ 十分である ]``,
``[ ○ ] 内部監査``; of several marks only those that changed.
"""

from collections.abc import Iterable, Iterator

from pydantic import JsonValue

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.revision.change_log import LogRow
from piadesk.revision.changes import Change
from piadesk.revision.item_names import Style, item_name
from piadesk.sheets.positions import Names, row_title
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import walk_entry
from piadesk.words import say


def rows(
    form: d.Form, old: Sheet, new: Sheet, found: Iterable[Change], style: Style
) -> Iterator[LogRow]:
    """For each change 項目, 変更前の記載, 変更後の記載; 提出時期 and its 説明 are left open."""
    before, after = Names(form, old), Names(form, new)
    for change in found:
        gone = change.kind == "removed"
        name = item_name(form, before if gone else after, change.address, style)
        one, other = texts(form, old if gone else new, change)
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
    if not isinstance(item, d.Marks):
        return quoted(item, before), quoted(item, after)
    one, other = kinds.ChosenMarks.of(before), kinds.ChosenMarks.of(after)
    concerned = [
        label
        for label in _labels(item, one, other)
        if (label in one.marked, one.texts.get(label, ""))
        != (label in other.marked, other.texts.get(label, ""))
    ]
    return _marks(item, one, concerned), _marks(item, other, concerned)


def quoted(item: d.AnyItem, value: JsonValue) -> str:
    """A value as 変更箇所 quotes it; "" for none. Of marks those that bear ○ or words."""
    if isinstance(item, d.Mark):
        return _bracket(marked=value is True) + item.label
    if kinds.is_blank(value):
        return ""
    if isinstance(item, d.Marks):
        chosen = kinds.ChosenMarks.of(value)
        texts = {label for label, text in chosen.texts.items() if text}
        labels = [one for one in _labels(item, chosen) if one in {*chosen.marked, *texts}]
        return _marks(item, chosen, labels)
    shown = kinds.shown(item, value)
    if isinstance(item, d.Choice | d.Computed):
        return f"[ {shown} ]"
    if isinstance(item, d.Count):
        return f"（{shown}）{item.unit}"
    if isinstance(item, d.Date) and item.as_of:
        return say("changes.as_of", date=shown)
    return shown


def _labels(item: d.Marks, *chosen: kinds.ChosenMarks) -> list[str]:
    """The labels of all options in official order, then those that the form does not have."""
    found = [option.label for option in item.options]
    for one in chosen:
        found += [*one.marked, *one.texts]
    return list(dict.fromkeys(found))


def _marks(item: d.Marks, chosen: kinds.ChosenMarks, labels: list[str]) -> str:
    return "　".join(
        _bracket(marked=label in chosen.marked) + label + _words(item, chosen, label)
        for label in labels
    )


def _words(item: d.Marks, chosen: kinds.ChosenMarks, label: str) -> str:
    option, text = item.option(label), chosen.texts.get(label, "")
    if option and option.blank == "count":
        return f"（{text}）件"
    return f"（{text}）" if text else ""


def _bracket(*, marked: bool) -> str:
    return f"[ {kinds.MARKED} ] " if marked else "[　] "


def _gone(change: Change) -> str:
    """What 変更後 says where nothing stands any more."""
    words = isinstance(change.item, d.Text | d.LongText) or change.kind == "removed"
    return say("changes.removed" if words else "changes.nothing")


def _entry(form: d.Form, sheet: Sheet, change: Change) -> str:
    """A whole entry, a line for each answer; a file by its name, for it fills sections."""
    assert isinstance(change.item, d.Repeat)
    assert change.row is not None
    if change.item.layout == "sections":
        return row_title(form, sheet, change.address)
    return "\n".join(_entry_lines(form, sheet, change.item, change.address))


def _entry_lines(
    form: d.Form, sheet: Sheet, rows_item: d.Repeat, address: Address
) -> Iterable[str]:
    for met in walk_entry(form, sheet, address):
        if not met.is_answer or met.blanked_by or kinds.is_blank(met.value):
            continue
        title = "" if met.item.id == rows_item.title_item else f"{met.item.title}："
        yield title + quoted(met.item, met.value)
