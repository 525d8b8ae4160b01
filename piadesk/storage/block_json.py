"""Sheets, entries and 公表版 read out of JSON and told as JSON, key by key.

By hand, for every command reads a sheet and to load pydantic would take longer than all that most
of them do. `piadesk.storage.sheet_schema` holds the same rules for others to read.
"""

import re
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import SCHEMA, Block, Entry, Published, Sheet, UnfitAnswer, new_sheet_id

_HALF: Final = re.compile("[\ud800-\udfff]")

BlockT = TypeVar("BlockT", bound=Block)


class ShapeError(ValueError):
    """JSON that is no sheet, or no part of one."""


def read_sheet(document: dict[str, Any]) -> Sheet:
    """The sheet that the object tells, a whole file without checksum. Raises `ShapeError`."""
    document = dict(document)
    document.pop("format", None)
    schema = document.pop("schema", SCHEMA)
    if type(schema) is not int or schema < 1:
        raise ShapeError("schema")
    sheet_id = _text(document.pop("id")) if "id" in document else new_sheet_id()
    sheet = Sheet(schema_version=schema, form=_text(document.pop("form", None)), id=sheet_id)
    sheet.published = [read_published(one) for one in _list(document.pop("published", []))]
    sheet.notes = _table(document.pop("notes", {}))
    return _filled(sheet, document)


def read_published(document: object) -> Published:
    """One 公表版. Raises `ShapeError`."""
    table = dict(_table(document))
    version = Published(id=_text(table.pop("id", None)), form=_text(table.pop("form", None)))
    version.published_on = _text(table.pop("published_on", ""))
    return _filled(version, table)


def read_entry(document: object) -> Entry:
    """One entry of a repeat. Raises `ShapeError`."""
    table = dict(_table(document))
    entry_id = _text(table.pop("id", None))
    if not entry_id or "/" in entry_id or _HALF.search(entry_id):
        raise ShapeError("id")
    return _filled(Entry(id=entry_id), table)


def _filled(block: BlockT, table: dict[str, Any]) -> BlockT:
    """``block`` with what ``table`` tells of it: that is the rest of its object."""
    block.answers = _table(table.pop("answers", {}))
    rows = _table(table.pop("rows", {}))
    block.rows = {key: [read_entry(row) for row in _list(rows[key])] for key in rows}
    block.unfit = [_unfit(_table(one)) for one in _list(table.pop("unfit", []))]
    if any(map(_HALF.search, table)):
        raise ShapeError("key")
    block.unknown = table
    return block


def _unfit(table: dict[str, Any]) -> UnfitAnswer:
    if "value" not in table:
        raise ShapeError("value")
    return UnfitAnswer(_text(table.get("item")), table["value"])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ShapeError("text")
    return value


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ShapeError("table")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ShapeError("list")
    return value


def block_json(block: Block, keys: Iterable[str]) -> dict[str, JsonValue]:
    """The block as `read_entry` and `read_published` read it, ``keys`` being its own beside those
    of all blocks."""
    rows: dict[str, JsonValue] = {
        key: [block_json(row, ("id",)) for row in rows] for key, rows in block.rows.items()
    }
    unfit: list[JsonValue] = [{"item": one.item, "value": one.value} for one in block.unfit]
    own = {key: getattr(block, key) for key in keys}
    return {"answers": block.answers, "rows": rows, "unfit": unfit, **own, **block.unknown}
