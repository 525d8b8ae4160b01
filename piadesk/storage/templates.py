"""自庁ひな形 as files: each a sheet file in a folder of the program's own, or handed over as one.

A file of another kind of sheet is refused; one that is damaged is told, and stays where it is.
"""

from pathlib import Path
from typing import Final, NamedTuple

from piadesk.digests import random_id
from piadesk.errors import PiadeskError, TemplateError
from piadesk.forms import catalogue
from piadesk.places import data_folder, private_folder
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.file_names import TEMPLATE_SUFFIX as SUFFIX
from piadesk.storage.sheet_json import dump
from piadesk.storage.writing import write_whole
from piadesk.words import reason

NOTE: Final = "template"
"""Where a sheet says that it is one, and what it is called."""


class Kept(NamedTuple):
    """One that is kept; ``sheet`` is None for a file that cannot be read, of which ``fault``
    tells."""

    path: Path
    sheet: Sheet | None
    fault: PiadeskError | None = None


def folder() -> Path:
    """Where they are kept. Raises `OSError`."""
    return private_folder(data_folder() / "templates")


def kept_templates() -> list[Kept]:
    """All that are kept, the newest first, and what cannot be read behind them.

    Raises `TemplateError` ``template.unreadable``.
    """
    try:
        files = [file for file in folder().iterdir() if file.suffix == SUFFIX]
        files.sort(key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
    except OSError as fault:
        raise TemplateError("template.unreadable", reason=reason(fault)) from fault
    return sorted(map(_kept, files), key=lambda kept: kept.sheet is None)


def keep(template: Sheet, path: Path | None = None) -> Path:
    """Write it to ``path``, or as a new one into the folder; where it is then.

    Raises `TemplateError` ``template.not_kept``.
    """
    try:
        target = path or folder() / f"{random_id(16)}{SUFFIX}"
        content = dump(template, catalogue.form(template.form))
        write_whole(target, content, lambda written: _read(written, target.name))
    except OSError as fault:
        raise TemplateError("template.not_kept", reason=reason(fault)) from fault
    return target


def read_template(path: Path) -> Sheet:
    """The one that somebody handed over.

    Raises `SheetFileError` as `store.load`, and `TemplateError` ``template.none`` for a sheet that
    is no template.
    """
    opened = store.load(path)
    return _template(opened.sheet, path.name)


def drop(path: Path) -> None:
    """Delete one that is kept. Raises `TemplateError` ``template.not_dropped``."""
    try:
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise TemplateError("template.not_dropped", reason=reason(fault)) from fault


def _kept(path: Path) -> Kept:
    try:
        return Kept(path, read_template(path))
    except PiadeskError as fault:
        return Kept(path, None, fault)


def _read(content: bytes, name: str) -> Sheet:
    return _template(store.read(content, name).sheet, name)


def _template(sheet: Sheet, name: str) -> Sheet:
    noted = sheet.notes.get(NOTE)
    called = noted.get("name") if isinstance(noted, dict) else None
    if not isinstance(called, str) or not called:
        raise TemplateError("template.none", path=name)
    return sheet
