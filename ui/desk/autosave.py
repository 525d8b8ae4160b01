"""What is kept while the clerk works: the journal every second, the lock every hour."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.storage.journal import Journal
from ui.desk.desk import Desk

_SECOND: Final = 1000
_HOUR: Final = 3600 * _SECOND


class Autosave(QObject):
    """Keeps one desk; it goes with its parent."""

    failed = Signal()
    """The journal cannot be written any more; told once of each."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: Journal | None = None
        for interval, what in ((_SECOND, self.keep_journal), (_HOUR, self._renew_lock)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(what)
            timer.start()

    def keep_journal(self) -> None:
        """Bring what waits to the disk."""
        journal = self._desk.journal
        if journal is None:
            return
        journal.write()
        if not journal.works and self._told is not journal:
            self._told = journal
            self.failed.emit()

    def _renew_lock(self) -> None:
        if self._desk.lock is not None:
            self._desk.lock.renew()
