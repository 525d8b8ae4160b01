"""The Enter key on a button: it does what the button says, in every window."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EnterKey(QObject):
    """Looks after the Enter key in a dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and takes_enter(self._window, event)


def takes_enter(window: QWidget, event: QKeyEvent) -> bool:
    """Press the button with the keyboard when Enter comes up to ``window``; with Ctrl the main one,
    wherever the keyboard is: in a text Enter alone begins a line. Whether it was such a key.

    Qt leaves Enter on a button without effect, or lets it press the dialog's main button instead:
    who had gone to やめる agreed by it.
    """
    if event.type() != QEvent.Type.KeyPress or event.key() not in _KEYS:
        return False
    button = _meant(window, event.modifiers())
    if button is None:
        return False
    if not event.isAutoRepeat() and button.isEnabled():
        press(button)
    return True


def _meant(window: QWidget, modifiers: Qt.KeyboardModifier) -> QPushButton | QToolButton | None:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        buttons = (one for one in window.findChildren(QPushButton) if one.window() is window)
        return next((one for one in buttons if one.isDefault() and one.isVisible()), None)
    button = window.focusWidget()
    return button if isinstance(button, QPushButton | QToolButton) else None


def press(button: QPushButton | QToolButton) -> None:
    """Do what a click on it does, be it to unfold its menu."""
    if isinstance(button, QToolButton) and button.menu() is not None:
        button.showMenu()
    else:
        button.click()
