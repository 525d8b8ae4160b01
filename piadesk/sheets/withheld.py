"""What of a sheet is kept back from publication (非公表, 規則第13条), as its notes tell it.

Kept in the notes of the sheet, so that a program which does not know it leaves it there::

    [{"at": address, "words": passage, "reason": why}]

Without ``words`` the whole answer is kept back, or the whole entry where the address is one's; of
several ○ ``words`` may be one option.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import kind_of
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.walk import blanked_by

NOTE: Final = "withheld"

_MIN_REPEATED: Final = 4
"""Words of so many letters and more are blackened wherever they stand in the sheet: 変更箇所 quotes
them, other items repeat them. Shorter ones are part of too many others."""

_MIN_LINE: Final = 8
"""The same for the lines of an answer that is kept back as a whole."""


class Withheld(NamedTuple):
    """Something kept back; ``words`` is "" for a whole answer or entry."""

    address: Address
    words: str
    reason: str


def withheld_of(sheet: Sheet) -> tuple[Withheld, ...]:
    """All that is marked, in the order of marking; what is no such mark is left out."""
    noted = sheet.notes.get(NOTE)
    records = noted if isinstance(noted, list) else ()
    return tuple(
        Withheld(
            Address.read(place), str(record.get("words") or ""), str(record.get("reason") or "")
        )
        for record in records
        if isinstance(record, dict) and isinstance(place := record.get("at"), str)
    )


def withhold(sheet: Sheet, address: Address, words: str, reason: str) -> SetNote:
    """The edit that marks words of an answer, or with "" the whole answer or entry."""
    mine = Withheld(address, words, reason.strip())
    others = [one for one in withheld_of(sheet) if one[:2] != mine[:2]]
    return _note([*others, mine])


def publish_again(sheet: Sheet, address: Address) -> SetNote:
    """The edit after which nothing of an answer is kept back for itself."""
    return _note([one for one in withheld_of(sheet) if one.address != address])


def withheld_at(sheet: Sheet, address: Address) -> list[Withheld]:
    """What is kept back of an answer or entry for itself."""
    return [one for one in withheld_of(sheet) if one.address == address]


def can_be_withheld(item: d.AnyItem) -> bool:
    """Whether it is something that the clerk answers, or a repeat whose entries can be."""
    return isinstance(item, d.Answer | d.Repeat)


def is_lost(form: d.Form, sheet: Sheet, withheld: Withheld) -> bool:
    """Whether the marked words are no longer in their answer, or their item not on the form: what
    was to be kept back might be published."""
    item = form.by_id.get(withheld.address.item)
    if item is None:
        return True
    try:
        value = sheet.get(withheld.address)
    except KeyError:  # its entry was taken out: nothing of it is left to be published
        return False
    if not withheld.words or is_option(form, withheld) or blanked_by(form, sheet, withheld.address):
        return False
    return withheld.words not in "\n".join(_texts(value))


def is_option(form: d.Form, withheld: Withheld) -> bool:
    """Whether one option of several ○ is kept back."""
    item = form.by_id[withheld.address.item]
    return isinstance(item, d.Marks) and item.option(withheld.words) is not None


def places(form: d.Form, sheet: Sheet, address: Address) -> Iterator[tuple[Block, d.AnyItem]]:
    """The answer at an address, or all those of the entry that it is of."""
    item = form.by_id[address.item]
    try:
        block = sheet.block(address.path)
    except KeyError:
        return
    if isinstance(item, d.Repeat):
        yield from _all_answers(form, block, item.id)
    else:
        yield block, item


def repeated_words(form: d.Form, sheet: Sheet, withheld: Withheld) -> Iterator[tuple[str, bool]]:
    """What others may repeat of something kept back: the words, or the lines that the clerk wrote;
    with each whether it is long enough to be blackened wherever it stands."""
    if withheld.words:
        if not is_option(form, withheld):
            yield withheld.words, len(withheld.words) >= _MIN_REPEATED
            lines = [line for part in withheld.words.splitlines() if (line := part.strip())]
            if len(lines) > 1:
                yield from ((line, len(line) >= _MIN_LINE) for line in lines)
        return
    for block, item in places(form, sheet, withheld.address):
        min_length = _MIN_REPEATED if _is_title(form, item) else _MIN_LINE
        kind, value = kind_of(item), block.answers.get(item.id)
        free = kind.free_words(value)
        is_figure = not free and kind.is_quoted_whole and not form.choices_of(item)
        if is_figure and withheld.address.item == item.id:
            # A day, a number: too many places say the same and mean another thing.
            yield kind.shown(item, value), False
        for words in free:
            for line in dict.fromkeys((words.strip(), *map(str.strip, words.splitlines()))):
                if line:
                    yield line, len(line) >= min_length


def _is_title(form: d.Form, item: d.AnyItem) -> bool:
    repeat = form.by_id.get(form.parent_of(item))
    return isinstance(repeat, d.Repeat) and repeat.title_item == item.id


def _all_answers(form: d.Form, block: Block, repeat: str) -> Iterator[tuple[Block, d.AnyItem]]:
    """All answers of an entry, and the ○ that are not set: that they are not is an answer too."""
    unset = [
        item.id
        for item in form.children(repeat)
        if isinstance(item, d.Mark | d.Marks) and item.id not in block.answers
    ]
    for item_id in [*block.answers, *unset]:
        yield block, form.by_id[item_id]
    for nested, rows in block.rows.items():
        for row in rows:
            yield from _all_answers(form, row, nested)


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _note(marked: Sequence[Withheld]) -> SetNote:
    records: list[JsonValue] = []
    for address, words, reason in marked:
        own: dict[str, JsonValue] = {"words": words} if words else {}
        records.append({"at": str(address), **own, "reason": reason})
    return SetNote(NOTE, records or None)
