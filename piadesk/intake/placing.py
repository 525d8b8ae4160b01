"""Words that an import left over, put into an item by the clerk: in its place, or behind it."""

from typing import Final, Literal, NamedTuple

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank, kind_of
from piadesk.sheets.sheet import Address, Sheet
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
    if not isinstance(item, d.Answer) or not words.strip(OUTER):
        return None
    if isinstance(item, d.Text | d.LongText):
        before = sheet.get(address)
        kept = [before] if how == "append" and isinstance(before, str) and before else []
        return Placing("\n".join([*kept, words.strip(OUTER)]))
    kind = kind_of(item)
    read = kind.read(form, item, words)
    unread = any(code.startswith(_UNREAD) for code, _ in read.notes)
    if unread or is_blank(read.value) or any(kind.faults(form, item, read.value)):
        return None
    return Placing(read.value, read.left_over)
