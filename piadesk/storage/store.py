"""Sheet files: read with every fault told and the file left alone, written so that none is lost."""

import contextlib
import gc
import logging
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import JsonValue

from piadesk import kinds
from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.forms.definition import AnyItem, Form
from piadesk.sheets.sheet import SCHEMA, Block, Sheet
from piadesk.storage import file_names, generations
from piadesk.storage.sheet_json import dump, fingerprint, parse
from piadesk.storage.writing import patiently, write_whole
from piadesk.words import reason

__all__ = ["Opened", "dump", "fingerprint", "load", "read", "save"]

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Opened:
    """A sheet as it was read, and the fingerprint of the file then.

    ``read_only`` is the key of the words that say why it may not be saved to this file
    (``file.read_only.newer``, ``file.read_only.protected``), "" when it may.
    """

    sheet: Sheet
    form: Form
    fingerprint: str
    read_only: str = ""


def load(path: Path) -> Opened:
    """Read a sheet file.

    Raises `SheetFileError` with the codes ``file.missing``, ``file.not_file``,
    ``file.unreadable`` and those of `read`.
    """
    opened = read(_bytes_of(path), path.name)
    if not opened.read_only and _is_protected(path):
        return Opened(opened.sheet, opened.form, opened.fingerprint, "file.read_only.protected")
    return opened


@contextlib.contextmanager
def _no_collector() -> Iterator[None]:
    """What is read holds no circles; to look for such would take longer than to read."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


@_no_collector()
def read(content: bytes, name: str) -> Opened:
    """The sheet in the content of a file (or of an earlier save); ``name`` is for messages.

    Raises `SheetFileError` with the codes of `sheet_json.parse`, ``file.wrong_form`` for a form
    that is not installed, and ``file.wrong_answer``.
    """
    sheet = parse(content, name)
    if sheet.form not in catalogue.form_ids():
        raise SheetFileError("file.wrong_form", path=name, form=sheet.form)
    form = catalogue.form(sheet.form)
    for block, its_form in [(sheet, sheet.form), *((old, old.form) for old in sheet.published)]:
        for item in _misfits(block, its_form):
            raise SheetFileError("file.wrong_answer", path=name, item=item.title)
    newer = "file.read_only.newer" if sheet.schema_version > SCHEMA else ""
    return Opened(sheet, form, fingerprint(content), newer)


def save(
    sheet: Sheet,
    form: Form,
    path: Path,
    known: str = "",
    foretell: Callable[[str, Path], None] | None = None,
) -> str:
    """Write the sheet to ``path`` and return the new fingerprint.

    ``known`` is the fingerprint that the file had when it was read ("" for a new file); a file
    that differs from it, or is gone, is not written. What stood there and what stands there now
    are both kept as earlier saves. ``foretell`` is told the new fingerprint and the path before
    anything is written. Raises `SheetFileError` (``file.changed_outside``, ``file.gone``,
    ``file.newer``, ``file.protected``, ``file.wrong_name``, ``file.not_saved``).
    """
    if sheet.schema_version > SCHEMA:
        raise SheetFileError("file.newer", path=path.name, found=sheet.schema_version, known=SCHEMA)
    if not file_names.is_allowed(path.name):
        raise SheetFileError("file.wrong_name", path=path.name)
    content = dump(sheet, form)
    told = fingerprint(content)
    before = _before(path)
    if known and before is None:
        raise SheetFileError("file.gone", path=path.name)
    # A save over the network may be done although the drive said that it failed.
    if known and before is not None and fingerprint(before) not in (known, told):
        raise SheetFileError("file.changed_outside", path=path.name)
    if _is_protected(path):
        raise SheetFileError("file.protected", path=path.name)
    if before:
        _keep(path, before)
    if foretell is not None:
        foretell(told, path)
    try:
        write_whole(path, content)
    except OSError as fault:
        raise SheetFileError("file.not_saved", path=path.name, reason=reason(fault)) from fault
    _keep(path, content)
    return told


def keep_as_opened(path: Path) -> None:
    """Keep the sheet file as it stands now: what is written on it after a crash is then never
    without the sheet that it was written on."""
    with contextlib.suppress(SheetFileError):
        _keep(path, _bytes_of(path))


def _keep(path: Path, content: bytes) -> None:
    """Keep an earlier save; that this fails must never keep a clerk from saving."""
    try:
        generations.keep(path, content)
    except OSError:
        _log.exception("no earlier save kept of %s", path)


def _before(path: Path) -> bytes | None:
    """What stands at ``path`` before a save; None for nothing."""
    try:
        return _bytes_of(path)
    except SheetFileError as fault:
        if fault.code == "file.missing":
            return None
        raise


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise SheetFileError("file.not_file", path=path.name)
        return patiently(path.read_bytes)
    except FileNotFoundError as fault:
        raise SheetFileError("file.missing", path=path.name) from fault
    except OSError as fault:
        raise SheetFileError("file.unreadable", path=path.name, reason=reason(fault)) from fault


def _is_protected(path: Path) -> bool:
    """Whether the file itself is set to 読み取り専用, on Windows as elsewhere."""
    try:
        return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError:
        return False


def _misfits(block: Block, form_id: str) -> Iterator[AnyItem]:
    """Items whose stored answer has not the shape of their kind; none for a form not installed."""
    if form_id not in catalogue.form_ids():
        return
    form = catalogue.form(form_id)
    for item_id, value in _answers(block):
        item = form.by_id.get(item_id)
        if item is not None and not kinds.fits(item, value):
            yield item


def _answers(block: Block) -> Iterator[tuple[str, JsonValue]]:
    yield from block.answers.items()
    for rows in block.rows.values():
        for row in rows:
            yield from _answers(row)
