"""One line of a page on the screen: how high it is, where its fields go, what is drawn."""

import functools
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.words import say
from ui.fields.base import Field
from ui.look import theme
from ui.look.zoom import scaled
from ui.wizard.item_lines import Line, title_of

LABEL_WIDTH: Final = 216
GROUP_WIDTH: Final = 66
_BESIDE_WIDTH: Final = 100
_LABEL_SHARE: Final = 0.36
"""The label column is never wider than this share of the line."""

_SIDE, _EDGE = 12, 9
"""Pixels left and right of words, above and below them."""

_CELL_SIDE, _CELL_EDGE = 10, 7
_INDENT: Final = 16
_BETWEEN_MARKS: Final = 14
_BAR: Final = 4
_ORIGIN_LEFT: Final = 64
"""Beside 広げる."""
_UNBUILT: Final = 32
"""The height of a field before it is there."""

_GROUNDS: Final = {
    "heading": theme.HEADING,
    "band": theme.BAND,
    "label": theme.LABEL,
}
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)


class LineDrawing:
    """A `Line` with its fields, as soon as they are built, and its place."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.fields: list[Field] = []
        self.top = 0
        self.height = 0
        self._words: dict[int, int] = {}

    @property
    def bottom(self) -> int:
        """Where the next line begins."""
        return self.top + self.height

    def is_in(self, rect: QRect) -> bool:
        """Whether any of the line lies between top and bottom of ``rect``."""
        return self.bottom >= rect.top() and self.top <= rect.bottom()

    def height_for(self, width: int, font: QFont) -> int:
        """How high the line is at that width."""
        if self.line.look in _GROUNDS:
            return self._title_height(width, font)
        fields = zip(self.fields, self._cells(width), strict=False)
        talls = [_height(field, cell.width()) for field, cell in fields]
        height = max(talls, default=_UNBUILT) + 2 * _CELL_EDGE
        if self.line.look == "row":
            height = max(height, self._words_height(self._label(width), font) + 2 * _EDGE)
        return height + 1

    def place(self, width: int, font: QFont) -> int:
        """Put the fields to their places and return the height of the line."""
        if self.line.look in _GROUNDS:
            self.height = self._title_height(width, font)
            self._place_marks(width)
            return self.height
        for field, cell in zip(self.fields, self._cells(width), strict=False):
            # Texts find their height only at the width they have.
            if field.width() != cell.width():
                field.resize(cell.width(), field.height())
            tall = _height(field, cell.width())
            _move(field, QRect(cell.left(), self.top + _CELL_EDGE, cell.width(), tall))
        self.height = self.height_for(width, font)
        return self.height

    def paint(self, painter: QPainter, font: QFont, width: int) -> None:
        """Draw ground, words and the rule below."""
        painter.save()
        if self.line.look in _GROUNDS:
            self._paint_title(painter, font, width)
        elif self.line.look == "row":
            self._paint_labels(painter, font, width)
        painter.setPen(theme.RULE)
        bottom = self.top + self.height - 1
        painter.drawLine(0, bottom, width, bottom)
        if any(field.is_changed for field in self.fields):
            self._paint_changed(painter, font, width)
        if any(field.origin for field in self.fields):
            self._paint_origin(painter, font, width)
        painter.restore()

    def _paint_origin(self, painter: QPainter, font: QFont, width: int) -> None:
        """A quiet word below the label where an answer was not typed; its first letter where there
        is no room, or behind the words that tell a change."""
        field = next(field for field in self.fields if field.origin)
        small = QFont(font)
        small.setPixelSize(scaled(theme.SMALL))
        painter.setFont(small)
        painter.setPen(theme.FAINT)
        word = say(f"field.origin.{field.origin}")
        line = scaled(theme.SMALL) + 4
        if self.line.look == "whole":  # at the foot of the text, where its length stands too
            foot = QRect(field.x() + _ORIGIN_LEFT, field.geometry().bottom() - line, width, line)
            if field.item.kind == "long_text":
                painter.drawText(foot, word)
            return
        words = self._words_height(self._label(width), font) + 2 * _EDGE
        right = QRect(0, self.top, self._label_column(width) - 6, self.height - 5)
        if words - _EDGE + theme.SMALL > self.height:
            word = word[0]
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        if self.line.look == "row":
            painter.drawText(right, place, word)

    def _paint_changed(self, painter: QPainter, font: QFont, width: int) -> None:
        """A bar at the left of what differs from the last 公表版, and below the label words."""
        for field in self.fields:
            if field.is_changed:
                left = field.x() - _CELL_SIDE + 2
                painter.fillRect(left, self.top + 3, _BAR, self.height - 7, theme.CHANGED)
        if self.line.look != "row":
            return
        small = QFont(font)
        small.setPixelSize(scaled(theme.SMALL))
        words = self._words_height(self._label(width), font) + 2 * _EDGE
        room = QRect(self._words_left(), self.top + words - 4, self._label(width), self.height)
        painter.setFont(small)
        painter.setPen(theme.CHANGED)
        if words + theme.SMALL <= self.height:
            painter.drawText(room, say("field.changed"))
        else:  # beside the words
            sign = QRect(0, self.top, self._label_column(width) - 4, self.height)
            painter.drawText(sign, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "◆")

    def _words_height(self, room: int, font: QFont) -> int:
        """The height of the line's own words; asked for again and again while a page is built."""
        if room not in self._words:
            self._words[room] = words_height(font.toString(), room, self.line.title)
        return self._words[room]

    # ---- titles

    def _title_font(self, font: QFont) -> QFont:
        font = QFont(font)
        font.setBold(self.line.look == "heading")
        return font

    def _title_height(self, width: int, font: QFont) -> int:
        marks_across = sum(field.sizeHint().width() + _BETWEEN_MARKS for field in self.fields)
        room = width - 2 * _SIDE - marks_across
        words = self._words_height(room, self._title_font(font))
        marks = max((_height(field, field.sizeHint().width()) for field in self.fields), default=0)
        return max(words + 2 * _EDGE, marks + 8)

    def _place_marks(self, width: int) -> None:
        right = width - _SIDE
        for field in reversed(self.fields):
            across = field.sizeHint().width()
            tall = _height(field, across)
            top = self.top + (self.height - tall) // 2
            _move(field, QRect(right - across, top, across, tall))
            right -= across + _BETWEEN_MARKS

    def _paint_title(self, painter: QPainter, font: QFont, width: int) -> None:
        painter.fillRect(0, self.top, width, self.height, _GROUNDS[self.line.look])
        painter.setFont(self._title_font(font))
        painter.setPen(theme.INK)
        marks = sum(field.width() + _BETWEEN_MARKS for field in self.fields)
        room = QRect(_SIDE, self.top, width - 2 * _SIDE - marks, self.height)
        painter.drawText(room, _WRAP | Qt.AlignmentFlag.AlignVCenter, self.line.title)

    # ---- rows

    def _label_column(self, width: int) -> int:
        return min(scaled(LABEL_WIDTH), round(width * _LABEL_SHARE))

    def _label(self, width: int) -> int:
        """The room for the words of the first label."""
        group = GROUP_WIDTH if self.line.group else 0
        return self._label_column(width) - group - 2 * _SIDE - _INDENT * self.line.level

    def _cells(self, width: int) -> Iterator[QRect]:
        """Where the fields go, inside the line's own height."""
        if self.line.look == "whole":
            yield QRect(_CELL_SIDE, 0, width - 2 * _CELL_SIDE, 0)
            return
        left = self._label_column(width)
        labels = [_beside(item) for item in self.line.items]
        across = (width - left - sum(labels[1:])) // len(labels)
        for number, label in enumerate(labels):
            left += label if number else 0
            yield QRect(left + _CELL_SIDE, 0, across - 2 * _CELL_SIDE, 0)
            left += across

    def _paint_labels(self, painter: QPainter, font: QFont, width: int) -> None:
        column = self._label_column(width)
        group = GROUP_WIDTH if self.line.group else 0
        painter.fillRect(group, self.top, column - group, self.height, theme.LABEL)
        painter.setPen(theme.RULE)
        painter.drawLine(column - 1, self.top, column - 1, self.top + self.height)
        painter.setFont(font)
        painter.setPen(theme.INK)
        room = QRect(self._words_left(), self.top + _EDGE + 1, self._label(width), self.height)
        painter.drawText(room, _WRAP, self.line.title)
        for item, cell in list(zip(self.line.items, self._cells(width), strict=False))[1:]:
            self._paint_beside(painter, item, cell.left() - _CELL_SIDE)

    def _words_left(self) -> int:
        """Where the words of the first label begin."""
        return (GROUP_WIDTH if self.line.group else 0) + _SIDE + _INDENT * self.line.level

    def _paint_beside(self, painter: QPainter, item: d.AnyItem, right: int) -> None:
        across = _beside(item)
        if not across:
            return
        ground = QRect(right - across, self.top, across, self.height)
        painter.fillRect(ground, theme.LABEL)
        painter.setPen(theme.RULE)
        painter.drawLine(ground.topLeft(), ground.bottomLeft())
        painter.drawLine(ground.topRight(), ground.bottomRight())
        painter.setPen(theme.INK)
        painter.drawText(ground.adjusted(_SIDE, _EDGE + 1, -_SIDE, 0), _WRAP, title_of(item))


