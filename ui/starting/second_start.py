"""A second start with a file hands it to the window that is open already.

They meet in the user's data folder: the first window holds a lock there and watches for notes; the
second start leaves a note and ends once it is gone. Nothing listens on a network or a pipe.
"""

import contextlib
import json
import logging
import os
import sys
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from piadesk.places import data_folder
from piadesk.storage.writing import write_whole
from ui.desk.waiting import is_waiting

_LOCK: Final = "window.lock"
_NOTE: Final = ".open-note"
_PATIENCE_SECONDS: Final = 3.0
"""How long a second start waits for its note to be taken before it opens a window of its own."""

_ASK_AGAIN_MS: Final = 300

_log: Final = logging.getLogger(__name__)


class FirstWindow(QObject):
    """Takes the notes of later starts, as long as this is the first window of the user."""

    asked = Signal(object)
    """The `Path` that a later start was given."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = data_folder()
        self._waiting: list[Path] = []
        self._lock = _lock(self._folder)
        self._watcher = QFileSystemWatcher(self)
        self._again = QTimer(self, interval=_ASK_AGAIN_MS)
        self._again.timeout.connect(self._hand_out)
        if self._lock.tryLock(0):
            self._watcher.directoryChanged.connect(self._take_notes)
            self._watcher.addPath(str(self._folder))
            for note in self._folder.glob(f"*{_NOTE}"):  # of a start that has given up since
                _remove(note)

    def _take_notes(self) -> None:
        for note in sorted(self._folder.glob(f"*{_NOTE}")):
            path = _read(note)
            if _remove(note) and path is not None:
                self._waiting.append(path)
                _bring_forward(self._window)
        self._hand_out()

    def _hand_out(self) -> None:
        """Not while a question or a dialog is open: the clerk is not done with it; nor while a
        sheet is being saved or read."""
        if self._waiting and (is_waiting() or QApplication.activeModalWidget() is not None):
            self._again.start()
            return
        self._again.stop()
        while self._waiting:
            self.asked.emit(self._waiting.pop(0))


def hand_over(path: Path) -> bool:
    """Give ``path`` to the window that is open already; False where there is none that takes it."""
    folder = data_folder()
    lock = _lock(folder)
    if lock.tryLock(0):
        lock.unlock()
        return False
    _let_come_forward()
    note = folder / f"{os.urandom(4).hex()}{_NOTE}"
    try:
        write_whole(note, json.dumps(str(path.absolute())).encode("ascii"))
    except OSError:
        _log.warning("no note can be left for the first window", exc_info=True)
        return False
    end = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < end:
        if not note.exists():
            return True
        time.sleep(0.05)
    return not _remove(note)  # gone in the last moment: it was taken


def _lock(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # never by its age, for a window stays open for days
    return lock


def _read(note: Path) -> Path | None:
    try:
        return Path(json.loads(note.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _remove(note: Path) -> bool:
    """Whether it was there."""
    with contextlib.suppress(OSError):
        note.unlink()
        return True
    return False


def _bring_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    front = QApplication.activeModalWidget() or window  # what must be answered first stays on top
    front.raise_()
    front.activateWindow()


def _let_come_forward() -> None:
    """On Windows only the program that the clerk has just started may give the front away."""
    if sys.platform == "win32":
        import ctypes

        anybody = -1
        ctypes.WinDLL("user32").AllowSetForegroundWindow(anybody)
