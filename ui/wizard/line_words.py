"""The words of a line of the page: measured once, and those of the merged cell of several lines."""

import functools
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication

from ui.look import theme

GROUP_WIDTH: Final = 66
WRAP: Final = int(Qt.TextFlag.TextWordWrap)


def look_of(font: QFont) -> tuple[int, bool]:
    """What words are measured by: size and weight, for there is one face."""
    return font.pixelSize(), font.bold()


@functools.lru_cache(maxsize=4096)
def words_height(look: tuple[int, bool], room: int, words: str) -> int:
    """How high words are in lines of ``room`` pixels: the same labels come on page after page."""
    letters = QApplication.font()
    letters.setPixelSize(look[0])
    letters.setBold(look[1])
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
