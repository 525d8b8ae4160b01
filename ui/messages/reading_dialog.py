"""While another process reads a file: how far it is, and a button to stop."""

from typing import Final, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from piadesk.foreign.reading import Progress
from piadesk.words import say
from ui.look.plain_text import Label

_LOOK_EVERY: Final = 50
"""Milliseconds between two looks at how far it is."""

_WIDTH: Final = 420


class Awaited(Protocol):
    """What is waited for: a `Reading`."""

    name: str
    progress: Progress
    is_cancelled: bool

    def is_over(self, wait: float = 0.0) -> bool:
        """Whether there is a result or a fault."""

    def cancel(self) -> None:
        """Stop it."""


class ReadingDialog(QDialog):
    """Closes by itself when the reading is over; rejected when the clerk stops it."""

    def __init__(self, reading: Awaited, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading = reading
        self.setWindowTitle(say("messages.matter.reading"))
        self.setMinimumWidth(_WIDTH)
        self.words = Label(say("reading.begun", name=reading.name), self)
        self.words.setWordWrap(True)
        self.stage = Label("", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("reading.bar"))
        self.stop = QPushButton(say("reading.stop"), self)
        # The dialog comes up by itself: an Enter or a space still meant for the one before it would
        # stop the reading without a word.
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(self.reject)
        self.setFocus()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addWidget(self.stage)
        column.addLayout(buttons)
        self._look = QTimer(self, interval=_LOOK_EVERY, timerType=Qt.TimerType.CoarseTimer)
        self._look.timeout.connect(self._show_progress)
        self._look.start()

    def _show_progress(self) -> None:
        if self._reading.is_over():
            self._look.stop()
            self.accept()
            return
        stage, done, whole = self._reading.progress
        self.bar.setRange(0, whole)
        self.bar.setValue(done)
        self.stage.setText(say(f"reading.stage.{stage or 'begin'}", done=done, whole=whole))

    def reject(self) -> None:
        self._look.stop()
        self._reading.cancel()
        super().reject()
