"""What is kept back from publication (非公表, 規則第13条): marked, blackened when published.

Kept in the notes of the sheet, so that a program which does not know it leaves it there::

    [{"at": address, "words": passage, "reason": why}]

Without ``words`` the whole answer is kept back, or the whole entry where the address is one's; of
several ○ ``words`` may be one option. The copy is made of the blackened sheet, so headings,
bookmarks, file names and quotations of 変更箇所 made from it cannot tell what the answers do not.
"""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pydantic import JsonValue

from piadesk.acts.withheld_log import blacken_rows
from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.kinds import ChosenMarks, kind_of
from piadesk.kinds.marks import WITHHELD
from piadesk.sheets.edits import SetNote
from piadesk.sheets.positions import position
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.walk import blanked_by, walk
from piadesk.texts.blackened import blackened, mark, mark_of

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
        Withheld(Address.read(at), str(one.get("words") or ""), str(one.get("reason") or ""))
        for one in records
        if isinstance(one, dict) and isinstance(at := one.get("at"), str)
    )


def withhold(sheet: Sheet, address: Address, words: str, reason: str) -> SetNote:
    """The edit that marks words of an answer, or with "" the whole answer or entry."""
    mine = Withheld(address, words, reason.strip())
    others = [one for one in withheld_of(sheet) if one[:2] != mine[:2]]
    return _noted([*others, mine])


def publish_again(sheet: Sheet, address: Address) -> SetNote:
    """The edit after which nothing of an answer is kept back for itself."""
    return _noted([one for one in withheld_of(sheet) if one.address != address])


def can_be_withheld(item: d.AnyItem) -> bool:
    """Whether it is something that the clerk answers, or a repeat whose entries can be."""
    return isinstance(item, d.Answer | d.Repeat)


def reasons(sheet: Sheet) -> list[str]:
    """The reasons in order, each once: the number of each is its mark's."""
    return list(dict.fromkeys(one.reason for one in withheld_of(sheet)))


def reason_lines(sheet: Sheet) -> list[str]:
    """The list of reasons as the 公表用 copy has it: ``［非公表1］…``."""
    return [mark(number) + reason for number, reason in enumerate(reasons(sheet), start=1)]


def withheld_at(sheet: Sheet, address: Address) -> list[Withheld]:
    """What is kept back of an answer or entry for itself."""
    return [one for one in withheld_of(sheet) if one.address == address]


# ---- the copy


def published_copy(form: d.Form, sheet: Sheet, state: Sheet | None = None) -> Sheet:
    """The sheet as it may be published: no note, no 公表版, no unknown answer is in it.

    Of another ``state`` of the sheet (an earlier one on the same form) that copy, with what is kept
    back now.

    Raises `PiadeskError` ``withheld.lost`` where marked words are no longer in their answer, or
    their item is not on the form: what was to be kept back would be published.
    """
    if lost := [one for one in withheld_of(sheet) if _is_lost(form, sheet, one)]:
        where = "、".join(dict.fromkeys(_position(form, sheet, one.address) for one in lost))
        raise PiadeskError("withheld.lost", count=len(lost), where=where)
    numbers = {reason: number for number, reason in enumerate(reasons(sheet), start=1)}
    repeated: dict[str, str] = {}
    source = sheet if state is None else state
    copy = Sheet(form=source.form, id=source.id, answers=dict(source.answers))
    for key, rows in source.rows.items():
        copy.rows[key] = [row.model_copy(deep=True) for row in rows]
    _strip(form, copy)
    _drop_blanked(form, copy)
    for one in withheld_of(sheet):
        black = blackened(numbers[one.reason])
        is_option = _is_option(form, one)
        if len(one.words) >= _MIN_REPEATED and not is_option:
            repeated.setdefault(one.words, black)
        if is_option or not one.words:
            blacken_rows(form, sheet, copy, one.address, black)
        for block, item in () if one.words or state is None else _places(form, sheet, one.address):
            repeated |= dict.fromkeys(_lines(form, item, block.answers.get(item.id)), black)
        for block, item in _places(form, copy, one.address):
            value = block.answers.get(item.id)
            if is_option:
                block.answers[item.id] = _without_option(value, one.words, black)
            elif one.words:
                block.answers[item.id] = _replaced(value, {one.words: black}, _official(item))
            elif value is not None or isinstance(item, d.Mark | d.Marks):
                block.answers[item.id] = _black_value(item, black)
                repeated |= dict.fromkeys(_lines(form, item, value), black)
    # The longest first: a passage may hold another one.
    _blacken(copy, dict(sorted(repeated.items(), key=lambda pair: -len(pair[0]))), form)
    return copy


