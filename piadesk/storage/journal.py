"""The crash journal: every edit since the last save, one line each, in the data folder.

The first line tells the sheet file and the fingerprint it had; for a sheet that was never saved
it holds the whole sheet as it began. Typing into one item is written four times a second, not at
every key; the disk is waited for beside the work. That a save begins is written too, and a save
that is done takes the journal away: so what a crash left can be told from what was saved. A journal
that does not fit is moved aside, never deleted.
"""

import contextlib
import logging
import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from piadesk.digests import random_id, sha256
from piadesk.places import data_folder, private_folder
from piadesk.sheets.edits import Edit, SetValue
from piadesk.storage import edit_json
from piadesk.storage.generations import key_of
from piadesk.storage.journal_lines import line
from piadesk.storage.processes import host_name
from piadesk.storage.store import Opened, dump
from piadesk.storage.typed_text import TypedText
from piadesk.storage.writing import patiently, sync_folder, write_whole

BEHIND_SECONDS: Final = 0.25
"""How long typing into one item may wait to be written: a crash costs less than a second."""

SIGN_OF_LIFE_SECONDS: Final = 30.0
"""How often a journal that still waits for edits is touched."""

VERSION: Final = 3
"""Of the journals that this program writes."""

READ_VERSIONS: Final = (2, VERSION)
"""In those of 2 each line holds its whole text."""

SUFFIX: Final = ".journal"
ASIDE: Final = ".aside"
"""Of journals that were put aside."""

NEVER_SAVED: Final = "new-"
"""What the names of journals begin with whose sheet no file holds yet."""

SAVE: Final = "save"
"""The kind of line that says that a save begins, among those of the edits."""

_log: Final = logging.getLogger(__name__)


