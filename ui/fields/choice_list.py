"""The ＜選択肢＞ beside a choice, as the form prints them: one click chooses."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from piadesk.words import say
from ui.look import theme
from ui.look.wrapping import wrap_flags, wrapped_height
from ui.look.zoom import scaled

_SIGN: Final = 20
"""Pixels for the ring of a choice, with the air behind it."""

_RING: Final = 5.0
_BETWEEN: Final = 18
_EDGE: Final = 3
_SIZE: Final = 13


class ChoiceList(QWidget):
    """Numbered choices in up to ``columns`` columns, the chosen one marked by ring and weight.

    It takes no keyboard: that stays with the box beside it, which is the same for a screen reader.
    """

    chosen = Signal(int)
    """The number of the choice, from 0."""

    def __init__(self, choices: Sequence[str], columns: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices = tuple(choices)
        self._words = [f"{number})　{text}" for number, text in enumerate(choices, start=1)]
        self._most_columns = max(1, columns)
        self._current = -1
        self._pointed = -1
        self._across: list[int] = []
        self._rooms: list[QRect] = []
        self._laid_out_for = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(say("field.choices"))
        font = self.font()
        font.setPixelSize(scaled(_SIZE))
        self.setFont(font)
        metrics = self.fontMetrics()
        self._across = [
            _SIGN + metrics.horizontalAdvance(words) + _BETWEEN for words in self._words
        ]

    def show_current(self, current: int) -> None:
        """Mark the choice of that number as chosen; -1 for none of them."""
        if current != self._current:
            self._current = current
            self.update()

    def room_of(self, number: int) -> QRect:
        """Where the choice of that number stands."""
        return self._lay_out(self.width())[number]

    def natural_width(self) -> int:
        """How wide the list is with no choice broken over lines, in all its columns."""
        return sum(_widths(self._across, self._most_columns))

    # ---- layout

    def _lay_out(self, width: int) -> list[QRect]:
        if width != self._laid_out_for:
            self._laid_out_for = width
            self._rooms = self._placed(width)
        return self._rooms

    def _placed(self, width: int) -> list[QRect]:
        across = self._across
        columns = min(self._most_columns, len(across))
        while columns > 1 and sum(_widths(across, columns)) > width:
            columns -= 1
        widths = _widths(across, columns) if columns > 1 else [width]
        rooms: list[QRect] = []
        top = _EDGE
        for first in range(0, len(across), columns):
            line = self._words[first : first + columns]
            high = max(self._height(words, widths[index]) for index, words in enumerate(line))
            for index in range(len(line)):
                rooms.append(QRect(sum(widths[:index]), top, widths[index], high))
            top += high
        return rooms

    def _height(self, words: str, width: int) -> int:
        return wrapped_height(self.fontMetrics(), words, width - _SIGN) + 2 * _EDGE

    # ---- what Qt calls

    def heightForWidth(self, width: int) -> int:
        rooms = self._lay_out(width)
        return rooms[-1].bottom() + 1 if rooms else 0

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, room in enumerate(self._lay_out(self.width())):
            self._paint_choice(painter, number, room)

    def _paint_choice(self, painter: QPainter, number: int, room: QRect) -> None:
        is_current = number == self._current
        pointed = self.isEnabled() and number == self._pointed
        if pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.BAND)
            painter.drawRoundedRect(room.adjusted(0, 0, -_EDGE, 0), 3, 3)
        ink = theme.INK if self.isEnabled() else theme.CLOSED_INK
        mark = theme.FOCUS if self.isEnabled() else theme.CLOSED_INK
        middle = QPointF(room.left() + _RING + 3, room.top() + _EDGE + self._line() / 2)
        painter.setPen(QPen(mark if is_current or pointed else theme.FRAME, 1.4))
        painter.setBrush(theme.PAPER)
        painter.drawEllipse(middle, _RING, _RING)
        if is_current:
            painter.setBrush(mark)
            painter.drawEllipse(middle, _RING / 2, _RING / 2)
        font = self.font()
        font.setBold(is_current)
        painter.setFont(font)
        painter.setPen(ink)
        words, room = self._words[number], room.adjusted(_SIGN, _EDGE, 0, 0)
        painter.drawText(room, wrap_flags(words, room.width()), words)

    def _line(self) -> int:
        return self.fontMetrics().lineSpacing()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._number_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event)
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.chosen.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.isEnabled():
            event.ignore()

    def _number_at(self, event: QMouseEvent) -> int:
        point = event.position().toPoint()
        rooms = self._lay_out(self.width())
        return next((index for index, room in enumerate(rooms) if room.contains(point)), -1)

    def _point_at(self, number: int) -> None:
        if number != self._pointed:
            self._pointed = number
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if number >= 0 else arrow)
            self.update()


def _widths(across: Sequence[int], columns: int) -> list[int]:
    """How wide each column must be for the widest of its choices."""
    return [max(across[index::columns], default=0) for index in range(columns)]
