"""How drawn words wrap: no line begins with 、 or ）, and no long word of letters is cut off."""

import re
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

_WORDS: Final = re.compile("[!-~]{6,}")
"""Letters between which Qt breaks no line."""

_WIDEST: Final = 10
"""Pixels of such a letter at most."""

_TALL: Final = 1_000_000

AT_WORDS: Final = int(Qt.TextFlag.TextWordWrap)
ANYWHERE: Final = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
"""With this Qt breaks each line where it is full, whatever comes next."""


def wrap_flags(text: str, width: int) -> int:
    """The flags to measure and draw ``text`` with in lines of so many pixels."""
    longest = max(map(len, _WORDS.findall(text)), default=0)
    return ANYWHERE if longest * _WIDEST > width else AT_WORDS


def wrapped_height(metrics: QFontMetrics, text: str, width: int) -> int:
    """Pixels that ``text`` takes in lines of ``width``."""
    room = QRect(0, 0, width, _TALL)
    return metrics.boundingRect(room, wrap_flags(text, width), text).height()
