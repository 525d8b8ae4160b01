"""Where the keyboard goes when a window closes: to the one over which it was opened."""

from functools import partial

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


def go_back_when_closed(dialog: QDialog) -> None:
    """When ``dialog`` closes, the window that is in front now comes forward again.

    The system brings forward the owner, the main window: where the dialog was opened from another
    one, Esc would not reach that one any more.
    """
    opener = QApplication.activeWindow()
    if opener is not None:
        dialog.finished.connect(partial(_bring_forward, opener))


def _bring_forward(opener: QWidget, _result: int) -> None:
    if isValid(opener) and opener.isVisible():
        opener.activateWindow()
