"""The words of a line of the page: measured once, and those of the merged cell of several lines."""

import functools
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from ui.look import theme

GROUP_WIDTH: Final = 66
WRAP: Final = int(Qt.TextFlag.TextWordWrap)


@functools.lru_cache(maxsize=4096)
def words_height(font: str, room: int, words: str) -> int:
    """How high words are in lines of ``room`` pixels: the same labels come on page after page."""
    letters = QFont()
    letters.fromString(font)
    return QFontMetrics(letters).boundingRect(QRect(0, 0, room, 10_000), WRAP, words).height()


def paint_group(painter: QPainter, font: QFont, label: str, top: int, bottom: int) -> None:
    """The merged left cell of neighbouring rows."""
    cell = QRect(0, top, GROUP_WIDTH, bottom - top)
    painter.fillRect(cell, theme.LABEL)
    painter.setPen(theme.RULE)
    painter.drawLine(cell.topRight(), cell.bottomRight())
    painter.drawLine(cell.bottomLeft(), cell.bottomRight())
    painter.setFont(font)
    painter.setPen(theme.INK)
    painter.drawText(cell.adjusted(8, 0, -6, 0), WRAP | Qt.AlignmentFlag.AlignVCenter, label)
