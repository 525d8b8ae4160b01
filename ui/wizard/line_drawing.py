"""One line of a page on the screen: how high it is, where its fields go, what is drawn."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.words import say
from ui.fields.base import Field
from ui.look import theme
from ui.look.typeface import SIZE
from ui.look.zoom import scaled
from ui.wizard.item_lines import ItemLine, title_of
from ui.wizard.line_words import GROUP_WIDTH, WRAP, look_of, paint_label, paint_signs, words_height
from ui.wizard.narrow_rows import CELL_EDGE, CELL_SIDE, EDGE, SIDE, Cell, Measures, Strip, strips
from ui.wizard.title_row import TitleRow, title_row

LABEL_WIDTH: Final = 216
_BESIDE_WIDTH: Final = 100
_LABEL_SHARE: Final = 0.36
"""The label column is never wider than this share of the line."""

_LEAST_LETTERS: Final = 12
"""That a field must have room for; else the fields of a row stand one below the other."""

_FIELD_EDGES: Final = 20
_INDENT: Final = 16
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


class LineDrawing:
    """A `ItemLine` with its fields, as soon as they are built, and its place."""

    def __init__(self, line: ItemLine) -> None:
        self.line = line
        self.fields: list[Field] = []
        self.top = 0
        self.height = 0
        self._words: dict[int, int] = {}
        self._narrow: dict[int, bool] = {}
        self._places: dict[int, list[QRect]] = {}
        self._bare: dict[int, int] = {}  # the height without fields, asked of all that is unseen

    @property
    def bottom(self) -> int:
        """Where the next line begins."""
        return self.top + self.height

    def is_in(self, rect: QRect) -> bool:
        """Whether any of the line lies between top and bottom of ``rect``."""
        return self.bottom >= rect.top() and self.top <= rect.bottom()

    def height_for(self, width: int, font: QFont) -> int:
        """How high the line is at that width."""
        if self.fields:
            return self._height_for(width, font)
        if width not in self._bare:
            self._bare[width] = self._height_for(width, font)
        return self._bare[width]

    def _height_for(self, width: int, font: QFont) -> int:
        if self.line.look in _GROUNDS:
            return self._title(width, font).height
        if self._is_narrow(width):
            return self._strips(width, font)[-1].bottom + 1
        fields = zip(self.fields, self._cells(width), strict=False)
        talls = [_height(field, cell.width()) for field, cell in fields]
        height = max(talls, default=_UNBUILT) + 2 * CELL_EDGE
        if self.line.look == "row":
            height = max(height, self._words_height(self._label(width), font) + 2 * EDGE)
        return height + 1

    def place(self, width: int, font: QFont) -> int:
        """Put the fields to their places and return the height of the line."""
        if self.line.look in _GROUNDS:
            self._place_title(width, font)
            return self.height
        if self._is_narrow(width):
            self._place_strips(width, font)
            return self.height
        for field, cell in zip(self.fields, self._cells(width), strict=False):
            # Texts find their height only at the width they have.
            if field.width() != cell.width():
                field.resize(cell.width(), field.height())
            tall = _height(field, cell.width())
            _move(field, QRect(cell.left(), self.top + CELL_EDGE, cell.width(), tall))
        self.height = self.height_for(width, font)
        return self.height

    def paint(self, painter: QPainter, font: QFont, width: int) -> None:
        """Draw ground, words and the rule below."""
        painter.save()
        if self.line.look in _GROUNDS:
            self._paint_title(painter, font, width)
        elif self._is_narrow(width):
            self._paint_strips(painter, font, width)
        elif self.line.look == "row":
            self._paint_labels(painter, font, width)
        painter.setPen(theme.RULE)
        bottom = self.top + self.height - 1
        painter.drawLine(0, bottom, width, bottom)
        if any(field.is_changed for field in self.fields):
            self._paint_changed(painter, font, width)
        if not self._is_narrow(width):
            if any(field.origin for field in self._of_first_label()):
                self._paint_origin(painter, font, width)
            self._paint_signs_beside(painter, font, width)
        painter.restore()

    def _of_first_label(self) -> Sequence[Field]:
        """The fields before the first that has a label of its own."""
        return self.fields[: next((index for index, _, _ in self._labels_beside(0)), None)]

    def _paint_signs_beside(self, painter: QPainter, font: QFont, width: int) -> None:
        for index, label, title in self._labels_beside(width):
            if index < len(self.fields):
                painter.setFont(font)
                paint_signs(painter, self.fields[index], label, title)

    def _paint_origin(self, painter: QPainter, font: QFont, width: int) -> None:
        """A quiet word below the label where an answer was not typed; its first letter where there
        is no room, or behind the words that tell a change."""
        field = next(field for field in self._of_first_label() if field.origin)
        small = QFont(font)
        small.setPixelSize(scaled(theme.SMALL))
        painter.setFont(small)
        painter.setPen(theme.FAINT)
        word = say(f"field.origin.{field.origin}")
        line = scaled(theme.SMALL) + 4
        if self.line.look == "whole":  # at the foot of the text, where its length stands too
            corner = QRect(field.x() + _ORIGIN_LEFT, field.geometry().bottom() - line, width, line)
            if field.item.kind == "long_text":
                painter.drawText(
                    corner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, word
                )
            return
        words = self._words_height(self._label(width), font) + 2 * EDGE
        right = QRect(0, self.top, self._label_column(width) - 6, self.height - 5)
        beside = painter.fontMetrics().horizontalAdvance(word) + 2 * SIDE
        title = QFontMetrics(font).horizontalAdvance(self.line.title)
        if words - EDGE + theme.SMALL > self.height and title + beside > self._label(width):
            word = word[0]
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        if self.line.look == "row":
            painter.drawText(right, place, word)

    def _paint_changed(self, painter: QPainter, font: QFont, width: int) -> None:
        """A bar at the left of what differs from the last 公表版, and below the label words."""
        is_narrow = self._is_narrow(width)
        for field in self.fields:
            if field.is_changed:
                left = field.x() - CELL_SIDE + 2
                top, high = (field.y(), field.height()) if is_narrow else (self.top, self.height)
                painter.fillRect(left, top + 3, _BAR, high - 7, theme.CHANGED)
        is_changed = any(field.is_changed for field in self._of_first_label())
        if self.line.look != "row" or is_narrow or not is_changed:
            return
        small = QFont(font)
        small.setPixelSize(scaled(theme.SMALL))
        words = self._words_height(self._label(width), font) + 2 * EDGE
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
            self._words[room] = words_height(look_of(font), room, self.line.title)
        return self._words[room]

    # ---- titles

    def _title_font(self, font: QFont) -> QFont:
        font = QFont(font)
        font.setBold(self.line.look == "heading")
        return font

    def _title(self, width: int, font: QFont) -> TitleRow:
        widths = [(field, field.sizeHint().width()) for field in self.fields]
        marks = [QSize(across, _height(field, across)) for field, across in widths]
        bold = self._title_font(font)
        return title_row(marks, width, _least_field(), lambda room: self._words_height(room, bold))

    def _place_title(self, width: int, font: QFont) -> None:
        row = self._title(width, font)
        self.height = row.height
        for field, place in zip(self.fields, row.marks, strict=True):
            _move(field, place.translated(0, self.top))

    def _paint_title(self, painter: QPainter, font: QFont, width: int) -> None:
        painter.fillRect(0, self.top, width, self.height, _GROUNDS[self.line.look])
        painter.setFont(self._title_font(font))
        painter.setPen(theme.INK)
        words = self._title(width, font).words.translated(0, self.top)
        painter.drawText(words, WRAP | Qt.AlignmentFlag.AlignVCenter, self.line.title)

    # ---- rows where the page is narrow

    def _is_narrow(self, width: int) -> bool:
        """Whether a field of the row would have less room than it needs."""
        if width not in self._narrow:
            cells = self._cells(width) if self.line.look == "row" else ()
            self._narrow[width] = any(cell.width() < _least_field() for cell in cells)
        return self._narrow[width]

    def _strips(self, width: int, font: QFont) -> list[Strip]:
        group = GROUP_WIDTH if self.line.group else 0
        column = self._label_column(width)
        indent = _INDENT * self.line.level
        measures = Measures(width, group, column, indent, _least_field())
        return list(strips(measures, self._labelled(look_of(font))))

    def _labelled(self, look: tuple[int, bool]) -> Iterator[Cell]:
        fields: list[Field | None] = [*self.fields]
        fields += [None] * (len(self.line.items) - len(fields))
        for words, field in zip(self._titles(), fields, strict=True):
            yield Cell(partial(_label_height, look, words), partial(_built_height, field))

    def _titles(self) -> list[str]:
        """The label of each field; "" for one that stands behind another without its own."""
        others = self.line.items[1:]
        return [self.line.title, *(title_of(item) if _beside(item) else "" for item in others)]

    def _place_strips(self, width: int, font: QFont) -> None:
        for field, strip in zip(self.fields, self._strips(width, font), strict=False):
            if field.width() != strip.field.width():
                field.resize(strip.field.width(), field.height())
        placed = self._strips(width, font)  # texts find their height only at the width they have
        for field, strip in zip(self.fields, placed, strict=False):
            _move(field, strip.field.translated(0, self.top))
        self.height = placed[-1].bottom + 1

    def _paint_strips(self, painter: QPainter, font: QFont, width: int) -> None:
        painter.setFont(font)
        rows = zip(self._titles(), self._strips(width, font), strict=True)
        for number, (words, strip) in enumerate(rows):
            ground = strip.ground.translated(0, self.top)
            painter.fillRect(ground, theme.LABEL)
            painter.setPen(theme.RULE)
            painter.drawLine(ground.topRight(), ground.bottomRight())
            painter.drawLine(ground.left(), self.top + strip.bottom, width, self.top + strip.bottom)
            painter.setPen(theme.INK)
            painter.drawText(strip.words.translated(0, self.top + 1), WRAP, words)
            if number < len(self.fields):
                painter.save()
                paint_signs(painter, self.fields[number], ground, words)
                painter.restore()

    # ---- rows

    def _label_column(self, width: int) -> int:
        return min(scaled(LABEL_WIDTH), round(width * _LABEL_SHARE))

    def _label(self, width: int) -> int:
        """The room for the words of the first label."""
        group = GROUP_WIDTH if self.line.group else 0
        return self._label_column(width) - group - 2 * SIDE - _INDENT * self.line.level

    def _cells(self, width: int) -> Sequence[QRect]:
        """Where the fields go, inside the line's own height."""
        if width not in self._places:
            left, labels = self._label_column(width), [_beside(item) for item in self.line.items]
            if self.line.look == "whole":
                left, labels = 0, [0]
            across = (width - left - sum(labels[1:])) // len(labels)
            lefts = accumulate((across + label for label in labels[1:]), initial=left + CELL_SIDE)
            self._places[width] = [QRect(edge, 0, across - 2 * CELL_SIDE, 0) for edge in lefts]
        return self._places[width]

    def _paint_labels(self, painter: QPainter, font: QFont, width: int) -> None:
        column = self._label_column(width)
        group = GROUP_WIDTH if self.line.group else 0
        painter.fillRect(group, self.top, column - group, self.height, theme.LABEL)
        painter.setPen(theme.RULE)
        painter.drawLine(column - 1, self.top, column - 1, self.top + self.height)
        painter.setFont(font)
        painter.setPen(theme.INK)
        room = QRect(self._words_left(), self.top + EDGE + 1, self._label(width), self.height)
        painter.drawText(room, WRAP, self.line.title)
        for _, label, words in self._labels_beside(width):
            paint_label(painter, label, words)

    def _labels_beside(self, width: int) -> Iterator[tuple[int, QRect, str]]:
        """Which fields have a label beside another one, where, and its words."""
        if self.line.look != "row":
            return
        for index, (item, cell) in enumerate(
            zip(self.line.items, self._cells(width), strict=False)
        ):
            if index and (across := _beside(item)):
                left = cell.left() - CELL_SIDE - across
                yield index, QRect(left, self.top, across, self.height), title_of(item)

    def _words_left(self) -> int:
        """Where the words of the first label begin."""
        return (GROUP_WIDTH if self.line.group else 0) + SIDE + _INDENT * self.line.level


def _least_field() -> int:
    """The least width of a field, in pixels."""
    return scaled(_LEAST_LETTERS * SIZE) + _FIELD_EDGES


def _label_height(look: tuple[int, bool], words: str, room: int) -> int:
    return words_height(look, room, words) if words else 0


def _built_height(field: Field | None, width: int) -> int:
    return _UNBUILT if field is None else _height(field, width)


def _beside(item: d.AnyItem) -> int:
    """The width of the label of a field that stands beside another; brackets need none."""
    return 0 if kind_of(item).found_by(item) == "unit" else _BESIDE_WIDTH


def _height(field: Field, width: int) -> int:
    return field.heightForWidth(width) if field.hasHeightForWidth() else field.sizeHint().height()


def _move(field: Field, place: QRect) -> None:
    if field.geometry() != place:
        field.setGeometry(place)
