"""A key is heard of before the widget with the keyboard acts on it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod)


class FirstKey(QObject):
    """Follows the keyboard from widget to widget; goes with its parent."""

    pressed = Signal()
    """A key, or the next step of a word that the IME makes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QCoreApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _KEYS:
            self.pressed.emit()
        return False
