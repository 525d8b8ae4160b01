"""The look of the paper: inks, grounds and sizes of words, set directly.

A style sheet would make every widget on a long page several times as dear to build; so it dresses
the window around the paper only (``resources/style.qss``).
"""

from collections.abc import Mapping
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.look.colours import colour
from ui.look.zoom import scaled

INK: Final = colour("ink")
FAINT: Final = colour("faint")
RULE: Final = colour("rule")
FRAME: Final = colour("frame")
EDGE: Final = colour("edge")
FOCUS: Final = colour("focus")
CHANGED: Final = colour("changed")
"""The mark of what differs from the last 公表版."""

PAPER: Final = colour("paper")
SECTION: Final = colour("section")
HEADING: Final = colour("heading")
BAND: Final = colour("band")
LABEL: Final = colour("label")
CLOSED: Final = colour("closed")
CLOSED_INK: Final = colour("closed_ink")
TITLE: Final = colour("title")
POINTED: Final = colour("pointed")
CHOSEN: Final = colour("chosen")

GRID: Final = 8
"""Pixels: distances are this, its half, or a multiple of it."""

SMALL: Final = 12
LARGE: Final = 16

Dyes = Mapping[QPalette.ColorRole, QColor]

_dyed: Final[WeakKeyDictionary[QWidget, Dyes]] = WeakKeyDictionary()

_SIZES: Final = {"note": SMALL, "count": SMALL, "result": LARGE}
_BOLD: Final = frozenset({"result", "pane_title"})
_FAINT: Final = frozenset({"note", "count", "subheading", "blanked"})


def set_words(widget: QWidget, role: str) -> None:
    """Size, weight and ink of words by what they are for: note, count, subheading, blanked, result,
    pane_title."""
    font = widget.font()
    if role in _SIZES:
        font.setPixelSize(scaled(_SIZES[role]))
    font.setBold(role in _BOLD)
    widget.setFont(font)
    if role in _FAINT:
        dye(widget, {QPalette.ColorRole.WindowText: FAINT})


def dye(widget: QWidget, dyes: Dyes) -> None:
    """Let these of its colours be others than the application's, in every scheme: a palette holds
    copies, which stay as they are when the scheme changes."""
    _dyed[widget] = dyes
    _dye(widget, dyes)


def dye_again() -> None:
    """Give all that is dyed the colours of now."""
    for widget, dyes in list(_dyed.items()):
        if isValid(widget):
            _dye(widget, dyes)


def _dye(widget: QWidget, dyes: Dyes) -> None:
    palette = widget.palette()
    for role, dyed in dyes.items():
        palette.setColor(role, dyed)
    widget.setPalette(palette)
