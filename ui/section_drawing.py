"""How a line of the section list is drawn: the title, below it the shape and words of its state."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from piadesk.progress import Progress, State
from piadesk.words import say

Index = QModelIndex | QPersistentModelIndex

DEPTH: Final = Qt.ItemDataRole.UserRole + 1
"""0 for a section, 1 for one of its files."""

PROGRESS: Final = Qt.ItemDataRole.UserRole + 2
"""A `Progress`, or the words to stand in its place."""

_EDGE: Final = 8
_TALL: Final = 10_000
_WRAP: Final = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


def told(found: Progress) -> str:
    """The state and the numbers in words: 入力中　8／14　要確認 2."""
    words = say(f"state.{found.state}")
    if found.wanted:
        words += say("state.answered", answered=found.answered, wanted=found.wanted)
    return words + (say("state.faults", faults=found.faults) if found.faults else "")


class SectionDrawing(QStyledItemDelegate):
    """Draws a page's title, below it the shape and the words of its state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        room = _room(QRect(0, 0, view.viewport().width(), _TALL), index)
        bold = option.font
        bold.setBold(True)
        height = QFontMetrics(bold).boundingRect(room, _WRAP, index.data()).height()
        if index.data(PROGRESS):
            height += option.fontMetrics.lineSpacing()
        return QSize(view.viewport().width(), height + 2 * _EDGE)

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
        room = _room(option.rect, index)
        font = option.font
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, _WRAP, index.data())
        room.setTop(room.bottom() - option.fontMetrics.lineSpacing())
        font.setBold(False)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(QColor("#3a4a5c"))
        found = index.data(PROGRESS)
        if isinstance(found, Progress):
            words = room.adjusted(20, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, told(found))
            paint_shape(painter, room.left(), room.center().y() + 1, found.state)
        elif found:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, found)


def _room(rect: QRect, index: Index) -> QRect:
    return rect.adjusted(12 + 14 * index.data(DEPTH), _EDGE, -_EDGE, -_EDGE)


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
