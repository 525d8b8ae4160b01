"""What a crash left: the edits of a journal, and how far they had been saved.

Nothing that stands in a journal raises: lines from the first that is not whole on, and journals of
another version, are ``unread``, and told with their text.
"""

import contextlib
import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from piadesk.errors import PiadeskError
from piadesk.sheets.edits import Edit
from piadesk.storage import edit_json
from piadesk.storage.bounded import bounded_bytes
from piadesk.storage.generations import earlier_saves, key_of
from piadesk.storage.journal import (
    ASIDE,
    NEVER_SAVED,
    READ_VERSIONS,
    SAVE,
    SIGN_OF_LIFE_SECONDS,
    SUFFIX,
    aside,
    journal_folder,
)
from piadesk.storage.journal_lines import read_lines, words_of
from piadesk.storage.processes import host_name, process_runs
from piadesk.storage.store import MOST_BYTES, Opened, fingerprint, json_bytes, read
from piadesk.storage.typed_text import TYPED, edit_after

_SILENT_SECONDS: Final = 4 * SIGN_OF_LIFE_SECONDS
"""After so long without a sign of life the number of a process has passed to another one."""

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Saving:
    """A save that was begun, and maybe done: the first ``edits`` edits of the journal."""

    path: Path
    fingerprint: str
    edits: int


@dataclass(frozen=True)
class LeftJournal:
    """A journal that a crash left behind."""

    file: Path
    path: Path | None = None
    """The sheet file it belongs to; None for a sheet that was never saved."""

    fingerprint: str = ""
    sheet_id: str = ""
    start: str = ""
    edits: tuple[Edit, ...] = ()
    savings: tuple[Saving, ...] = ()
    unread: tuple[str, ...] = ()
    """The text of what stands in it and cannot be carried out."""

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
            if saving.edits == len(self.edits) and not self.unread and _is_as_saved(saving):
                return saving.path
        return None

    def beginning(self) -> Opened:
        """The never-saved sheet as it began. Raises `SheetFileError`, `FormError`."""
        return read(self.start.encode("utf-8", "surrogatepass"), self.file.name)

    def drop(self) -> None:
        """Take it away: all it holds is in a sheet file."""
        with contextlib.suppress(OSError):
            self.file.unlink(missing_ok=True)

    def changed_at(self) -> float:
        """When it was written last, in seconds of the clock; 0.0 where that cannot be told."""
        return _changed_at(self.file)


