"""Answers laid out: the cells of each look that an answer has on paper."""

import functools
from collections.abc import Sequence
from typing import Final, assert_never

from piadesk.boxes.model import AnswerBox
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
from piadesk.printing.layout.columns import in_columns
from piadesk.printing.layout.model import PADDING, CellLayout
from piadesk.printing.layout.texts import line_width, text_cell
from piadesk.words import say

_NO_MARK: Final = "\u3000\u00a0"
"""As wide as ○ in the faces used, so that marks below each other stand in line."""

_BLANK: Final = "\u3000" * 6
"""What stands in brackets that nobody has filled."""

VALUE_SHARE: Final = 0.359
"""Of the room beside a label: the cell of a chosen value. All but the longest values have their
line in it, and the ＜選択肢＞ stand in one line through the whole form."""

_CHOICES_SIZE: Final = 8.0
_CHOICES_LEADING: Final = 10.5
"""A list of small type on narrow lines, as the form has it: on those of the answers alone, Ⅳ of
様式2 of 平成31年, one page in print, would need two."""


def answer_cells(
    answer: AnswerBox, x: float, width: float, value_width: float
) -> tuple[CellLayout, ...]:
    """The cells that hold an answer, from ``x`` on, ``width`` wide in all; ``value_width`` is what
    of it a chosen value has."""
    look = answer.look
    match look:
        case TextBox():
            return (text_cell(x, width, text_of(look), centred=True),)
        case FixedTextBox():
            return (text_cell(x, width, look.text),)
        case ChoiceBox():
            return _choice_cells(look, x, width, value_width)
        case MarkBox():
            return (text_cell(x, width, text_of(look)),)
        case MarksBox():
            return in_columns(x, width, _mark_lines(look))
        case CountBox():
            return (text_cell(x, width, text_of(look), align="centre", centred=True),)
        case PicturesBox():
            return (CellLayout(x, width),)
        case _:
            assert_never(look)


def text_of(look: AnswerLook) -> str:
    """A look that stands on one line of its own, with its brackets and fixed words."""
    match look:
        case TextBox(text, suffix):
            # Where fixed words stand behind it, an empty answer keeps its place before them.
            return f"{text or _BLANK}\u3000{suffix}" if suffix else text
        case FixedTextBox(text):
            return text
        case ChoiceBox(value):
            return value
        case MarkBox(label, _, words, unit):
            bracket = "" if words is None else f"（\u3000{words or _BLANK}\u3000）"
            return f"［{look.filling or _NO_MARK}］{label}{bracket}{unit}"
        case CountBox(text, unit):
            return f"（\u3000{text}\u3000）{unit}"
        case MarksBox():
            return "\n".join("\u3000".join(line) for line in _mark_lines(look))
        case PicturesBox():
            return "\n".join(look.names)
        case _:
            assert_never(look)


def _mark_lines(look: MarksBox) -> list[Sequence[str]]:
    """Every printed line of marks; a heading over some has a line of its own."""
    lines: list[Sequence[str]] = []
    for line in look.lines:
        if line.heading:
            lines.append((line.heading,))
        lines.append([text_of(mark) for mark in line.marks])
    return lines


# ---- a choice and its ＜選択肢＞


def _choice_cells(look: ChoiceBox, x: float, width: float, left: float) -> tuple[CellLayout, ...]:
    text = _bracketed(look.value, left)
    value = text_cell(x, left, text, phrases=True, align="centre", centred=True)
    listed = _listed(look.choices, width - left)
    return (value, *(cell._replace(x=cell.x + x + left) for cell in listed))


@functools.lru_cache
def _listed(choices: ChoiceList, width: float) -> tuple[CellLayout, ...]:
    """The cells of the ＜選択肢＞ from 0 on, worked out once: the same come again and again."""
    lines = ((say("print.choices"),), *choices.lines)
    cells = in_columns(0.0, width, lines, _CHOICES_SIZE, hang="\u3000")
    return tuple(cell._replace(leading=_CHOICES_LEADING) for cell in cells)


def _bracketed(value: str, width: float) -> str:
    """``[　十分である　]``, with less air where the value is long."""
    for gap in ("\u3000", "\u00a0"):
        text = f"[{gap}{value or _BLANK}{gap}]"
        if line_width(text) <= width - 2 * PADDING:
            return text
    return f"[{value}]"
