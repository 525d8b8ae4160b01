"""Whether others write the file of the open sheet meanwhile: looked at now and then, beside the
window, for a shared drive may not answer."""

import stat
import threading
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from piadesk.storage.long_paths import reachable
from piadesk.storage.store import MOST_BYTES, fingerprint
from ui.desk.beside_window import beside_window
from ui.desk.desk import Desk

_LOOK_EVERY_MS: Final = 5_000


class OutsideWatch(QObject):
    """Watches the file of one desk; it goes with its parent.

    Nothing is said of a file that is gone or cannot be read just now: a save tells that.
    """

    changed = Signal()
    """Somebody else wrote the file; told once of each content."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look: _Look | None = None
        self._state: tuple[int, ...] = ()
        self._known = ""
        """The fingerprint of what was told, or is ours."""
        timer = QTimer(self, interval=_LOOK_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._woken)

    def look(self) -> None:
        """Hear of the look before, if it is over, and look again."""
        look, path = self._look, self._desk.path
        if self._desk.is_being_saved or (look is not None and look.is_alive()):
            return
        if look is not None and look.known == self._desk.fingerprint:  # no save came between
            self._hear(look)
        self._look = None
        if path is not None:
            self._look = _Look(path, self._desk.fingerprint, self._state)
            self._look.start()

    def wait(self) -> None:
        """Until the look that is under way is over."""
        if self._look is not None:
            self._look.join()

    def _hear(self, look: "_Look") -> None:
        self._state = look.state
        if look.content in ("", look.known, self._known):
            return
        self._known = look.content
        self.changed.emit()

    def _woken(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()


class _Look(threading.Thread):
    """One look: ``content`` is the fingerprint of the file if its ``state`` is another than before,
    else ""."""

    def __init__(self, path: Path, known: str, state: tuple[int, ...]) -> None:
        super().__init__(daemon=True)
        self._path = reachable(path)
        self.known = known
        self.state = state
        self.content = ""

    def run(self) -> None:
        with beside_window():
            try:
                seen = self._path.stat()
                state = (seen.st_mtime_ns, seen.st_size, seen.st_ino)
                is_sheet = stat.S_ISREG(seen.st_mode) and seen.st_size <= MOST_BYTES
                if state != self.state and is_sheet:
                    self.content = fingerprint(self._path.read_bytes())
                    self.state = state
            except (OSError, MemoryError):
                self.content = ""
