"""A box of choices that only a choice changes, never a key or a wheel that was meant to scroll."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_OPENING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_SCROLLING: Final = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PickBox(QComboBox):
    """To be taken for every such box: Qt's own one, while it is shut, takes another choice by the
    wheel and by keys with which one moves through a page, and hardly shows it. Here the arrows
    open the list, and the rest is for the page around the box."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENING:
            self.showPopup()
        elif event.key() in _SCROLLING:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
