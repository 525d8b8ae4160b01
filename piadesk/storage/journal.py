"""The crash journal: every edit since the last save, one JSON line each, in the data folder.

The first line tells the sheet file and the fingerprint it had; for a sheet that was never saved
it holds the whole sheet as it began. Typing into one item is written once a second or so, not at
every key. A journal is dropped after a save; one that does not fit is moved aside, never deleted.
"""

import json
import logging
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from piadesk.edits import Edit, SetValue, apply
from piadesk.errors import PiadeskError
from piadesk.places import data_folder
from piadesk.sheet import Sheet
from piadesk.storage import edit_json
from piadesk.storage.generations import key_of
from piadesk.storage.lock import process_runs
from piadesk.storage.store import Opened, dump, read

BEHIND_SECONDS: Final = 1.0
"""How long typing into one item may wait to be written."""

_SUFFIX: Final = ".jsonl"
_log: Final = logging.getLogger(__name__)


class Journal:
    """The journal of one open sheet. Nothing is on the disk before the first edit.

    Its owner calls `append` for each edit carried out, `write` about once a second, and `drop`
    after a save or when the clerk lets the edits go. It never raises: where it cannot be written,
    ``works`` turns False and the work goes on.
    """

    def __init__(self, opened: Opened, path: Path | None) -> None:
        """``path`` is where ``opened`` was read from, None for a sheet that was never saved."""
        self.works = True
        self._file = _folder() / ((key_of(path) if path else f"new-{opened.sheet.id}") + _SUFFIX)
        self._first = {
            "journal": 1,
            "path": str(path.resolve()) if path else "",
            "fingerprint": opened.fingerprint,
            "process": os.getpid(),
            "start": "" if path else dump(opened.sheet, opened.form).decode("utf-8"),
        }
        self._waiting: SetValue | None = None
        self._waits_since = 0.0
        self._begun = False

    def append(self, edit: Edit) -> None:
        """Note an edit that was carried out."""
        if not isinstance(edit, SetValue):
            self.write()
            self._put(edit)
            return
        if self._waiting is not None and self._waiting.address != edit.address:
            self.write()
        if self._waiting is None:
            self._waits_since = time.monotonic()
        self._waiting = edit
        if time.monotonic() - self._waits_since >= BEHIND_SECONDS:
            self.write()

    def write(self) -> None:
        """Bring the edit that waits to the disk."""
        if self._waiting is not None:
            edit, self._waiting = self._waiting, None
            self._put(edit)

    def drop(self) -> None:
        """Take the journal away: what it holds is saved, or the clerk let it go.

        After a save the sheet's owner begins another journal, for the new state of the file.
        """
        self._waiting, self._begun = None, False
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            _log.exception("the journal %s stays", self._file)

    def _put(self, edit: Edit) -> None:
        # After a failure a line would be missing, and later ones must not be replayed over it.
        if not self.works:
            return
        try:
            if not self._begun:
                move_aside(self._file)
                self._write_line(self._first)
                self._begun = True
            self._write_line(edit_json.told(edit))
        except OSError:
            _log.exception("the journal %s cannot be written", self._file)
            self.works = False

    def _write_line(self, content: Any) -> None:  # noqa: ANN401
        self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._file.open("ab") as file:
            file.write(json.dumps(content).encode("ascii") + b"\n")
            file.flush()
            os.fsync(file.fileno())


@dataclass(frozen=True)
class LeftJournal:
    """A journal that a crash left behind."""

    file: Path
    path: Path | None
    """The sheet file it belongs to; None for a sheet that was never saved."""

    fingerprint: str
    start: str
    edits: tuple[Edit, ...]

    def fits(self, opened: Opened) -> bool:
        """Whether the sheet file is still as it was when the edits were made."""
        return self.fingerprint == opened.fingerprint

    def beginning(self) -> Opened:
        """The never-saved sheet as it began. Raises `SheetFileError`, `FormError`."""
        return read(self.start.encode("utf-8"), self.file.name)

    def replay(self, sheet: Sheet) -> int:
        """Carry the edits out on ``sheet``; how many went well.

        It ends at the first one that does not fit. Whoever goes on working appends the edits to
        a journal of the open sheet, which moves this one aside.
        """
        for done, edit in enumerate(self.edits):
            try:
                apply(sheet, edit)
            except KeyError:
                _log.warning("edit %s of %s does not fit", done + 1, self.file)
                return done
        return len(self.edits)


def find_journal(path: Path) -> LeftJournal | None:
    """The journal that a crash left for the sheet file ``path``, if it holds any edit."""
    return _left(_folder() / (key_of(path) + _SUFFIX))


def find_unsaved() -> list[LeftJournal]:
    """The journals that crashes left of sheets that were never saved, the newest first."""
    files = sorted(_folder().glob(f"new-*{_SUFFIX}"), key=_changed_at, reverse=True)
    return [left for file in files if (left := _left(file)) is not None]


def move_aside(file: Path) -> Path | None:
    """Keep a journal that cannot be used under another name; that name, None if there was none."""
    if not file.exists():
        return None
    now = time.strftime("%Y%m%d-%H%M%S")
    aside = file.with_name(f"{file.stem}-{now}-{secrets.token_hex(2)}.aside")
    file.replace(aside)
    return aside


def _left(file: Path) -> LeftJournal | None:
    """Read a journal up to a last line that the crash may have torn."""
    try:
        lines = file.read_bytes().split(b"\n")[:-1]
    except OSError:
        return None
    try:
        first = json.loads(lines[0])
        path = Path(first["path"]) if first["path"] else None
        if path is None and first["process"] != os.getpid() and process_runs(first["process"]):
            return None
        edits = tuple(_edits(lines[1:]))
        left = LeftJournal(file, path, first["fingerprint"], first["start"], edits)
    except (ValueError, TypeError, KeyError, IndexError, PiadeskError):
        _log.exception("the journal %s cannot be read", file)
        return None
    return left if edits else None


def _edits(lines: list[bytes]) -> Iterator[Edit]:
    for line in lines:
        try:
            yield edit_json.read(json.loads(line))
        except (ValueError, TypeError, KeyError):
            return


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _folder() -> Path:
    return data_folder() / "journals"
