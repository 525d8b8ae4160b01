"""The keys that act on one entry of a repeat, the same in a list of entries and in a table."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt

_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier

ENTRY_KEYS: Final[Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str]] = {
    (Qt.Key.Key_Insert, _PLAIN): "insert",
    (Qt.Key.Key_Delete, _PLAIN): "remove",
    (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier): "duplicate",
    (Qt.Key.Key_Up, _ALT): "up",
    (Qt.Key.Key_Down, _ALT): "down",
}
"""Key and modifier to the name of the act."""
