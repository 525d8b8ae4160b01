"""Edits as JSON, one object each, as the journal keeps them; and back."""

from typing import Any

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
from piadesk.sheets.sheet import Address
from piadesk.storage.block_json import block_json, read_entry, read_published


def record_of(edit: Edit) -> dict[str, JsonValue]:
    """The edit as a JSON object; ``do`` names its kind."""
    match edit:
        case SetValue():
            return {"do": "set", "at": str(edit.address), "value": edit.value}
        case AddEntry():
            row = block_json(edit.row, ("id",))
            return {"do": "add", "at": str(edit.address), "place": edit.at, "row": row}
        case RemoveEntry():
            return {"do": "remove", "at": str(edit.address), "id": edit.row_id}
        case MoveEntry():
            place = edit.to
            return {"do": "move", "at": str(edit.address), "id": edit.row_id, "place": place}
        case AddPublished():
            version = block_json(edit.version, ("id", "form", "published_on"))
            return {"do": "publish", "place": edit.at, "version": version}
        case RemovePublished():
            return {"do": "unpublish", "id": edit.version_id}
        case SetNote():
            return {"do": "note", "key": edit.key, "value": edit.value}
        case _:
            return {"do": "several", "edits": [record_of(part) for part in edit.edits]}


def edit_of(record: Any) -> Edit:  # noqa: ANN401 - any JSON may stand in a journal
    """The edit that `record_of` wrote.

    Raises `ValueError`, `TypeError` or `KeyError` for anything else.
    """
    match record["do"]:
        case "set":
            return SetValue(Address.read(record["at"]), record["value"])
        case "add":
            row = read_entry(record["row"])
            return AddEntry(Address.read(record["at"]), int(record["place"]), row)
        case "remove":
            return RemoveEntry(Address.read(record["at"]), str(record["id"]))
        case "move":
            return MoveEntry(Address.read(record["at"]), str(record["id"]), int(record["place"]))
        case "publish":
            return AddPublished(int(record["place"]), read_published(record["version"]))
        case "unpublish":
            return RemovePublished(str(record["id"]))
        case "note":
            return SetNote(str(record["key"]), record["value"])
        case "several":
            return Several(tuple(edit_of(part) for part in record["edits"]))
    raise ValueError(f"no edit is called {record['do']}")
