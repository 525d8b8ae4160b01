"""The content of a sheet file: a sheet as readable UTF-8 JSON in form order, and back again."""

import hashlib
import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from pydantic import JsonValue, ValidationError

from piadesk.errors import SheetFileError
from piadesk.forms.definition import Form
from piadesk.sheets.sheet import FORMAT, SCHEMA, Block, Sheet

DEEPEST: Final = 100
"""How deep a file may nest; a sheet needs about ten, and deeper ones could not be written back."""

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class _WrongError(ValueError):
    """JSON that Python would read, but not give back as it was."""


def dump(sheet: Sheet, form: Form) -> bytes:
    """The file's content: UTF-8 JSON, readable, in form order, the same for equal sheets."""
    told = json.dumps(_ordered_sheet(sheet, form), ensure_ascii=False, indent=1, allow_nan=False)
    # Half of a pair of UTF-16 units is no character and UTF-8 refuses it; JSON can spell it.
    escaped = _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", told)
    return (escaped + "\n").encode("utf-8")


def parse(content: bytes, name: str) -> Sheet:
    """The sheet that ``content`` tells; ``name`` is the file's name for messages.

    A sheet of a newer schema is given when it still has our shape. Raises `SheetFileError`
    (``file.empty``, ``file.not_json``, ``file.not_sheet``, ``file.newer``, ``file.damaged``).
    """
    found = _json_of(content, name)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise SheetFileError("file.not_sheet", path=name)
    try:
        sheet = Sheet.model_validate(found)
    except ValidationError as fault:
        schema = found.get("schema")
        if isinstance(schema, int) and schema > SCHEMA:
            raise SheetFileError("file.newer", path=name, found=schema, known=SCHEMA) from fault
        place = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise SheetFileError("file.damaged", path=name, place=place) from fault
    for block in (sheet, *sheet.published):
        for row_id in _twice(_row_ids(block)):
            raise SheetFileError("file.damaged", path=name, place=f"rows.id {row_id}")
    return sheet


def fingerprint(content: bytes) -> str:
    """What tells two contents of a file apart."""
    return hashlib.sha256(content).hexdigest()


def _json_of(content: bytes, name: str) -> Any:  # noqa: ANN401 - any JSON may stand in a file
    if not content.strip(b"\0 \t\r\n"):
        raise SheetFileError("file.empty", path=name)
    try:
        found = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_no_key_twice,
            parse_float=_finite,
            parse_constant=_finite,
        )
    except _WrongError as fault:
        raise SheetFileError("file.damaged", path=name, place=str(fault)) from fault
    except json.JSONDecodeError as fault:
        raise SheetFileError("file.not_json", path=name, line=fault.lineno) from fault
    except ValueError as fault:  # not UTF-8, or a number of thousands of digits
        raise SheetFileError("file.not_json", path=name, line=1) from fault
    except RecursionError as fault:
        raise SheetFileError("file.not_sheet", path=name) from fault
    if _deeper_than(found, DEEPEST):
        raise SheetFileError("file.not_sheet", path=name)
    return found


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Of two equal keys Python would silently drop the first with all it holds."""
    for key in _twice(key for key, _ in pairs):
        raise _WrongError(key)
    return dict(pairs)


def _finite(number: str) -> float:
    found = float(number)
    if not math.isfinite(found):
        raise _WrongError(number)
    return found


def _twice(names: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


def _deeper_than(found: object, levels: int) -> bool:
    if not isinstance(found, dict | list):
        return False
    inner = found.values() if isinstance(found, dict) else found
    return levels == 0 or any(_deeper_than(one, levels - 1) for one in inner)


def _row_ids(block: Block) -> Iterator[str]:
    for rows in block.rows.values():
        for row in rows:
            yield row.id
            yield from _row_ids(row)


def _ordered_sheet(sheet: Sheet, form: Form) -> dict[str, JsonValue]:
    head: dict[str, JsonValue] = {
        "format": sheet.format,
        "schema": sheet.schema_version,
        "form": sheet.form,
        "id": sheet.id,
    }
    return head | _ordered(sheet, form) | _kept_beside(sheet, form)


def _kept_beside(sheet: Sheet, form: Form) -> dict[str, JsonValue]:
    """The notes and the frozen versions, left out where there are none."""
    told: dict[str, JsonValue] = {}
    if sheet.notes:
        told["notes"] = {key: sheet.notes[key] for key in sorted(sheet.notes)}
    if sheet.published:
        told["published"] = [
            {
                "id": version.id,
                "form": version.form,
                "published_on": version.published_on,
                **_ordered(version, form),
            }
            for version in sheet.published
        ]
    return told


def _ordered(block: Block, form: Form) -> dict[str, JsonValue]:
    def place(key: str) -> tuple[int, str]:
        return (form.order.get(key, len(form.order)), key)

    told: dict[str, JsonValue] = {
        "answers": {key: block.answers[key] for key in sorted(block.answers, key=place)}
    }
    if block.rows:
        told["rows"] = {
            key: [{"id": row.id, **_ordered(row, form)} for row in block.rows[key]]
            for key in sorted(block.rows, key=place)
        }
    return told | (block.model_extra or {})
