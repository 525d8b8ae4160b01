"""Sheet files: read with every fault told and the file left alone, written so that none is lost.

Saving writes a temporary file beside the target, flushes it to the disk, reads it back, compares,
and only then replaces the target.
"""

import contextlib
import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import JsonValue, ValidationError

from piadesk import catalogue, kinds
from piadesk.definition import Form
from piadesk.errors import SheetFileError
from piadesk.sheet import FORMAT, SCHEMA, Block, Sheet

_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Opened:
    """A sheet as it was read, and the fingerprint of the file then."""

    sheet: Sheet
    form: Form
    fingerprint: str


def load(path: Path) -> Opened:
    """Read a sheet file.

    Raises `SheetFileError` with the codes ``file.missing``, ``file.unreadable``,
    ``file.not_json``, ``file.not_sheet``, ``file.newer``, ``file.damaged``,
    ``file.wrong_answer``; `FormError` ``form.unknown`` for a form that is not installed.
    """
    content = _bytes_of(path)
    sheet = _sheet_of(path, _json_of(path, content))
    form = catalogue.form(sheet.form)
    for item_id, value in _answers(sheet):
        item = form.by_id.get(item_id)
        if item is not None and not kinds.fits(item, value):
            raise SheetFileError("file.wrong_answer", path=path.name, item=item.title)
    return Opened(sheet, form, fingerprint(content))


def save(sheet: Sheet, form: Form, path: Path, known: str = "") -> str:
    """Write the sheet to ``path`` and return the new fingerprint.

    ``known`` is the fingerprint that the file had when it was read ("" for a new file); a file
    that differs from it is not overwritten. Raises `SheetFileError` (``file.changed_outside``,
    ``file.not_saved``).
    """
    content = dump(sheet, form)
    if known and path.exists() and fingerprint(_bytes_of(path)) != known:
        raise SheetFileError("file.changed_outside", path=path.name)
    try:
        _replace(path, content)
    except OSError as fault:
        raise SheetFileError("file.not_saved", path=path.name, reason=_reason(fault)) from fault
    return fingerprint(content)


def dump(sheet: Sheet, form: Form) -> bytes:
    """The file's content: UTF-8 JSON, readable, in form order, the same for equal sheets."""
    told = json.dumps(_ordered_sheet(sheet, form), ensure_ascii=False, indent=1)
    # Half of a pair of UTF-16 units is no character and UTF-8 refuses it; JSON can spell it.
    escaped = _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", told)
    return (escaped + "\n").encode("utf-8")


def fingerprint(content: bytes) -> str:
    """What tells two contents of a file apart."""
    return hashlib.sha256(content).hexdigest()


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise SheetFileError("file.missing", path=path.name) from fault
    except OSError as fault:
        raise SheetFileError("file.unreadable", path=path.name, reason=_reason(fault)) from fault


def _json_of(path: Path, content: bytes) -> Any:  # noqa: ANN401 - any JSON may stand in a file
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise SheetFileError("file.not_json", path=path.name, line=1) from fault
    except json.JSONDecodeError as fault:
        raise SheetFileError("file.not_json", path=path.name, line=fault.lineno) from fault
    except RecursionError as fault:
        raise SheetFileError("file.not_sheet", path=path.name) from fault


def _sheet_of(path: Path, found: Any) -> Sheet:  # noqa: ANN401
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise SheetFileError("file.not_sheet", path=path.name)
    schema = found.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise SheetFileError("file.newer", path=path.name, found=schema, known=SCHEMA)
    try:
        return Sheet.model_validate(found)
    except ValidationError as fault:
        place = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise SheetFileError("file.damaged", path=path.name, place=place) from fault


def _answers(block: Block) -> Iterator[tuple[str, JsonValue]]:
    yield from block.answers.items()
    for rows in block.rows.values():
        for row in rows:
            yield from _answers(row)


def _ordered_sheet(sheet: Sheet, form: Form) -> dict[str, JsonValue]:
    head: dict[str, JsonValue] = {
        "format": sheet.format,
        "schema": sheet.schema_version,
        "form": sheet.form,
        "id": sheet.id,
    }
    return head | _ordered(sheet, form)


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


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if beside.read_bytes() != content:
            raise OSError("read back differs")
        beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; Windows has no way to do this for a folder and needs none."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(fault: OSError) -> str:
    return fault.strerror or str(fault)
