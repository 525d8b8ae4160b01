"""Sheet files: read with every fault told and the file left alone, written so that none is lost."""

import contextlib
import gc
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from piadesk import kinds
from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.forms.definition import Answer, Form
from piadesk.sheets.sheet import SCHEMA, Block, Sheet, UnfitAnswer
from piadesk.storage import file_names, generations
from piadesk.storage.long_paths import reachable
from piadesk.storage.sheet_json import dump, fingerprint, json_bytes, parse
from piadesk.storage.writing import is_protected, patiently, write_whole
from piadesk.words import reason

__all__ = ["Opened", "dump", "fingerprint", "json_bytes", "load", "read", "save"]

MOST_BYTES: Final = 300_000_000
"""So large a sheet file may be: twenty pictures at their largest, some hundred as they are usual.
One of that size is read or saved in ten to fifteen seconds, in less than 2 GB of memory."""

_log: Final = logging.getLogger(__name__)


class Opened(NamedTuple):
    """A sheet as it was read, and the fingerprint of the file then.

    ``read_only`` is the key of the words that say why it may not be saved to this file
    (``file.read_only.newer``, ``file.read_only.protected``), "" when it may. ``is_altered`` says
    that the content is other than PIAdesk wrote it: somebody changed it by hand, or it is damaged.
    That cannot be told of a file without checksum, as old versions and other programs write it.
    """

    sheet: Sheet
    form: Form
    fingerprint: str
    read_only: str = ""
    is_altered: bool = False
    has_checksum: bool = True


def load(path: Path) -> Opened:
    """Read a sheet file.

    Raises `SheetFileError` with the codes ``file.missing``, ``file.not_file``,
    ``file.unreadable`` and those of `read`.
    """
    with _enough_memory(path):
        opened = read(_bytes_of(path), path.name)
    if not opened.read_only and is_protected(reachable(path)):
        return opened._replace(read_only="file.read_only.protected")
    return opened


@contextlib.contextmanager
def _enough_memory(path: Path) -> Iterator[None]:
    try:
        yield
    except MemoryError as fault:
        raise SheetFileError("file.no_memory", path=path.name) from fault


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
def read(content: bytes, name: str, known: str = "") -> Opened:
    """The sheet in the content of a file (or of an earlier save); ``name`` is for messages, and
    ``known`` the fingerprint of the content where somebody has worked it out already.

    Answers that have not the shape of their kind are set aside as ``unfit``. Raises
    `SheetFileError` with the codes of `sheet_json.parse`, and ``file.wrong_form`` for a form that
    is not installed.
    """
    parsed = parse(content, name)
    sheet = parsed.sheet
    if sheet.form not in catalogue.form_ids():
        raise SheetFileError("file.wrong_form", path=name, form=sheet.form)
    form = catalogue.form(sheet.form)
    for block, form_id in [(sheet, sheet.form), *((old, old.form) for old in sheet.published)]:
        if form_id in catalogue.form_ids():
            _set_unfit_aside(block, catalogue.form(form_id))
    newer = "file.read_only.newer" if sheet.schema_version > SCHEMA else ""
    taken = known or fingerprint(content)
    return Opened(sheet, form, taken, newer, parsed.is_altered, parsed.has_checksum)


def save(
    sheet: Sheet,
    form: Form,
    path: Path,
    known: str = "",
    mark_begun: Callable[[str, Path], None] | None = None,
) -> str:
    """Write the sheet to ``path`` and return the new fingerprint.

    ``known`` is the fingerprint that the file had when it was read ("" for a new file); a file
    that differs from it, or is gone, is not written. What stood there and what stands there now
    are both kept as earlier saves. ``mark_begun`` is given the new fingerprint and the path before
    anything is written. What was written is read back and opened before it takes the file's place.
    Raises `SheetFileError` (``file.changed_outside``, ``file.gone``, ``file.newer``,
    ``file.protected``, ``file.wrong_name``, ``file.not_saved``, ``file.would_not_open``,
    ``file.grown_too_large``, ``file.no_memory``).
    """
    if sheet.schema_version > SCHEMA:
        raise SheetFileError("file.newer", path=path.name, found=sheet.schema_version, known=SCHEMA)
    if not file_names.is_allowed(path.name):
        raise SheetFileError("file.wrong_name", path=path.name)
    with _enough_memory(path):
        content = _content_of(sheet, form, path.name)
        new = fingerprint(content)
        _keep_before(path, known, new, sheet.id)
        if mark_begun is not None:
            mark_begun(new, path)
        try:
            write_whole(path, content, lambda written: _see_fit(written, path, known, new))
        except OSError as fault:
            raise SheetFileError("file.not_saved", path=path.name, reason=reason(fault)) from fault
        _keep(path, content, new, is_good=True, sheet_id=sheet.id)
    return new


