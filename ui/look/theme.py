"""The look of the paper: inks, grounds and sizes of words, set directly.

A style sheet would make every widget on a long page several times as dear to build; so it dresses
the window around the paper only (``resources/style.qss``).
"""

from typing import Final
from weakref import WeakSet

from PySide6.QtGui import QPalette
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

_faint: Final[WeakSet[QWidget]] = WeakSet()

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
        _faint.add(widget)
        _make_faint(widget)


def reword() -> None:
    """Give faint words the ink that is now theirs."""
    for widget in list(_faint):
        if isValid(widget):
            _make_faint(widget)


def _make_faint(widget: QWidget) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.WindowText, FAINT)
    widget.setPalette(palette)
