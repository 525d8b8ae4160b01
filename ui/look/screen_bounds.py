"""No dialog is larger than the screen: with a large scale little of it is left."""

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_FRAME: Final = QSize(16, 40)
"""What the system draws around a dialog, about."""


def keep_on_screen(dialog: QDialog) -> None:
    """Make ``dialog``, which is not shown yet, as small as the screen asks for."""
    dialog.resize(dialog.size().boundedTo(dialog.screen().availableSize() - _FRAME))
