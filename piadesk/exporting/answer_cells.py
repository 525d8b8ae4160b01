"""The cells of each look that an answer has: brackets, marks, words, in lines of a grid."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, assert_never

from piadesk.exporting.cell_parts import in_parts
from piadesk.exporting.cell_words import MAX_CELL_LENGTH
from piadesk.exporting.grid import Style
from piadesk.kinds import MARKED
from piadesk.kinds.answer_boxes import (
    AnswerLook,
    ChoiceBox,
    ChoiceList,
    CountBox,
    FixedTextBox,
    MarkBox,
    MarksBox,
    PicturesBox,
    TextBox,
)
from piadesk.words import say

PLAIN: Final = Style()
BRACKET: Final = Style(align="center", middle=True)
_VALUE: Final = Style(align="center", middle=True)
_BESIDE: Final = Style(middle=True)
"""Words beside a bracket, at its height."""

_MARK_COLUMNS: Final = 3
"""How many columns ［○］ takes."""

_SUFFIX_COLUMNS: Final = 3
_COUNT_COLUMNS: Final = 4
"""How many columns 時点 and the number in （　　）件 take."""


@dataclass(frozen=True)
class CellPiece:
    """Words between two columns (both within); ``choices`` are offered there as a dropdown."""

    words: str
    left: int
    right: int
    style: Style = PLAIN
    choices: tuple[str, ...] = ()


CellLine = tuple[CellPiece, ...]
"""What stands side by side."""


def answer_lines(look: AnswerLook, left: int, right: int) -> list[CellLine]:
    """The lines of an answer between these columns; pictures have none."""
    match look:
        case TextBox(words, suffix):
            return list(_text_lines(words, suffix, left, right))
        case FixedTextBox(words):
            return [(CellPiece(words, left, right),)]
        case ChoiceBox(value, choices):
            return [
                (
                    CellPiece("[", left, left, BRACKET),
                    CellPiece(value, left + 1, right - 1, _VALUE, choices.choices),
                    CellPiece("]", right, right, BRACKET),
                )
            ]
        case MarkBox():
            return [tuple(_mark(look, left, right))]
        case MarksBox(lines):
            return [
                line
                for marks in lines
                for line in _mark_lines(marks.heading, marks.marks, left, right)
            ]
        case CountBox(words, unit):
            return [tuple(_count(words, unit, left))]
        case PicturesBox():
            return []
        case _:
            assert_never(look)


def choices_text(choices: ChoiceList) -> str:
    """＜選択肢＞ with their numbers, one below the other: a cell has no room for two."""
    lines = choices._replace(columns=1).lines
    return "\n".join((say("print.choices"), *("".join(line) for line in lines)))


def _text_lines(words: str, suffix: str, left: int, right: int) -> Iterator[CellLine]:
    end = right - _SUFFIX_COLUMNS if suffix else right
    first, *others = in_parts(words, lambda part: len(part) > MAX_CELL_LENGTH)
    line: CellLine = (CellPiece(first.words, left, end),)
    yield (*line, CellPiece(suffix, end + 1, right)) if suffix else line
    for words, goes_on in others:
        yield (CellPiece(words, left, right, Style(goes_on=goes_on)),)


def _mark(mark: MarkBox, left: int, right: int) -> Iterator[CellPiece]:
    yield CellPiece("［", left, left, BRACKET)
    yield CellPiece(mark.filling, left + 1, left + 1, BRACKET, (MARKED,))
    yield CellPiece("］", left + 2, left + 2, BRACKET)
    if mark.words is None:
        yield CellPiece(mark.label, left + _MARK_COLUMNS, right, _BESIDE)
        return
    middle = (left + _MARK_COLUMNS + right) // 2 - 1
    yield CellPiece(mark.label, left + _MARK_COLUMNS, middle, _BESIDE)
    yield CellPiece("（", middle + 1, middle + 1, BRACKET)
    yield CellPiece(mark.words, middle + 2, right - 2, _BESIDE)
    yield CellPiece(f"）{mark.unit}", right - 1, right, _BESIDE)


def _mark_lines(
    heading: str, marks: tuple[MarkBox, ...], left: int, right: int
) -> Iterator[CellLine]:
    if heading:
        yield (CellPiece(heading, left, right),)
    yield from (tuple(_mark(mark, left, right)) for mark in marks)


def _count(words: str, unit: str, left: int) -> Iterator[CellPiece]:
    end = left + _COUNT_COLUMNS
    yield CellPiece("（", left, left, BRACKET)
    yield CellPiece(words, left + 1, end, replace(_BESIDE, align="right"))
    yield CellPiece(f"）{unit}", end + 1, end + 3, _BESIDE)