def find_journal(path: Path) -> LeftJournal | None:
    """The journal that a crash left for the sheet file ``path``, if anything stands in it.

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
    return _all_left(f"{NEVER_SAVED}*{SUFFIX}")


def find_of_files() -> list[LeftJournal]:
    """The journals that crashes left of sheets that a file holds, the newest first; without those
    that a window still writes."""
    return [left for left in _all_left(f"*{SUFFIX}") if left.path and not _is_in_work(left.file)]


def find_moved(fingerprint: str) -> LeftJournal | None:
    """The journal that a crash left of a file which is gone from where it was, and whose edits fit
    a file of that fingerprint: it was moved or renamed since."""
    for left in find_of_files():
        if left.rest(fingerprint) and left.path is not None and not _is_there(left.path):
            return left
    return None


def find_aside(path: Path | None, sheet_id: str = "") -> list[LeftJournal]:
    """The journals that were put aside of the sheet file ``path``, or of another file of the sheet
    of that id, the newest first; for None those of sheets that were never saved."""
    key = key_of(path) if path else NEVER_SAVED
    return [
        left
        for left in _all_left(f"*{ASIDE}")
        if left.file.name.startswith(key) or (sheet_id and left.sheet_id == sheet_id)
    ]


def move_aside(file: Path) -> None:
    """Keep a journal that cannot be used, or is not wanted now, under another name."""
    try:
        file.replace(aside(file))
    except OSError:
        _log.exception("the journal %s stays", file)


def _all_left(pattern: str) -> list[LeftJournal]:
    journals: list[LeftJournal] = []
    with contextlib.suppress(OSError):
        for file in sorted(journal_folder().glob(pattern), key=_changed_at, reverse=True):
            with contextlib.suppress(OSError):  # it stays, and is found another time
                if left := _left(file):
                    journals.append(left)
    return journals


def _left(file: Path) -> LeftJournal | None:
    """Read a journal; None where nothing stands in it, or another window still writes it."""
    try:
        content = bounded_bytes(file)
    except FileNotFoundError:
        return None
    if not content.strip(b"\0"):
        return None  # a power cut came before its bytes
    lines = read_lines(content)
    unread = tuple(words_of(text) for text in lines.unread if text.strip())
    try:
        first = lines.records[0]
        if first["journal"] not in READ_VERSIONS:
            raise ValueError("a journal of another version")
        path = Path(first["path"]) if first["path"] else None
        if path is None and _is_being_written(file, first):
            return None
        sheet_id = str(first.get("sheet", ""))
        left = LeftJournal(file, path, str(first["fingerprint"]), sheet_id, str(first["start"]))
    except (ValueError, TypeError, KeyError, IndexError):
        _log.warning("the journal %s cannot be read", file)
        everything = tuple(words_of(text) for text in content.split(b"\n") if text.strip())
        return LeftJournal(file, unread=everything) if everything else None
    return _with_edits(left, lines.records[1:], unread)


def _with_edits(
    left: LeftJournal, records: tuple[Mapping[str, Any], ...], unread: tuple[str, ...]
) -> LeftJournal | None:
    edits: list[Edit] = []
    savings: list[Saving] = []
    is_typing = False
    for number, record in enumerate(records):
        try:
            if record["do"] == SAVE:
                saving = Saving(Path(record["path"]), str(record["fingerprint"]), len(edits))
                savings.append(saving)
                is_typing = False
            elif record["do"] == TYPED:
                edit = edit_after(edits[-1] if is_typing else None, record)
                edits[-1] = edit  # thousands of them, each a whole text, would fill the memory
            else:
                is_typing = True
                edits.append(edit_json.edit_of(record))
        except (ValueError, TypeError, KeyError, AttributeError):
            _log.warning("%s: line %s is no edit", left.file, number + 2)
            unread = (*(_text(other) for other in records[number:]), *unread)
            break
    if not edits and not unread:
        return None
    return LeftJournal(
        left.file,
        left.path,
        left.fingerprint,
        left.sheet_id,
        left.start,
        tuple(edits),
        tuple(savings),
        unread,
    )


def _text(record: Mapping[str, Any]) -> str:
    return json_bytes(record).decode("utf-8")


def _is_in_work(file: Path) -> bool:
    """The same for any journal, asked of its first line."""
    try:
        first = read_lines(bounded_bytes(file)).records[0]
        return _is_being_written(file, first)
    except (OSError, ValueError, TypeError, KeyError, IndexError):
        return False


def _is_being_written(file: Path, first: Mapping[str, Any]) -> bool:
    """Whether a window that still runs, other than ours, keeps this journal."""
    process, is_here = int(first["process"]), first["host"] == host_name()
    if is_here and (process == os.getpid() or not process_runs(process)):
        return False
    # Apart either way: after a clock that ran ahead the journal would seem in work for as long.
    return abs(time.time() - _changed_at(file)) < _SILENT_SECONDS


def _is_as_saved(saving: Saving) -> bool:
    try:
        return fingerprint(bounded_bytes(saving.path, MOST_BYTES)) == saving.fingerprint
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return False


def _is_there(path: Path) -> bool:
    """Whether something stands at that path; so it is taken where its drive is not there."""
    try:
        path.lstat()
    except FileNotFoundError:
        return not Path(path.anchor).is_dir()
    except (OSError, ValueError):
        return True
    return True


def _changed_at(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
