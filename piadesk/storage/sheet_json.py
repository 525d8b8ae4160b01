"""The content of a sheet file: a sheet as readable UTF-8 JSON in form order, and back again."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from piadesk.digests import sha256
from piadesk.errors import SheetFileError
from piadesk.forms.definition import Form
from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import FORMAT, SCHEMA, Block, Sheet
from piadesk.storage.block_json import ShapeError, read_sheet
from piadesk.storage.strict_json import repeated, strict_json

CHECKSUM: Final = "checksum"
_METHOD: Final = "sha256:"
_DIGITS: Final = re.compile("[0-9a-f]{24}")
"""What is left of a checksum when other letters of it are damaged."""

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Parsed(NamedTuple):
    """The sheet of a file, and whether the content is other than PIAdesk wrote it; that cannot be
    told where it has no checksum."""

    sheet: Sheet
    is_altered: bool
    has_checksum: bool


def dump(sheet: Sheet, form: Form) -> bytes:
    """The file's content: UTF-8 JSON, readable, in form order, the same for equal sheets.

    Raises `ValueError` or `RecursionError` for what no JSON can hold.
    """
    document = _ordered_sheet(sheet, form)
    document.pop(CHECKSUM, None)
    document[CHECKSUM] = checksum(document)
    return json_bytes(document, indent=1) + b"\n"


def json_bytes(document: object, indent: int | None = None) -> bytes:
    """Readable JSON in UTF-8. Raises `ValueError` for NaN and the infinities."""
    text = json.dumps(document, ensure_ascii=False, indent=indent, allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Half of a pair of UTF-16 units is no character and UTF-8 refuses it; JSON can spell it.
        spelt = _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
        return spelt.encode("utf-8")


def checksum(document: dict[str, Any]) -> str:
    """What a file must say of its content, which is ``document`` without any checksum."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return _METHOD + sha256(canonical.encode("ascii")).hexdigest()


_MOST_SIGNS: Final = 20_000_000
"""Quotation marks and commas: one sheet of 90 pages has 20,000, so a thousand 公表版 fit. More of
them would hold up the window for minutes."""


def parse(content: bytes, name: str) -> Parsed:
    """The sheet that ``content`` tells; ``name`` is the file's name for messages.

    A sheet of a newer schema is given when it still has our shape. Raises `SheetFileError`
    (``file.too_many_parts``, ``file.empty``, ``file.not_json``, ``file.not_sheet``,
    ``file.newer``, ``file.damaged``).
    """
    if content.count(b'"') + content.count(b",") > _MOST_SIGNS:
        raise SheetFileError("file.too_many_parts", path=name)
    document = strict_json(content, name)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise SheetFileError("file.not_sheet", path=name)
    is_right = _take_checksum(document)
    try:
        sheet = read_sheet(document)
    except ShapeError as fault:
        schema = document.get("schema")
        if isinstance(schema, int) and schema > SCHEMA:
            raise SheetFileError("file.newer", path=name, found=schema, known=SCHEMA) from fault
        # Loads pydantic, which finds the place and is else not needed.
        from piadesk.storage.sheet_schema import wrong_place

        raise SheetFileError("file.damaged", path=name, place=wrong_place(document)) from fault
    for block in (sheet, *sheet.published):
        for row_id in repeated(_row_ids(block)):
            raise SheetFileError("file.damaged", path=name, place=f"rows.id {row_id}")
    return Parsed(sheet, is_right is False, is_right is not None)


def fingerprint(content: bytes) -> str:
    """What tells two contents of a file apart."""
    return sha256(content).hexdigest()


def _take_checksum(document: dict[str, Any]) -> bool | None:
    """Take the checksum out of the content; whether it is that of the rest, None for no checksum.

    A file without one was written by hand or by an old program, but not one in which something
    like a checksum stands under another key: that key is damaged.
    """
    if CHECKSUM in document:
        return bool(document.pop(CHECKSUM) == checksum(document))
    for key, value in document.items():
        if key != "id" and isinstance(value, str) and _DIGITS.search(value):
            rest = {other: document[other] for other in document if other != key}
            if value == checksum(rest):
                del document[key]
            return False
    return None


def _row_ids(block: Block) -> Iterator[str]:
    for rows in block.rows.values():
        for row in rows:
            yield row.id
            yield from _row_ids(row)


def _ordered_sheet(sheet: Sheet, form: Form) -> dict[str, JsonValue]:
    head: dict[str, JsonValue] = {
        "format": FORMAT,
        "schema": sheet.schema_version,
        "form": sheet.form,
        "id": sheet.id,
    }
    return head | _ordered(sheet, form) | _kept_beside(sheet, form)


def _kept_beside(sheet: Sheet, form: Form) -> dict[str, JsonValue]:
    """The notes and the frozen versions, left out where there are none."""
    beside: dict[str, JsonValue] = {}
    if sheet.notes:
        beside["notes"] = {key: sheet.notes[key] for key in sorted(sheet.notes)}
    if sheet.published:
        beside["published"] = [
            {
                "id": version.id,
                "form": version.form,
                "published_on": version.published_on,
                **_ordered(version, form),
            }
            for version in sheet.published
        ]
    return beside


def _ordered(block: Block, form: Form) -> dict[str, JsonValue]:
    def place(key: str) -> tuple[int, str]:
        return (form.order.get(key, len(form.order)), key)

    ordered: dict[str, JsonValue] = {
        "answers": {key: block.answers[key] for key in sorted(block.answers, key=place)}
    }
    if block.rows:
        ordered["rows"] = {
            key: [{"id": row.id, **_ordered(row, form)} for row in block.rows[key]]
            for key in sorted(block.rows, key=place)
        }
    if block.unfit:
        ordered["unfit"] = [{"item": unfit.item, "value": unfit.value} for unfit in block.unfit]
    return ordered | block.unknown