def _is_lost(form: d.Form, sheet: Sheet, one: Withheld) -> bool:
    item = form.by_id.get(one.address.item)
    if item is None:
        return True
    try:
        value = sheet.get(one.address)
    except KeyError:  # its entry was taken out: nothing of it is left to be published
        return False
    if blanked_by(form, sheet, one.address):
        return False
    if not one.words or _is_option(form, one):
        return False
    return one.words not in "\n".join(_texts(value))


def _is_option(form: d.Form, one: Withheld) -> bool:
    """Whether one option of several ○ is kept back."""
    item = form.by_id[one.address.item]
    return isinstance(item, d.Marks) and item.option(one.words) is not None


def _without_option(value: JsonValue, label: str, black: str) -> JsonValue:
    """The marks with ■ for one option, whatever it says."""
    chosen = ChosenMarks.of(value)
    kept = value.get(WITHHELD) if isinstance(value, dict) else None
    withheld = dict(kept) if isinstance(kept, dict) else {}
    return {
        "marked": [one for one in chosen.marked if one != label],
        "texts": {one: text for one, text in chosen.texts.items() if one != label},
        WITHHELD: {**withheld, label: mark_of(black)},
    }


def _drop_blanked(form: d.Form, copy: Sheet) -> None:
    """Take out what is kept but not printed (記載不要): it would be printed when the answer that
    blanks it is blackened."""
    for visit in [visit for visit in walk(form, copy) if visit.blanked_by]:
        with contextlib.suppress(KeyError):  # its entry is gone already
            block = copy.block(visit.address.path)
            block.answers.pop(visit.item.id, None)
            block.rows.pop(visit.item.id, None)


def _position(form: d.Form, sheet: Sheet, address: Address) -> str:
    return position(form, sheet, address) if address.item in form.by_id else address.item


def _places(form: d.Form, sheet: Sheet, address: Address) -> Iterator[tuple[Block, d.AnyItem]]:
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


def _strip(form: d.Form, block: Block) -> None:
    """Take out what is not of the form: nobody has looked whether it may be published."""
    for item_id in [one for one in block.answers if one not in form.by_id]:
        del block.answers[item_id]
    block.unfit = []
    if block.model_extra:
        block.model_extra.clear()
    block.rows = {key: rows for key, rows in block.rows.items() if key in form.by_id}
    for rows in block.rows.values():
        for row in rows:
            _strip(form, row)


def _lines(form: d.Form, item: d.AnyItem, value: JsonValue) -> Iterator[str]:
    """The lines of an answer that are blackened elsewhere too: those that the clerk wrote."""
    repeat = form.by_id.get(form.parent_of(item))
    is_name = isinstance(repeat, d.Repeat) and repeat.title_item == item.id
    least = _MIN_REPEATED if is_name else _MIN_LINE
    for words in kind_of(item).free_words(value):
        for line in (words, *words.splitlines()):
            if len(line.strip()) >= least:
                yield line.strip()


def _black_value(item: d.AnyItem, black: str) -> JsonValue:
    if isinstance(item, d.Marks):
        first, *others = (option.label for option in item.options)
        return {"marked": [], WITHHELD: {first: mark_of(black), **dict.fromkeys(others, "")}}
    return None if isinstance(item, d.Picture) else black


def _blacken(block: Block, words: dict[str, str], form: d.Form) -> None:
    for item_id, value in block.answers.items():
        item = form.by_id[item_id]
        if not isinstance(item, d.Picture) and value not in form.choices_of(item):
            block.answers[item_id] = _replaced(value, words, _official(item))
    for rows in block.rows.values():
        for row in rows:
            _blacken(row, words, form)


def _official(item: d.AnyItem) -> frozenset[str]:
    """Words of the form, which everybody may read."""
    labels = (option.label for option in item.options) if isinstance(item, d.Marks) else ()
    return frozenset(("marked", "texts", WITHHELD, *labels))


def _replaced(
    value: JsonValue, words: dict[str, str], kept: frozenset[str] = frozenset()
) -> JsonValue:
    if isinstance(value, str) and value not in kept:
        for passage, black in words.items():
            value = value.replace(passage, black)
    elif isinstance(value, dict):
        parts = value.items()
        return {str(_replaced(k, words, kept)): _replaced(v, words, kept) for k, v in parts}
    elif isinstance(value, list):
        return [_replaced(part, words, kept) for part in value]
    return value


def _texts(value: JsonValue) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _noted(marked: Sequence[Withheld]) -> SetNote:
    records: list[JsonValue] = []
    for at, words, reason in marked:
        own: dict[str, JsonValue] = {"words": words} if words else {}
        records.append({"at": str(at), **own, "reason": reason})
    return SetNote(NOTE, records or None)
