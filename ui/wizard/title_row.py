"""A title of a page: its words, with ○-marks at the right end, or below on a narrow page."""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QSize

from ui.wizard.narrow_rows import EDGE, SIDE

_BETWEEN: Final = 14
_ABOVE: Final = 4
"""Pixels around a mark."""


class TitleRow(NamedTuple):
    """Where all stands, from the top of the title."""

    height: int
    words: QRect
    marks: list[QRect]


def title_row(
    marks: Sequence[QSize], width: int, min_width: int, words_height: Callable[[int], int]
) -> TitleRow:
    """``min_width`` pixels are kept for the words, whose height at a width is asked for."""
    room = width - 2 * SIDE
    across = sum(size.width() + _BETWEEN for size in marks)
    if marks and room - across < min_width:
        return _with_marks_below(marks, room, words_height(room))
    words = words_height(room - across)
    tallest = max((size.height() for size in marks), default=0)
    height = max(words + 2 * EDGE, tallest + 2 * _ABOVE)
    places, right = list[QRect](), width - SIDE
    for size in reversed(marks):
        top = (height - size.height()) // 2
        places.insert(0, QRect(right - size.width(), top, size.width(), size.height()))
        right -= size.width() + _BETWEEN
    return TitleRow(height, QRect(SIDE, 0, room - across, height), places)


def _with_marks_below(marks: Sequence[QSize], room: int, words: int) -> TitleRow:
    top = words + 2 * EDGE
    head = QRect(SIDE, 0, room, top)
    places = list[QRect]()
    for size in marks:
        places.append(QRect(SIDE, top, min(size.width(), room), size.height()))
        top += size.height() + _ABOVE
    return TitleRow(top, head, places)
