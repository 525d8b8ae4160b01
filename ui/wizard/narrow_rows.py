"""A row of the form where the page is too narrow for it: its fields one below the other, each with
its label, beside it or over it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from PySide6.QtCore import QRect

SIDE, EDGE = 12, 9
"""Pixels left and right of words, above and below them."""

CELL_SIDE, CELL_EDGE = 10, 7
"""The same around a field."""

_UNDER_LABEL: Final = 3
_LEAST_LABEL: Final = 70
"""Five letters: where a label has less room it stands over its field."""


class Measures(NamedTuple):
    """What a row is laid out by, in pixels."""

    width: int
    left: int
    """Where labels begin, behind the merged cell of neighbouring rows."""

    column: int
    """Where the column of labels ends."""

    indent: int
    least: int
    """How narrow a field may be."""


class Cell(NamedTuple):
    """A field and its label: how high each is at a width."""

    label_height: Callable[[int], int]
    field_height: Callable[[int], int]


class Strip(NamedTuple):
    """Where one of them stands; tops count from that of the row."""

    ground: QRect
    """Of the label."""

    words: QRect
    field: QRect
    bottom: int


def strips(measures: Measures, cells: Iterable[Cell]) -> Iterator[Strip]:
    """The cells one below the other."""
    width, left, column, indent, min_beside = measures
    beside = width - column - 2 * CELL_SIDE
    room = column - left - 2 * SIDE - indent
    is_over = beside < min_beside or room < _LEAST_LABEL
    if is_over:
        beside, room = width - left - 2 * CELL_SIDE, width - left - 2 * SIDE - indent
    top = 0
    for cell in cells:
        words = QRect(left + SIDE + indent, top + EDGE, room, cell.label_height(room))
        tall = cell.field_height(beside)
        if is_over:
            over = words.height() + EDGE + _UNDER_LABEL if words.height() else 0
            field = QRect(left + CELL_SIDE, top + over + CELL_EDGE, beside, tall)
            bottom = field.top() + tall + CELL_EDGE
            ground = QRect(left, top, width - left, over)
        else:
            field = QRect(column + CELL_SIDE, top + CELL_EDGE, beside, tall)
            bottom = top + max(tall + 2 * CELL_EDGE, words.height() + 2 * EDGE)
            ground = QRect(left, top, column - left, bottom - top)
        yield Strip(ground, words, field, bottom)
        top = bottom
