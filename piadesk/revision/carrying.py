"""The answers, entries and notes of a sheet under the names that another revision gives them.

Everything is built anew, so that ids may swap and chain in any order. An id that an answer bears
already is never overwritten: the one that would is kept under its old id.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from piadesk import kinds
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.revision.form_steps import FormStep
from piadesk.sheets.sheet import Block, Sheet


def carry(sheet: Sheet, step: FormStep) -> None:
    """Rename ids and 選択肢 in place, in the notes too."""
    _carry_block(sheet, step)
    sheet.notes = {key: _carry_note(note, step) for key, note in sheet.notes.items()}
    sheet.form = step.to


def _carry_block(block: Block, step: FormStep) -> None:
    for new_id, olds in step.joined.items():
        _join(block, step, new_id, olds)
    ids = _new_ids(block.answers, step)
    block.answers = {
        ids[item_id]: _carry_value(step, item_id, value) for item_id, value in block.answers.items()
    }
    rows_ids = _new_ids(block.rows, step)
    block.rows = {rows_ids[rows_id]: entries for rows_id, entries in block.rows.items()}
    for entries in block.rows.values():
        for entry in entries:
            _carry_block(entry, step)


def _join(block: Block, step: FormStep, new_id: str, olds: Sequence[str]) -> None:
    """Texts that become one stand under the first of their ids, one after the other, a day or a
    number among them as it was seen; what has no words stays as it is."""
    item = catalogue.form(step.to).by_id.get(new_id)
    there = [old for old in olds if old in block.answers]
    if len(there) < 2 or not isinstance(item, d.Text | d.LongText):
        return
    before = catalogue.form(step.origin).by_id
    if all(old in before and _has_words(before[old], block.answers[old]) for old in there):
        words = [kinds.shown(before[old], block.answers[old]) for old in there]
        between = "\n" if isinstance(item, d.LongText) else "　"
        block.answers[there[0]] = between.join(text for text in words if text.strip())
        for old in there[1:]:
            del block.answers[old]


def _has_words(item: d.AnyItem, value: JsonValue) -> bool:
    """Whether a value of the item is one that can be read as a text: words, a day, a number."""
    is_simple = isinstance(value, str | int | float) and not isinstance(value, bool)
    return is_simple and kinds.fits(item, value)


def _carry_value(step: FormStep, item_id: str, value: JsonValue) -> JsonValue:
    """The value with its 選択肢 in the new words, of marks each option and its text.

    One of an item that has become of another kind is carried as the words that the clerk saw.
    """
    if isinstance(value, dict) and set(value) <= {"marked", "texts"}:
        chosen = kinds.ChosenMarks.of(value)
        return kinds.ChosenMarks(
            tuple(step.choice(item_id, option) for option in chosen.marked),
            {step.choice(item_id, option): text for option, text in chosen.texts.items()},
        ).value()
    words = step.choice(item_id, value) if isinstance(value, str) else value
    return _carry_words(step, item_id, words)


def _carry_words(step: FormStep, item_id: str, value: JsonValue) -> JsonValue:
    """A day that becomes a text reads 令和7年4月1日 there, and a text that says a day is that day.

    Where the new kind holds no words they are left as they are, and `migration` puts them aside.
    """
    old = catalogue.form(step.origin).by_id.get(item_id)
    form = catalogue.form(step.to)
    new = form.by_id.get(step.item(item_id))
    if old is None or new is None or kinds.kind_of(old) is kinds.kind_of(new):
        return value
    if not _has_words(old, value):
        return value
    typed = kinds.shown(old, value)
    return kinds.kind_of(new).stored(form, new, typed) if kinds.fits(new, typed) else typed


def _new_ids(ids: Iterable[str], step: FormStep) -> dict[str, str]:
    """The new id of each; its own where another one takes or keeps the new one."""
    new_ids = {item_id: step.item(item_id) for item_id in ids}
    while True:
        takers = Counter(new_ids.values())
        barred = [old for old, new in new_ids.items() if old != new and takers[new] > 1]
        if not barred:
            return new_ids
        new_ids |= {item_id: item_id for item_id in barred}


def _carry_note(note: JsonValue, step: FormStep) -> JsonValue:
    """What the program remembers beside the answers, by item id or by address: under new ids."""
    if isinstance(note, dict):
        return {_carry_address(key, step): _carry_note(kept, step) for key, kept in note.items()}
    return _carry_address(note, step) if isinstance(note, str) else note


def _carry_address(text: str, step: FormStep) -> str:
    """An address (ids of entries, item id) under its new id; any other text as it is."""
    *path, item_id = text.split("/")
    return "/".join((*path, step.item(item_id)))
