"""What stands on the white paper of 様式ビュー and preview: the same in every scheme."""

from typing import Final

from PySide6.QtGui import QColor

from ui.look.colours import Scheme, value

INK: Final = value("ink", Scheme.LIGHT)
FAINT: Final = value("faint", Scheme.LIGHT)
RULE: Final = value("rule", Scheme.LIGHT)
FOCUS: Final = value("focus", Scheme.LIGHT)
CHANGED: Final = value("changed", Scheme.LIGHT)
PAPER: Final = value("paper", Scheme.LIGHT)
SECTION: Final = value("section", Scheme.LIGHT)
HEADING: Final = value("heading", Scheme.LIGHT)
BAND: Final = value("band", Scheme.LIGHT)
LIT: Final = QColor("#fff3c9")
"""The line that the clerk works at."""

FOUND: Final = QColor("#dff0d8")
"""A line that holds the words that are looked for."""
