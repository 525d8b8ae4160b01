"""How a line of the section list is drawn: the title, below it the shape and words of its state."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from piadesk.progress import Progress, State
from piadesk.words import say

Index = QModelIndex | QPersistentModelIndex

DEPTH: Final = Qt.ItemDataRole.UserRole + 1
"""0 for a section, 1 for one of its files."""

PROGRESS: Final = Qt.ItemDataRole.UserRole + 2
"""A `Progress`, or the words to stand in its place."""


def told(found: Progress) -> str:
    """The state and the numbers in words: 入力中　8／14　要確認 2."""
    words = say(f"state.{found.state}")
    if found.wanted:
        words += say("state.answered", answered=found.answered, wanted=found.wanted)
    return words + (say("state.faults", faults=found.faults) if found.faults else "")


class SectionDrawing(QStyledItemDelegate):
    """Draws a page's title, below it the shape and the words of its state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = option.fontMetrics.lineSpacing()
        lines = 2 if index.data(PROGRESS) else 1
        return QSize(100, line * lines + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        ink = palette.color(QPalette.ColorRole.WindowText)
        if chosen:
            painter.fillRect(option.rect, QColor("#d5e4f3"))
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 4, option.rect.height()),
                palette.color(QPalette.ColorRole.Highlight),
            )
        room = option.rect.adjusted(12 + 14 * index.data(DEPTH), 8, -8, -8)
        line = option.fontMetrics.lineSpacing()
        font = option.font
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(ink)
        title = painter.fontMetrics().elidedText(
            index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(QRect(room.left(), room.top(), room.width(), line), 0, title)
        found = index.data(PROGRESS)
        font.setBold(False)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor("#3a4a5c"))
        room.adjust(0, line, 0, 0)
        if isinstance(found, Progress):
            words = room.adjusted(20, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, told(found))
            paint_shape(painter, room.left(), room.center().y() + 1, found.state)
        elif found:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, found)


def paint_shape(painter: QPainter, left: int, middle: int, state: State) -> None:
    """A shape for each state, 12 pixels wide: they differ without colour too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QPointF(left + 7, middle)
    if state is State.DOUBTFUL:
        painter.setPen(QPen(QColor("#9a6a00"), 1.4))
        painter.setBrush(QColor("#ffe9b0"))
        corners = [QPointF(0, -6), QPointF(6.5, 5), QPointF(-6.5, 5)]
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
    elif state is State.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#1f6b3a"))
        painter.drawEllipse(centre, 6, 6)
        painter.setPen(QPen(QColor("#ffffff"), 1.8))
        tick = [QPointF(-2.8, 0.2), QPointF(-0.8, 2.4), QPointF(3, -2.2)]
        painter.drawPolyline(QPolygonF([centre + point for point in tick]))
    else:
        painter.setPen(QPen(QColor("#4a5866"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 5.5, 5.5)
        if state is State.STARTED:
            painter.setBrush(QColor("#1f5f9e"))
            painter.drawPie(
                round(centre.x() - 6), round(centre.y() - 6), 12, 12, 90 * 16, -180 * 16
            )
    painter.restore()
