"""What is kept while the clerk works: the journal every second, the lock every hour."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.desk import Desk

_SECOND: Final = 1000
_HOUR: Final = 3600 * _SECOND


class Keeper(QObject):
    """Keeps one desk; it goes with its parent."""

    failed = Signal()
    """The journal cannot be written any more; told once."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = False
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
        if not journal.works and not self._told:
            self._told = True
            self.failed.emit()

    def _renew_lock(self) -> None:
        if self._desk.lock is not None:
            self._desk.lock.renew()
