"""A ready-made text put into an answer: at a place in it, at its end, or in its stead; one step."""

from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.sheets.edits import SetValue, Several
from piadesk.sheets.inserted import Inserted, note_inserted
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import answer

_AT_END: Final = -1


class Insertion(NamedTuple):
    """What is done, and where the inserted text ends in the answer then."""

    edit: Several
    end: int


def can_take_text(item: d.AnyItem) -> bool:
    """Whether an answer of the item is written in words."""
    return isinstance(item, d.Text | d.LongText)


def insertion(
    form: d.Form, sheet: Sheet, address: Address, new: Inserted, place: int | None = _AT_END
) -> Insertion:
    """Put the text of ``new`` before letter ``place`` of the answer at ``address``, at its end for
    -1, or in its stead for None; and note where it is from.

    At the end of a long text, and at the beginning of one of its lines, it is a line of its own. A
    field that the keyboard came to has its cursor before the first letter: nobody means that.
    """
    stored = answer(form, sheet, address)
    before = stored if isinstance(stored, str) and stored.strip() else ""
    if place is None or not before:
        text, end = new.text, len(new.text)
    elif 0 < place < len(before.rstrip()):
        behind = "\n" if before[place - 1] == "\n" and before[place] != "\n" else ""
        text = before[:place] + new.text + behind + before[place:]
        end = place + len(new.text)
    else:
        text = _with_joint(before, isinstance(form.by_id[address.item], d.LongText)) + new.text
        end = len(text)
    setting = SetValue(address, text)
    if _is_settled(form.by_id[address.item], new):
        return Insertion(Several((setting,)), end)
    return Insertion(Several((setting, note_inserted(sheet, address, text, new))), end)


def _is_settled(item: d.AnyItem, new: Inserted) -> bool:
    """Whether nobody need look at it again: what was read off a source, and the office's own words
    in a short answer, as hundreds of rows of 変更箇所 give the same reason."""
    return new.origin == "read_law" or (new.origin == "phrase" and isinstance(item, d.Text))


def _with_joint(before: str, is_long: bool) -> str:
    if not is_long:
        return f"{before}　"
    return before if before.endswith("\n") else f"{before}\n"
