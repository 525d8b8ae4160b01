"""Edits as JSON, one object each, as the journal keeps them; and back."""

from typing import Any

from pydantic import JsonValue

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
from piadesk.sheets.sheet import Address, Entry, Published


def told(edit: Edit) -> dict[str, JsonValue]:
    """The edit as a JSON object; ``do`` names its kind."""
    match edit:
        case SetValue():
            return {"do": "set", "at": str(edit.address), "value": edit.value}
        case AddEntry():
            at, row = str(edit.address), edit.row.model_dump(mode="json")
            return {"do": "add", "at": at, "place": edit.at, "row": row}
        case RemoveEntry():
            return {"do": "remove", "at": str(edit.address), "id": edit.row_id}
        case MoveEntry():
            at = str(edit.address)
            return {"do": "move", "at": at, "id": edit.row_id, "place": edit.to}
        case AddPublished():
            version = edit.version.model_dump(mode="json")
            return {"do": "publish", "place": edit.at, "version": version}
        case RemovePublished():
            return {"do": "unpublish", "id": edit.version_id}
        case SetNote():
            return {"do": "note", "key": edit.key, "value": edit.value}
        case _:
            return {"do": "several", "edits": [told(one) for one in edit.edits]}


def read(found: Any) -> Edit:  # noqa: ANN401 - any JSON may stand in a journal
    """The edit that `told` wrote.

    Raises `ValueError`, `TypeError` or `KeyError` for anything else.
    """
    match found["do"]:
        case "set":
            return SetValue(Address.read(found["at"]), found["value"])
        case "add":
            row = Entry.model_validate(found["row"])
            return AddEntry(Address.read(found["at"]), int(found["place"]), row)
        case "remove":
            return RemoveEntry(Address.read(found["at"]), str(found["id"]))
        case "move":
            return MoveEntry(Address.read(found["at"]), str(found["id"]), int(found["place"]))
        case "publish":
            return AddPublished(int(found["place"]), Published.model_validate(found["version"]))
        case "unpublish":
            return RemovePublished(str(found["id"]))
        case "note":
            return SetNote(str(found["key"]), found["value"])
        case "several":
            return Several(tuple(read(one) for one in found["edits"]))
    raise ValueError(f"no edit is called {found['do']}")
