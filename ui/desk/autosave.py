"""What is kept while the clerk works: the journal at once or soon, the lock every five minutes."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.storage.journal import BEHIND_SECONDS, SIGN_OF_LIFE_SECONDS, Journal
from ui.desk.beside_window import Worker
from ui.desk.desk import Desk

_SOON_MS: Final = round(BEHIND_SECONDS * 1_000)
_SIGN_OF_LIFE_MS: Final = round(SIGN_OF_LIFE_SECONDS * 1_000)
_FIVE_MINUTES: Final = 300_000


class Autosave(QObject):
    """Keeps one desk; it goes with its parent."""

    failed = Signal()
    """The journal cannot be written any more; told once of each."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._failed: Journal | None = None
        self._flush: Worker | None = None
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self.keep_journal)
        desk.changed.connect(self._note_change)
        for interval, act in (
            (_SIGN_OF_LIFE_MS, self.keep_journal),
            (_FIVE_MINUTES, self._renew_lock),
        ):
            timer = QTimer(self, interval=interval)
            timer.timeout.connect(act)
            timer.start()

    def keep_journal(self) -> None:
        """Write what waits; the disk is waited for beside the window."""
        journal = self._desk.journal
        if journal is None:
            return
        journal.keep_up()
        if not journal.works:
            if self._failed is not journal:
                self._failed = journal
                self.failed.emit()
            return
        if not (journal.is_flushed or (self._flush is not None and self._flush.is_alive())):
            self._flush = Worker(journal.flush)
        if not journal.is_settled:
            self._soon.start()

    def _note_change(self, _changed: object) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _renew_lock(self) -> None:
        if self._desk.lock is not None:
            self._desk.lock.renew()
