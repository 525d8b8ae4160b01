"""A main window whose dialogs are dressed as it is."""

from typing import cast

from PySide6.QtCore import QChildEvent, QEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QMainWindow

from ui.look.screen_bounds import keep_on_screen
from ui.look.style import apply_style


class DressedWindow(QMainWindow):
    """Gives every dialog over it our style and room on the screen."""

    def childEvent(self, event: QChildEvent) -> None:
        """Every dialog over the window is dressed as it is and kept on the screen, save the
        system's own."""
        super().childEvent(event)
        child = event.child()
        ours = isinstance(child, QDialog) and not isinstance(child, QFileDialog)
        if ours and event.type() == QEvent.Type.ChildPolished:
            dialog = cast(QDialog, child)
            apply_style(dialog)
            keep_on_screen(dialog)
