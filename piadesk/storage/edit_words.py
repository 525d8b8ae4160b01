"""Edits in words: what the clerk wrote and did, for a journal that cannot be carried out."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.errors import SheetFileError
from piadesk.forms.definition import Form
from piadesk.json_values import JsonValue
from piadesk.sheets.edits import (
    AddEntry,
    AddPublished,
    Edit,
    MoveEntry,
    RemoveEntry,
    RemovePublished,
    SetNote,
    SetValue,
    Several,
)
from piadesk.sheets.sheet import Address, Block
from piadesk.storage.altered import value_in_words
from piadesk.storage.edit_json import edit_of
from piadesk.storage.strict_json import strict_json
from piadesk.storage.typed_text import TYPED, typing_edit
from piadesk.words import say

_ACTS: Final[dict[type, str]] = {
    RemoveEntry: "removed",
    MoveEntry: "moved",
    AddPublished: "frozen",
    RemovePublished: "unfrozen",
    SetNote: "noted",
}
"""Those of which the clerk need know no more than that they were."""


def edits_in_words(form: Form | None, edits: Sequence[Edit]) -> list[str]:
    """One paragraph for each answer written (as it was written last) and each other act."""
    return [*dict(_paragraphs(form, edits)).values()]


def unread_in_words(form: Form | None, unread: Sequence[str]) -> list[str]:
    """The same of lines of a journal that are not whole: as edits where they can still be read as
    such, else as they stand there."""
    return [paragraph for text in unread for paragraph in _unread(form, text)]


def _unread(form: Form | None, text: str) -> list[str]:
    try:
        record = strict_json(text.encode("utf-8"), "")
        edit = typing_edit(record) if record.get("do") == TYPED else edit_of(record)
        return [say("edit_words.damaged", words=words) for words in edits_in_words(form, [edit])]
    except (SheetFileError, ValueError, TypeError, KeyError, AttributeError):
        return [text]


def _paragraphs(form: Form | None, edits: Sequence[Edit]) -> Iterator[tuple[object, str]]:
    for edit in edits:
        match edit:
            case SetValue():
                yield edit.address, _answer(form, edit.address, edit.value)
            case AddEntry():
                path = (*edit.address.path, edit.row.id)
                yield id(edit), say("edit_words.added", item=_title(form, edit.address.item))
                yield from _within(form, edit.row, path)
            case Several():
                yield from _paragraphs(form, edit.edits)
            case RemoveEntry() | MoveEntry():
                yield id(edit), _act(edit, _title(form, edit.address.item))
            case _:
                yield id(edit), _act(edit, "")


def _within(form: Form | None, block: Block, path: tuple[str, ...]) -> Iterator[tuple[object, str]]:
    for item_id, value in block.answers.items():
        address = Address(path, item_id)
        yield address, _answer(form, address, value)
    for rows in block.rows.values():
        for row in rows:
            yield from _within(form, row, (*path, row.id))


def _answer(form: Form | None, address: Address, value: JsonValue) -> str:
    words = value_in_words(form, address, value)
    return say("edit_words.answer", item=_title(form, address.item), value=words)


def _act(edit: Edit, item: str) -> str:
    return say(f"edit_words.{_ACTS[type(edit)]}", item=item)


def _title(form: Form | None, item_id: str) -> str:
    item = form.by_id.get(item_id) if form is not None else None
    return item.title if item is not None else say("altered.unknown_item", address=item_id)
