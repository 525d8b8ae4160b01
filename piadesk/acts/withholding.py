"""The copy of a sheet that may be published: what is kept back (非公表, 規則第13条) is blackened.

What is kept back is told by `piadesk.sheets.withheld`. The copy is made of the blackened sheet, so
headings, bookmarks, file names and quotations of 変更箇所 made from it cannot tell what the answers
do not.
"""

import contextlib
from collections.abc import Mapping
from copy import deepcopy

from piadesk.acts.pictures import bare_picture, stored_pictures
from piadesk.acts.withheld_log import blacken_rows
from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import ChosenMarks, kind_of
from piadesk.kinds.marks import WITHHELD
from piadesk.sheets.positions import position
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.walk import walk
from piadesk.sheets.withheld import is_lost, is_option, places, repeated_words, withheld_of
from piadesk.texts.blackened import blacken, blackened, mark, mark_of


def reasons(sheet: Sheet) -> list[str]:
    """The reasons in order, each once: the number of each is its mark's."""
    return list(dict.fromkeys(one.reason for one in withheld_of(sheet)))


def reason_lines(sheet: Sheet) -> list[str]:
    """The list of reasons as the 公表用 copy has it: ``［非公表1］…``."""
    return [mark(number) + reason for number, reason in enumerate(reasons(sheet), start=1)]


def published_copy(form: d.Form, sheet: Sheet, state: Sheet | None = None) -> Sheet:
    """The sheet as it may be published: no note, no 公表版, no unknown answer is in it.

    Of another ``state`` of the sheet (an earlier one on the same form) that copy, with what is kept
    back now.

    Raises `PiadeskError` ``withheld.lost`` where marked words are no longer in their answer, or
    their item is not on the form: what was to be kept back would be published.
    """
    if lost := [withheld for withheld in withheld_of(sheet) if is_lost(form, sheet, withheld)]:
        where = "、".join(
            dict.fromkeys(_position(form, sheet, withheld.address) for withheld in lost)
        )
        raise PiadeskError("withheld.lost", count=len(lost), where=where)
    numbers = {reason: number for number, reason in enumerate(reasons(sheet), start=1)}
    repeated: dict[str, str] = {}
    source = sheet if state is None else state
    copy = Sheet(form=source.form, id=source.id, answers=dict(source.answers))
    for key, rows in source.rows.items():
        copy.rows[key] = [deepcopy(row) for row in rows]
    _strip(form, copy)
    _drop_blanked(form, copy)
    for withheld in withheld_of(sheet):
        black = blackened(numbers[withheld.reason])
        for known in (sheet, source):
            for words, is_long in repeated_words(form, known, withheld):
                if is_long:
                    repeated.setdefault(words, black)
        if not withheld.words or is_option(form, withheld):
            blacken_rows(form, sheet, copy, withheld.address, black)
        for block, item in places(form, copy, withheld.address):
            value = block.answers.get(item.id)
            if is_option(form, withheld):
                block.answers[item.id] = _without_option(value, withheld.words, black)
            elif withheld.words:
                block.answers[item.id] = _replaced(value, {withheld.words: black}, _official(item))
            elif value is not None or isinstance(item, d.Mark | d.Marks):
                block.answers[item.id] = _black_value(item, black)
    _blacken(copy, repeated, form)
    return copy


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


def _strip(form: d.Form, block: Block) -> None:
    """Take out what is not of the form: nobody has looked whether it may be published."""
    for item_id in [answer for answer in block.answers if answer not in form.by_id]:
        del block.answers[item_id]
    block.unfit = []
    block.unknown = {}
    block.rows = {key: rows for key, rows in block.rows.items() if key in form.by_id}
    for rows in block.rows.values():
        for row in rows:
            _strip(form, row)


def _black_value(item: d.AnyItem, black: str) -> JsonValue:
    if isinstance(item, d.Marks):
        first, *others = (option.label for option in item.options)
        return {"marked": [], WITHHELD: {first: mark_of(black), **dict.fromkeys(others, "")}}
    return None if isinstance(item, d.Picture) else black


def _blacken(block: Block, words: Mapping[str, str], form: d.Form) -> None:
    for item_id, value in block.answers.items():
        item = form.by_id[item_id]
        if isinstance(item, d.Picture):
            block.answers[item_id] = _published_pictures(value, words)
            continue
        is_official = value in form.choices_of(item)
        # What is stored of a day is not what is printed: no part of it is blackened.
        is_free = not isinstance(value, str) or kind_of(item).free_words(value)
        if is_free and not is_official:
            block.answers[item_id] = _replaced(value, words, _official(item))
    for rows in block.rows.values():
        for row in rows:
            _blacken(row, words, form)


def _published_pictures(value: JsonValue, words: Mapping[str, str]) -> JsonValue:
    """Pictures with their names blackened, for papers call a picture by the name of its file, and
    with nothing behind the picture."""
    return [
        picture._replace(name=blacken(picture.name, words), data=bare_picture(picture.data)).value()
        for picture in stored_pictures(value)
    ]


def _official(item: d.AnyItem) -> frozenset[str]:
    """Words of the form, which everybody may read."""
    labels = (option.label for option in item.options) if isinstance(item, d.Marks) else ()
    return frozenset(("marked", "texts", WITHHELD, *labels))


def _replaced(
    value: JsonValue, words: Mapping[str, str], kept: frozenset[str] = frozenset()
) -> JsonValue:
    if isinstance(value, str) and value not in kept:
        value = blacken(value, words)
    elif isinstance(value, dict):
        parts = value.items()
        return {str(_replaced(k, words, kept)): _replaced(v, words, kept) for k, v in parts}
    elif isinstance(value, list):
        return [_replaced(part, words, kept) for part in value]
    return value
