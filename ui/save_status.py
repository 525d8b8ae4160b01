"""At the right end of the tool bar: whether the sheet is saved, and since when it is put by."""

import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from piadesk.words import say
from ui.look.plain_text import Label

if TYPE_CHECKING:
    from ui.desk.desk import Desk

_LOOK_MS: Final = 1_000


class SaveStatus(Label):
    """Looks every second; says nothing while no sheet is open."""

    def __init__(self, bar: QToolBar) -> None:
        super().__init__("", bar)
        gap = QWidget(bar)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(gap)
        bar.addWidget(self)
        self.setProperty("role", "save_status")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._desk: Desk | None = None
        self._kept_at: datetime.datetime | None = None
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, desk: "Desk | None") -> None:
        """Tell of the sheet at ``desk`` from now on."""
        if desk is not self._desk:
            self._desk, self._kept_at = desk, None
        if desk is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self.look()

    def look(self) -> None:
        """Say how it stands now."""
        words = self._words() if self._desk is not None else ""
        if words != self.text():
            self.setText(words)

    def _words(self) -> str:
        desk = self._desk
        assert desk is not None
        if desk.read_only:
            return say("saved.read_only")
        if desk.stack.isClean():
            self._kept_at = None
            if desk.saved_at is not None:
                return say("saved.at", time=f"{desk.saved_at:%H:%M}")
            return say("saved.as_opened") if desk.path is not None else ""
        if desk.journal is None or not desk.journal.is_kept:
            self._kept_at = None
            return say("saved.not_yet")
        self._kept_at = self._kept_at or datetime.datetime.now()
        return say("saved.kept", time=f"{self._kept_at:%H:%M}")
