"""What a crash left: the edits of a journal, and how far they had been saved."""

import contextlib
import json
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.sheets.edits import Edit, apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage import edit_json
from piadesk.storage.generations import earlier_saves, key_of
from piadesk.storage.journal import (
    SAVE,
    SIGN_OF_LIFE_SECONDS,
    SUFFIX,
    aside,
    journal_folder,
)
from piadesk.storage.lock import process_runs
from piadesk.storage.store import Opened, fingerprint, read
from piadesk.storage.writing import patiently

_SILENT_SECONDS: Final = 4 * SIGN_OF_LIFE_SECONDS
"""After so long without a sign of life the number of a process has passed to another one."""

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Saving:
    """A save that was foretold, and maybe done: the first ``edits`` edits of the journal."""

    path: Path
    fingerprint: str
    edits: int


@dataclass(frozen=True)
class LeftJournal:
    """A journal that a crash left behind."""

    file: Path
    path: Path | None
    """The sheet file it belongs to; None for a sheet that was never saved."""

    fingerprint: str
    start: str
    edits: tuple[Edit, ...]
    savings: tuple[Saving, ...] = ()

    def rest(self, fingerprint: str) -> tuple[Edit, ...] | None:
        """The edits that a sheet file with that fingerprint does not hold yet.

        None where they do not fit: the file is neither as it was when they began, nor as any save
        on the way left it.
        """
        for saving in reversed(self.savings):
            if saving.fingerprint == fingerprint:
                return self.edits[saving.edits :]
        return self.edits if fingerprint == self.fingerprint else None

    def saved_to(self) -> Path | None:
        """The file that holds all the edits, where the program ended right after a save."""
        for saving in self.savings[-1:]:
            if saving.edits == len(self.edits) and _is_as_saved(saving):
                return saving.path
        return None

    def beginning(self) -> Opened:
        """The never-saved sheet as it began. Raises `SheetFileError`, `FormError`."""
        return read(self.start.encode("utf-8"), self.file.name)

    def drop(self) -> None:
        """Take it away: all it holds is in a sheet file."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)


def replay(sheet: Sheet, edits: tuple[Edit, ...]) -> int:
    """Carry the edits of a journal out on ``sheet``; how many went well.

    It ends at the first one that does not fit.
    """
    for done, edit in enumerate(edits):
        try:
            apply(sheet, edit)
        except KeyError:
            _log.warning("edit %s of a journal does not fit", done + 1)
            return done
    return len(edits)


def find_journal(path: Path) -> LeftJournal | None:
    """The journal that a crash left for the sheet file ``path``, if it holds any edit.

    Raises `OSError` where it cannot be read just now.
    """
    return _left(journal_folder() / (key_of(path) + SUFFIX))


def find_ground(left: LeftJournal, path: Path) -> tuple[Opened, tuple[Edit, ...]] | None:
    """The newest earlier save of the sheet file ``path`` on which edits of the journal fit, and
    those edits; None where there is none."""
    for save in earlier_saves(path):
        with contextlib.suppress(OSError, PiadeskError):
            content = save.content()
            if rest := left.rest(fingerprint(content)):
                return read(content, path.name), rest
    return None


def find_unsaved() -> list[LeftJournal]:
    """The journals that crashes left of sheets that were never saved, the newest first."""
    found: list[LeftJournal] = []
    with contextlib.suppress(OSError):
        for file in sorted(journal_folder().glob(f"new-*{SUFFIX}"), key=_changed_at, reverse=True):
            with contextlib.suppress(OSError):  # it stays, and is found another time
                if left := _left(file):
                    found.append(left)
    return found


def move_aside(file: Path) -> None:
    """Keep a journal that cannot be used under another name."""
    try:
        file.replace(aside(file))
    except OSError:
        _log.exception("the journal %s stays", file)


def _left(file: Path) -> LeftJournal | None:
    """Read a journal up to a last line that the crash may have torn."""
    try:
        lines = patiently(file.read_bytes).split(b"\n")[:-1]
    except FileNotFoundError:
        return None
    try:
        first = json.loads(lines[0])
        path = Path(first["path"]) if first["path"] else None
        if path is None and _is_being_written(file, int(first["process"])):
            return None
        edits, savings = _read(lines[1:])
        left = LeftJournal(file, path, first["fingerprint"], first["start"], edits, savings)
    except (ValueError, TypeError, KeyError, IndexError):
        _log.exception("the journal %s cannot be read", file)
        return None
    return left if edits else None


def _read(lines: list[bytes]) -> tuple[tuple[Edit, ...], tuple[Saving, ...]]:
    """The edits and the savings between them, up to a line that cannot be read."""
    edits: list[Edit] = []
    savings: list[Saving] = []
    for line in lines:
        try:
            told = json.loads(line)
            if told["do"] == SAVE:
                savings.append(Saving(Path(told["path"]), told["fingerprint"], len(edits)))
            else:
                edits.append(edit_json.read(told))
        except (ValueError, TypeError, KeyError, AttributeError):
            _log.warning("a journal cannot be read from line %s on", len(edits) + len(savings) + 2)
            break
    return tuple(edits), tuple(savings)


def _is_being_written(file: Path, process: int) -> bool:
    """Whether a window that still runs, other than ours, keeps this journal."""
    if process == os.getpid() or not process_runs(process):
        return False
    return time.time() - _changed_at(file) < _SILENT_SECONDS


def _is_as_saved(saving: Saving) -> bool:
    try:
        return fingerprint(saving.path.read_bytes()) == saving.fingerprint
    except OSError:
        return False


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
