"""A main window whose dialogs are dressed as it is."""

from PySide6.QtCore import QChildEvent, QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow

from ui.look.enter_key import EnterKey, takes_enter
from ui.look.screen_bounds import keep_on_screen
from ui.look.style import apply_style


class DressedWindow(QMainWindow):
    """Gives every dialog over it our style and room on the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not takes_enter(self, event):
            super().keyPressEvent(event)

    def childEvent(self, event: QChildEvent) -> None:
        """Every dialog over the window is dressed as it is and kept on the screen, save the
        system's own."""
        super().childEvent(event)
        if event.type() != QEvent.Type.ChildPolished:
            return  # to ask for every child would make classes of Qt that nothing else needs
        child = event.child()
        if isinstance(child, QDialog) and not isinstance(child, QFileDialog):
            apply_style(child)
            keep_on_screen(child)
            EnterKey(child)
            _RoomAtShow(child)


class _RoomAtShow(QObject):
    """Gives a dialog its room again when it comes: Qt makes it another size after it was dressed,
    two thirds of the screen at most, and before this event."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QDialog):
            keep_on_screen(watched)
        return False
