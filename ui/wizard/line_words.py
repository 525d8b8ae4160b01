"""The words of a line of the page: measured once, and those of the merged cell of several lines."""

import functools
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication

from piadesk.words import say
from ui.fields.base import Field
from ui.look import theme
from ui.look.zoom import scaled
from ui.wizard.narrow_rows import EDGE, SIDE

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


def paint_label(painter: QPainter, ground: QRect, words: str) -> None:
    """The label of a field that stands beside another one."""
    painter.fillRect(ground, theme.LABEL)
    painter.setPen(theme.RULE)
    painter.drawLine(ground.topLeft(), ground.bottomLeft())
    painter.drawLine(ground.topRight(), ground.bottomRight())
    painter.setPen(theme.INK)
    painter.drawText(ground.adjusted(SIDE, EDGE + 1, -SIDE, 0), WRAP, words)


def paint_signs(painter: QPainter, field: Field, ground: QRect, title: str) -> None:
    """In the corner of a label that bears ``title``: that the answer is changed, and where it comes
    from if nobody typed it; of that the first letter where there is no room for the word."""
    across = painter.fontMetrics().horizontalAdvance(title)
    lines = -(-across // max(1, ground.width() - 2 * SIDE))
    used = lines * painter.fontMetrics().lineSpacing() + 2 * EDGE
    small = QFont(painter.font())
    small.setPixelSize(scaled(theme.SMALL))
    painter.setFont(small)
    origin = say(f"field.origin.{field.origin}") if field.origin else ""
    signs = ("◆" if field.is_changed else "") + origin
    metrics = painter.fontMetrics()
    beside = across + metrics.horizontalAdvance(signs) + 2 * SIDE <= ground.width()
    if not beside and used - EDGE + metrics.height() > ground.height():
        signs = signs[: len(signs) - len(origin) + 1]
    painter.setPen(theme.CHANGED if field.is_changed else theme.FAINT)
    corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    painter.drawText(ground.adjusted(0, 0, -6, -3), corner, signs)