def _content_of(sheet: Sheet, form: Form, name: str) -> bytes:
    try:
        content = dump(sheet, form)
    except (ValueError, RecursionError) as fault:
        raise SheetFileError("file.would_not_open", path=name) from fault
    if len(content) > MOST_BYTES:
        raise SheetFileError("file.grown_too_large", path=name, most=MOST_BYTES // 1_000_000)
    return content


def _see_fit(written: bytes, path: Path, known: str, new: str) -> None:
    """See that what was written may take the place of the file that was read."""
    _open_again(written, path.name, new)
    # A share that went meanwhile may leave an empty folder of its name: nobody would look there.
    if known and not reachable(path).exists():
        raise SheetFileError("file.gone", path=path.name)


def _open_again(content: bytes, name: str, new: str) -> None:
    """See that what was written opens, and holds what was in memory: that is what its checksum was
    made of."""
    try:
        opened = read(content, name, new)
    except SheetFileError as fault:
        raise SheetFileError("file.would_not_open", path=name) from fault
    if opened.is_altered or not opened.has_checksum:
        raise SheetFileError("file.would_not_open", path=name)


def _keep_before(path: Path, known: str, new: str, sheet_id: str) -> None:
    """See whether what stands at ``path`` may be replaced, and keep it as an earlier save."""
    before = _before(path)
    if known and before is None:
        raise SheetFileError("file.gone", path=path.name)
    old = fingerprint(before) if before else ""
    # A save over the network may be done although the drive said that it failed.
    if known and old not in (known, new):
        raise SheetFileError("file.changed_outside", path=path.name)
    if is_protected(reachable(path)):
        raise SheetFileError("file.protected", path=path.name)
    if before:
        is_ours = old in (known, new)
        noted = sheet_id if is_ours else ""
        _keep(path, before, old, is_good=is_ours or _opens(before), sheet_id=noted)


def keep_as_opened(path: Path, sheet_id: str) -> None:
    """Keep the sheet file as it stands now, having just been opened with the sheet of that id: what
    is written on it after a crash is then never without the sheet that it was written on."""
    with contextlib.suppress(SheetFileError):
        content = _bytes_of(path)
        _keep(path, content, fingerprint(content), is_good=True, sheet_id=sheet_id)


def _opens(content: bytes) -> bool:
    try:
        read(content, "")
    except SheetFileError:
        return False
    return True


def _keep(path: Path, content: bytes, fingerprint: str, *, is_good: bool, sheet_id: str) -> None:
    """Keep an earlier save; that this fails must never keep a clerk from saving."""
    try:
        generations.keep(path, content, fingerprint, is_good=is_good, sheet_id=sheet_id)
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
    file = reachable(path)
    try:
        if file.exists() and not file.is_file():
            raise SheetFileError("file.not_file", path=path.name)
        if file.exists() and file.stat().st_size > MOST_BYTES:
            raise SheetFileError("file.too_large", path=path.name, most=MOST_BYTES // 1_000_000)
        return patiently(file.read_bytes)
    except (FileNotFoundError, ValueError) as fault:  # no file can be called so
        raise SheetFileError("file.missing", path=path.name) from fault
    except OSError as fault:
        raise SheetFileError("file.unreadable", path=path.name, reason=reason(fault)) from fault


def _set_unfit_aside(block: Block, form: Form) -> None:
    """Put aside the answers that have not the shape of their item's kind, so that everything else
    meets only such as have."""
    for item_id, value in list(block.answers.items()):
        item = form.by_id.get(item_id)
        if isinstance(item, Answer) and not kinds.fits(item, value):
            block.unfit.append(UnfitAnswer(item=item_id, value=block.answers.pop(item_id)))
    for rows in block.rows.values():
        for row in rows:
            _set_unfit_aside(row, form)
