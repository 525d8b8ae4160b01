"""The look of the paper: inks, grounds and sizes of words, set directly.

A style sheet would make every widget on a long page several times as dear to build; so it dresses
the window around the paper only (``resources/style.qss``).
"""

from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

from ui.look.zoom import scaled

INK: Final = QColor("#16202c")
FAINT: Final = QColor("#4a5866")
RULE: Final = QColor("#c3ccd6")
FRAME: Final = QColor("#8793a0")
EDGE: Final = QColor("#7b8794")
FOCUS: Final = QColor("#1f5f9e")
CHANGED: Final = QColor("#0f6b5c")
"""The mark of what differs from the last 公表版."""
PAPER: Final = QColor("#ffffff")
SECTION: Final = QColor("#23415f")
HEADING: Final = QColor("#dbe6f1")
BAND: Final = QColor("#eef3f8")
LABEL: Final = QColor("#f5f8fb")
CLOSED: Final = QColor("#f0f1f3")
CLOSED_INK: Final = QColor("#5b6570")

GRID: Final = 8
"""Pixels: distances are this, its half, or a multiple of it."""

SMALL: Final = 12
LARGE: Final = 16

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
        palette = widget.palette()
        palette.setColor(QPalette.ColorRole.WindowText, FAINT)
        widget.setPalette(palette)
