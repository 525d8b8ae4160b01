"""How a line of the section list is drawn: the title, below it the shape and words of its state."""

import functools
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from piadesk.acts.progress import Progress, State
from piadesk.words import say
from ui.look import theme
from ui.look.colours import colour
from ui.look.frame import paint_frame
from ui.look.wrapping import wrap_flags, wrapped_height
from ui.look.zoom import scaled

Index = QModelIndex | QPersistentModelIndex

DEPTH: Final = Qt.ItemDataRole.UserRole + 1
"""0 for a section, 1 for one of its files."""

PROGRESS: Final = Qt.ItemDataRole.UserRole + 2
"""A `Progress`, or the words to stand in its place."""

IS_INSIDE: Final = Qt.ItemDataRole.UserRole + 3
"""Whether it is a heading or an entry on the page in view."""

_SOFT: Final = colour("soft_ink")
_EDGE: Final = 8
_INSIDE_EDGE: Final = 4
_GAP: Final = 2
_SIGN: Final = 20
_TALL: Final = 10_000


def progress_text(progress: Progress) -> str:
    """The state and the numbers in words: 入力中　8／14　指摘 2件."""
    return "　".join(_parts(progress))


def _parts(progress: Progress) -> list[str]:
    """What is drawn side by side where there is room, else one below the other."""
    answered = say("state.answered", answered=progress.answered, wanted=progress.wanted)
    faults = [say("state.faults", faults=progress.faults)] if progress.faults else []
    if progress.unlogged:
        faults.append(say("state.unlogged", count=progress.unlogged))
    is_free = progress.state is State.UNTOUCHED and not progress.wanted
    state = say("state.optional" if is_free else f"state.{progress.state}")
    return [f"{state}　{answered}" if progress.wanted else state, *faults]


def _lines(progress: Progress | str, room: int, metrics: QFontMetrics) -> list[str]:
    """The words of the state, broken where ``room`` pixels are too few for one line."""
    if isinstance(progress, str):
        words, parts, room = progress, progress.split("　"), room + _SIGN
    else:
        words, parts = progress_text(progress), _parts(progress)
    fits = metrics.horizontalAdvance(words) <= room - _SIGN
    return [part for part in ([words] if fits else parts) if part]


class SectionDrawing(QStyledItemDelegate):
    """Draws a page's title, below it the shape and the words of its state."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        width, font = view.viewport().width(), option.font.toString()
        depth, state, is_inside = (index.data(role) for role in (DEPTH, PROGRESS, IS_INSIDE))
        high = _height(font, width, depth, bool(is_inside), state, index.data())
        return QSize(width, high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette: QPalette = option.palette
        ink = palette.color(QPalette.ColorRole.WindowText)
        if chosen:
            painter.fillRect(option.rect, theme.CHOSEN)
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 4, option.rect.height()),
                palette.color(QPalette.ColorRole.Highlight),
            )
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            paint_frame(painter, option.rect, theme.FOCUS, 2)
        if index.data(IS_INSIDE):
            self._paint_inside(painter, option, index)
            return
        room = _room(option.rect, index.data(DEPTH))
        font = option.font
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(room, wrap_flags(index.data(), room.width()), index.data())
        if progress := index.data(PROGRESS):
            self._paint_state(painter, room, progress, _small(font))

    def _paint_inside(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A heading or an entry: smaller, with what is found in it at the right."""
        font = _small(option.font)
        metrics = QFontMetrics(font)
        font.setBold(bool(option.state & QStyle.StateFlag.State_Selected))
        painter.setFont(font)
        painter.setPen(_SOFT)
        state = index.data(PROGRESS)
        room = _inside_room(option.rect, index.data(DEPTH), state, metrics)
        painter.drawText(room, wrap_flags(index.data(), room.width()), index.data())
        if state:
            right = QRect(room.right(), room.top(), option.rect.right() - room.right() - _EDGE, 20)
            painter.drawText(right, int(Qt.AlignmentFlag.AlignRight), state)

    def _paint_state(
        self, painter: QPainter, room: QRect, progress: Progress | str, font: QFont
    ) -> None:
        painter.setFont(font)
        painter.setPen(_SOFT)
        metrics = painter.fontMetrics()
        lines = _lines(progress, room.width(), metrics)
        top = room.bottom() + 1 - len(lines) * metrics.lineSpacing()
        if isinstance(progress, Progress):
            paint_shape(painter, room.left(), top + metrics.lineSpacing() // 2, progress.state)
        left = room.left() + (_SIGN if isinstance(progress, Progress) else 0)
        for index, line in enumerate(lines):
            painter.drawText(left, top + index * metrics.lineSpacing() + metrics.ascent(), line)


@functools.lru_cache(maxsize=1024)
def _height(
    font: str, width: int, depth: int, is_inside: bool, state: Progress | str | None, words: str
) -> int:
    """How high a line is; Qt asks again and again for the same ones."""
    letters, rect = QFont(), QRect(0, 0, width, _TALL)
    letters.fromString(font)
    small = QFontMetrics(_small(letters))
    if is_inside:
        room = _inside_room(rect, depth, state, small)
        return wrapped_height(small, words, room.width()) + 2 * _INSIDE_EDGE
    room = _room(rect, depth)
    letters.setBold(True)
    height = wrapped_height(QFontMetrics(letters), words, room.width()) + 2 * _EDGE
    if state:
        height += len(_lines(state, room.width(), small)) * small.lineSpacing() + _GAP
    return height


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setBold(False)
    small.setPixelSize(scaled(12))
    return small


def _inside_room(rect: QRect, depth: int, state: object, metrics: QFontMetrics) -> QRect:
    """The room for the words of a heading or an entry, beside what is found in it."""
    across = metrics.horizontalAdvance(str(state)) + _EDGE if state else 0
    left = 12 + 14 * depth
    return rect.adjusted(left, _INSIDE_EDGE, -_EDGE - across, -_INSIDE_EDGE)


def _room(rect: QRect, depth: int) -> QRect:
    return rect.adjusted(12 + 14 * depth, _EDGE, -_EDGE, -_EDGE)


def paint_shape(painter: QPainter, left: int, middle: int, state: State) -> None:
    """A shape for each state, 12 pixels wide: they differ without colour too."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QPointF(left + 7, middle)
    if state is State.DOUBTFUL:
        painter.setPen(QPen(colour("doubt_line"), 1.4))
        painter.setBrush(colour("doubt"))
        corners = [QPointF(0, -6), QPointF(6.5, 5), QPointF(-6.5, 5)]
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
    elif state is State.DONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sure"))
        painter.drawEllipse(centre, 6, 6)
        painter.setPen(QPen(colour("on_sure"), 1.8))
        tick = [QPointF(-2.8, 0.2), QPointF(-0.8, 2.4), QPointF(3, -2.2)]
        painter.drawPolyline(QPolygonF([centre + point for point in tick]))
    else:
        painter.setPen(QPen(theme.FAINT, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 5.5, 5.5)
        if state is State.STARTED:
            painter.setBrush(theme.FOCUS)
            painter.drawPie(
                round(centre.x() - 6), round(centre.y() - 6), 12, 12, 90 * 16, -180 * 16
            )
    painter.restore()
