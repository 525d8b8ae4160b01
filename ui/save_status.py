"""In the bar above the pages: whether the sheet is saved, and since when it is put by."""

import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from piadesk.words import say
from ui.look.announcing import announce
from ui.look.plain_text import Label, set_tip

if TYPE_CHECKING:
    from ui.desk.desk import Desk

_LOOK_MS: Final = 1_000
_UNBOUNDED: Final = 10_000


class SaveStatus(Label):
    """Looks every second; says nothing while no sheet is open."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__("", bar)
        self.setProperty("role", "save_status")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._desk: Desk | None = None
        self._kept_at: datetime.datetime | None = None
        self._said = ""
        self._room = _UNBOUNDED
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
        if words != self._said:
            self._said = words
            self._fit()
            if self._desk is not None and self._desk.saved_at and self._desk.stack.isClean():
                announce(self, words)

    def shortest(self) -> int:
        """Pixels that its shortest words take."""
        return self.fontMetrics().horizontalAdvance(say("saved.as_opened"))

    def usual(self) -> int:
        """Pixels that the words after a save take, or those of unsaved words that are kept."""
        said = (say(key, time="00:00") for key in ("saved.at", "saved.kept"))
        return max(map(self.fontMetrics().horizontalAdvance, said))

    def set_room(self, width: int) -> None:
        """Take no more than ``width`` pixels: longer words lose their end, and have it as a tip."""
        if width != self._room:
            self._room = width
            self._fit()

    def _fit(self) -> None:
        right = Qt.TextElideMode.ElideRight
        room = self._room if self._room >= self.shortest() else 0
        words = self.fontMetrics().elidedText(self._said, right, room)
        self.setText(words)
        set_tip(self, self._said if words != self._said else "")

    def _words(self) -> str:
        desk = self._desk
        assert desk is not None
        if desk.is_being_saved:
            return say("saved.saving")
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
