"""Keys that are meant for menus and buttons and not for the words at the cursor."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_for_menus(event: QKeyEvent) -> bool:
    """A letter or digit with Alt alone: Qt would type it where no menu or button has it.

    With Ctrl as well it is AltGr, by which other keyboards type.
    """
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    return held == Qt.KeyboardModifier.AltModifier and 0x20 < event.key() < 0x7F
