"""The end of a step of typing: the clerk has gone to another field."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.desk.desk import Desk

_CLICK_MS: Final = 30
"""How often to look whether the mouse button is still down."""


class StepEnd(QTimer):
    """Waits for the mouse button, for what follows may move what the mouse points at."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, singleShot=True, interval=_CLICK_MS)
        self._desk = desk
        self.timeout.connect(self.come)

    def come(self) -> None:
        """End the step now, or as soon as no mouse button is down."""
        if QGuiApplication.mouseButtons():
            self.start()
        else:
            self._desk.close_step()