class Journal:
    """The journal of one open sheet. Nothing is on the disk before the first edit.

    Its owner calls `append` for each edit carried out, `keep_up` every `BEHIND_SECONDS` and soon
    after it `flush` in another thread, and `drop` after a save or when the clerk lets the edits
    go. It never raises: where it cannot be written, ``works`` turns False and the work goes on.
    """

    def __init__(self, opened: Opened, path: Path | None) -> None:
        """``path`` is where ``opened`` was read from, None for a sheet that was never saved."""
        self.works = True
        self._name = (key_of(path) if path else _key_of_new(opened.sheet.id)) + SUFFIX
        self._first: dict[str, object] = {
            "journal": VERSION,
            "path": str(path.absolute()) if path else "",
            "fingerprint": opened.fingerprint,
            "sheet": opened.sheet.id,
            "host": host_name(),
            "process": os.getpid(),
            "start": "" if path else dump(opened.sheet, opened.form).decode("utf-8"),
        }
        self._waiting: SetValue | None = None
        self._waits_since = 0.0
        self._typed = TypedText()
        self._written = 0
        self._lines = 0
        self._written_at = 0.0
        self._takes_up: Path | None = None
        self._flushed = 0
        """How much of what was written outlives a power cut too."""
        self._flushing = threading.Lock()
        """Held while the disk is waited for: Windows moves and deletes no file that is open."""
        self._writing = threading.RLock()
        """Held by who writes: the save marks its beginning from a thread of its own."""

    def take_up(self, file: Path) -> None:
        """The next edit holds all that the journal ``file`` of a crash held, of this file or of one
        that was moved here: it is not needed any more when that edit is written."""
        self._takes_up = file

    def append(self, edit: Edit) -> None:
        """Note an edit that was carried out."""
        with self._writing:
            if not isinstance(edit, SetValue):
                self.write()
                self._typed.end()
                self._put(edit_json.record_of(edit))
                return
            if self._waiting is not None and self._waiting.address != edit.address:
                self.write()
            if self._waiting is None:
                self._waits_since = time.monotonic()
            self._waiting = edit
            if not self._lines:
                self._put_waiting()  # what begins a journal takes longest
            self.keep_up()

    def keep_up(self) -> None:
        """Write the edit that waits when it is time, or now and then a sign of life. The end of
        the program takes nothing of what is written, a power cut until `flush` is done."""
        with self._writing:
            if self._waiting is not None:
                if time.monotonic() - self._waits_since >= BEHIND_SECONDS:
                    self._put_waiting()
            elif self._lines and time.monotonic() - self._written_at > SIGN_OF_LIFE_SECONDS:
                self._written_at = time.monotonic()
                with contextlib.suppress(OSError):
                    os.utime(journal_folder() / self._name)

    def write(self) -> None:
        """Bring the edit that waits to the disk, and wait for the disk."""
        with self._writing:
            self._put_waiting()
            self.flush()

    @property
    def is_flushed(self) -> bool:
        """Whether the disk holds all that was written."""
        return self._flushed == self._written

    def flush(self) -> None:
        """Wait until the disk holds all that was written; in any thread."""
        with self._flushing:
            written = self._written
            if not self.works or self._flushed == written:
                return
            try:
                file = journal_folder() / self._name
                with patiently(lambda: file.open("r+b")) as opened:
                    os.fsync(opened.fileno())
                if not self._flushed:
                    sync_folder(file.parent)
            except OSError:
                self._give_up()
            else:
                self._flushed = written

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits, for its turn or for the disk."""
        return self._waiting is None and self.is_flushed

    @property
    def is_kept(self) -> bool:
        """Whether all that was done since the last save is on the disk, and there is some of it."""
        return self.works and self.is_settled and self._lines > 0

    def mark_save_begun(self, fingerprint: str, path: Path) -> None:
        """Note that all edits so far are about to be saved to ``path``, which then has that
        fingerprint."""
        with self._writing:
            self.write()
            if self._lines:
                self._typed.end()
                self._put({"do": SAVE, "path": str(path.absolute()), "fingerprint": fingerprint})
                self.flush()

    def drop(self) -> None:
        """Take the journal away: what it holds is saved, or the clerk let it go.

        After a save the sheet's owner begins another journal, for the new state of the file.
        """
        self._waiting = None
        if not self._lines:
            return  # what stands there then is not ours: a crash left it, and it was not taken up
        with self._flushing:
            self._forget()
            try:
                (journal_folder() / self._name).unlink(missing_ok=True)
            except OSError:
                _log.exception("the journal %s stays", self._name)

    def let_go(self) -> None:
        """The sheet is again what its file holds: nothing is left to be gone on with. What a crash
        left and was taken up is kept among the earlier saves, should that be taken back by mistake.
        """
        if self._takes_up is None or self.put_aside():
            self._takes_up = None
            self.drop()

    def put_aside(self) -> bool:
        """Keep what is not saved among the earlier saves instead; whether all of it is there."""
        self.write()
        if not self.works:
            return False
        if self._lines:
            with self._flushing:
                try:
                    file = journal_folder() / self._name
                    file.replace(aside(file))
                except OSError:
                    _log.exception("the journal %s stays", self._name)
                    return False
                self._forget()
        return True

    def _forget(self) -> None:
        self._written, self._flushed, self._lines = 0, 0, 0
        self._typed.end()

    def _put_waiting(self) -> None:
        if self._waiting is not None:
            edit, self._waiting = self._waiting, None
            self._put(self._typed.record_of(edit))

    def _put(self, record: Mapping[str, object]) -> None:
        # After a failure a line would be missing, and later ones must not be replayed over it.
        if not self.works:
            return
        try:
            if self._lines:
                self._add(line(self._lines, record))
            else:
                self._begin(line(0, self._first) + line(1, record))
        except (OSError, ValueError, RecursionError):
            self._give_up()
        else:
            self._lines += 1 if self._lines else 2
        self._written_at = time.monotonic()

    def _give_up(self) -> None:
        _log.exception("the journal %s cannot be written", self._name)
        self.works = False

    def _begin(self, content: bytes) -> None:
        """In one step, so that a journal that is there already is found until ours is."""
        file = journal_folder() / self._name
        is_there, taken_up = file.exists(), self._takes_up
        if is_there and file != taken_up:
            write_whole(aside(file), file.read_bytes(), private=True)
        write_whole(file, content, private=True, lasting=is_there or taken_up is not None)
        if taken_up is not None and taken_up != file:
            taken_up.unlink(missing_ok=True)
        self._written = len(content)

    def _add(self, content: bytes) -> None:
        name = journal_folder() / self._name
        with patiently(lambda: name.open("r+b")) as file:
            if file.seek(0, os.SEEK_END) != self._written:
                raise OSError("another window has begun a journal here")
            file.write(content)
        self._written += len(content)


def _key_of_new(sheet_id: str) -> str:
    """The id of a sheet that came with a PDF or a template may say anything, a path among it."""
    digest = sha256(sheet_id.encode("utf-8", "surrogatepass")).hexdigest()
    return NEVER_SAVED + digest[:32]


def journal_folder() -> Path:
    """Where the journals of this terminal stand. Raises `OSError`."""
    return private_folder(data_folder() / "journals")


def aside(file: Path) -> Path:
    """Another name for a journal, under which it is listed among the earlier saves."""
    now = time.strftime("%Y%m%d-%H%M%S")
    return file.with_name(f"{file.stem}-{now}-{random_id(4)}{ASIDE}")