@functools.lru_cache(maxsize=4096)
def words_height(font: str, room: int, words: str) -> int:
    """How high words are in lines of ``room`` pixels: the same labels come on page after page."""
    letters = QFont()
    letters.fromString(font)
    return QFontMetrics(letters).boundingRect(QRect(0, 0, room, 10_000), _WRAP, words).height()


def paint_group(painter: QPainter, font: QFont, label: str, top: int, bottom: int) -> None:
    """The merged left cell of neighbouring rows."""
    cell = QRect(0, top, GROUP_WIDTH, bottom - top)
    painter.fillRect(cell, theme.LABEL)
    painter.setPen(theme.RULE)
    painter.drawLine(cell.topRight(), cell.bottomRight())
    painter.drawLine(cell.bottomLeft(), cell.bottomRight())
    painter.setFont(font)
    painter.setPen(theme.INK)
    painter.drawText(cell.adjusted(8, 0, -6, 0), _WRAP | Qt.AlignmentFlag.AlignVCenter, label)


def _beside(item: d.AnyItem) -> int:
    """The width of the label of a field that stands beside another; brackets need none."""
    return 0 if kind_of(item).found_by(item) == "unit" else _BESIDE_WIDTH


def _height(field: Field, width: int) -> int:
    return field.heightForWidth(width) if field.hasHeightForWidth() else field.sizeHint().height()


def _move(field: Field, place: QRect) -> None:
    if field.geometry() != place:
        field.setGeometry(place)
