"""What is kept while the clerk works: the journal at once or soon, the lock every five minutes."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.storage.journal import BEHIND_SECONDS, Journal
from ui.desk.desk import Desk

_JOURNAL_MS: Final = round(BEHIND_SECONDS * 1_000)
_FIVE_MINUTES: Final = 300_000


class Autosave(QObject):
    """Keeps one desk; it goes with its parent."""

    failed = Signal()
    """The journal cannot be written any more; told once of each."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._failed: Journal | None = None
        for interval, act in ((_JOURNAL_MS, self.keep_journal), (_FIVE_MINUTES, self._renew_lock)):
            timer = QTimer(self)
            timer.setInterval(interval)
            timer.timeout.connect(act)
            timer.start()

    def keep_journal(self) -> None:
        """Bring what waits to the disk."""
        journal = self._desk.journal
        if journal is None:
            return
        journal.write()
        if not journal.works and self._failed is not journal:
            self._failed = journal
            self.failed.emit()

    def _renew_lock(self) -> None:
        if self._desk.lock is not None:
            self._desk.lock.renew()
