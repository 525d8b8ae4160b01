"""Words that an import left over, put into an item by the clerk: in its place, or behind it."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from piadesk.forms import definition as d
from piadesk.intake.remaining import RemainingLine
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank, kind_of
from piadesk.sheets.edits import AddEntry, Edit, SetValue
from piadesk.sheets.sheet import Address, Sheet, new_entry
from piadesk.texts.folding import OUTER

_UNREAD: Final = "not_a_"
"""How the notes of a reading begin that kept the words for want of a value."""

How = Literal["replace", "append"]


class Placing(NamedTuple):
    """The answer that the item has then, and the words that are no part of it."""

    value: JsonValue
    rest: tuple[str, ...] = ()


def placing(form: d.Form, sheet: Sheet, address: Address, words: str, how: How) -> Placing | None:
    """What the item at ``address`` says with ``words`` in the place of its answer or behind it.

    Behind it can only stand what is free text; of any other item the answer is replaced. None where
    the words are no answer of that kind, and for an item that nobody answers.
    """
    item = form.by_id[address.item]
    if how == "append" and isinstance(item, d.Text | d.LongText) and words.strip(OUTER):
        before = sheet.get(address)
        if isinstance(before, str) and before:
            return Placing("\n".join((before, words.strip(OUTER))))
    return _placed(form, item, words)


class Put(NamedTuple):
    """The edit that puts words into the sheet, the item that they come to stand in, and what is no
    part of its answer."""

    edit: Edit
    address: Address
    rest: tuple[str, ...] = ()


def putting(form: d.Form, sheet: Sheet, address: Address, words: str, how: How) -> Put | None:
    """``words`` put into the item at ``address``, see `placing`; into a list as a new entry, in the
    first of its items that takes them whole. None where they go nowhere."""
    if not isinstance(form.by_id[address.item], d.Repeat):
        placed = placing(form, sheet, address, words, how)
        return placed and Put(SetValue(address, placed.value), address, placed.rest)
    entry = new_entry()
    for item in form.children(address.item):
        placed = _placed(form, item, words)
        if placed is not None and not placed.rest:
            entry.answers[item.id] = placed.value
            added = AddEntry(address, len(sheet.entries(address)), entry)
            return Put(added, Address((*address.path, entry.id), item.id))
    return None


def destination(
    form: d.Form, sheet: Sheet, lines: Sequence[RemainingLine], line: RemainingLine
) -> Address | None:
    """Where words that went nowhere belong first of all: the item that they stood behind; where
    that cannot hold them, the nearest blank one that can and that not everything fits into."""
    if line.address is None or placing(form, sheet, line.address, line.words, "replace"):
        return line.address
    own = lines.index(line)
    near = sorted(range(len(lines)), key=lambda place: (abs(place - own), place < own))
    for other in (lines[place] for place in near):
        if other.address is None or other.words or not other.is_to_do:
            continue
        is_choosy = not isinstance(form.by_id[other.address.item], d.Text | d.LongText)
        if is_choosy and is_blank(sheet.get(other.address)):
            placed = placing(form, sheet, other.address, line.words, "replace")
            if placed is not None and not placed.rest:
                return other.address
    return line.address


def _placed(form: d.Form, item: d.AnyItem, words: str) -> Placing | None:
    """What an item says with these words for its answer; see `placing`."""
    if not isinstance(item, d.Answer) or not words.strip(OUTER):
        return None
    if isinstance(item, d.Text | d.LongText):
        return Placing(words.strip(OUTER))
    kind = kind_of(item)
    read = kind.read(form, item, words)
    unread = any(code.startswith(_UNREAD) for code, _ in read.notes)
    if unread or is_blank(read.value) or any(kind.faults(form, item, read.value)):
        return None
    return Placing(read.value, read.left_over)
