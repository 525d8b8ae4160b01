"""What an answer looks like on paper, kind by kind: the cells of its row.

The one place where a kind is turned into paper; the window has its own in ``ui.fields``.
"""

import functools
import itertools
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.printing.cells import in_columns, line_width, text_cell
from piadesk.printing.table import PADDING, Cell
from piadesk.sheets.walk import Visit
from piadesk.words import say

_NO_MARK: Final = "\u3000\u00a0"
"""As wide as ○ in the faces used, so that marks below each other stand in line."""

_BLANK: Final = "\u3000" * 6
"""What stands in brackets that nobody has filled."""

_VALUE_SHARES: Final = (0.39, 0.35, 0.31)
"""Of the width of a choice's cells: the first at which every value has its line and the ＜選択肢＞
have their columns, or else the one at which they take the fewest lines."""

_CHOICES_SIZE: Final = 8.0


def answer_cells(form: d.Form, entry: Visit, x: float, width: float) -> tuple[Cell, ...]:
    """The cells that hold the answer of ``entry``, from ``x`` on, ``width`` wide in all."""
    item = _answered(form, entry.item)
    return _CELLS[type(item)](form, item, entry, x, width)


def mark_text(entry: Visit) -> str:
    """``［○］委託しない``."""
    return _bracketed(entry.value is True and not entry.blanked_by) + entry.item.label


def answer_text(entry: Visit) -> str:
    """The answer as plain text; 時点 stands behind its date even where no date is given."""
    if isinstance(entry.item, d.Date) and entry.item.as_of:
        return f"{entry.shown or _BLANK}\u3000{say('print.as_of')}"
    return entry.shown


def _answered(form: d.Form, item: d.AnyItem) -> d.AnyItem:
    """The item itself, or the one that it mirrors."""
    return _answered(form, form.by_id[item.of]) if isinstance(item, d.Mirror) else item


def _text(form: d.Form, item: d.AnyItem, entry: Visit, x: float, width: float) -> tuple[Cell, ...]:
    return (text_cell(x, width, answer_text(entry), centred=True),)


def _constant(
    form: d.Form, item: d.Constant, entry: Visit, x: float, width: float
) -> tuple[Cell, ...]:
    return (text_cell(x, width, item.text),)


def _choice(form: d.Form, item: d.Choice, entry: Visit, x: float, width: float) -> tuple[Cell, ...]:
    choices = form.choices_of(item)
    numbered = [f"{number}) {choice}" for number, choice in enumerate(choices, start=1)]
    value = entry.shown
    if item.numbered and value in choices:
        value = numbered[choices.index(value)]
    steps = range(0, len(numbered), item.columns)
    groups = ((say("print.choices"),), *(tuple(numbered[at : at + item.columns]) for at in steps))
    left, listed = _value_width(choices, groups, width)
    shifted = (replace(cell, x=cell.x + x) for cell in listed)
    shown = text_cell(x, left, _squared(value, left), phrases=True, align="centre", centred=True)
    return (shown, *shifted)


@functools.lru_cache
def _value_width(
    choices: tuple[str, ...], groups: tuple[tuple[str, ...], ...], width: float
) -> tuple[float, tuple[Cell, ...]]:
    """How wide the cell of the value is, whichever is chosen, and the cells of the ＜選択肢＞.

    Worked out once: the same ones come again and again.
    """
    tried = []
    for share in _VALUE_SHARES:
        left = width * share
        tried.append((left, in_columns(left, width - left, groups, _CHOICES_SIZE, hang="\u3000")))
        fits = all(line_width(f"[{choice}]") <= left - 2 * PADDING for choice in choices)
        if fits and len(tried[-1][1]) == max(map(len, groups)):
            return tried[-1]
    return min(tried, key=lambda one: len(one[1][0].lines))


def _squared(value: str, width: float) -> str:
    """``[　十分である　]``, with less air where the value is long."""
    for gap in ("\u3000", "\u00a0"):
        text = f"[{gap}{value or _BLANK}{gap}]"
        if line_width(text) <= width - 2 * PADDING:
            return text
    return f"[{value}]"


def _mark(form: d.Form, item: d.Mark, entry: Visit, x: float, width: float) -> tuple[Cell, ...]:
    return (text_cell(x, width, mark_text(entry)),)


def _marks(form: d.Form, item: d.Marks, entry: Visit, x: float, width: float) -> tuple[Cell, ...]:
    chosen = kinds.ChosenMarks.of(None if entry.blanked_by else entry.value)
    groups: list[list[str]] = []
    for options in _option_lines(item):
        if options[0].heading:
            groups.append([options[0].heading])
        groups.append([_option_text(option, chosen) for option in options])
    known = {option.label for option in item.options}
    strange = (*chosen.marked, *(label for label, text in chosen.texts.items() if text))
    groups += (
        [_option_text(d.Option(label=label), chosen)]
        for label in dict.fromkeys(strange)
        if label and label not in known
    )
    return in_columns(x, width, groups)


def _option_lines(item: d.Marks) -> list[tuple[d.Option, ...]]:
    """The options as they share printed lines."""
    options = iter(item.options)
    lines = [tuple(itertools.islice(options, count)) for count in item.lines]
    return [line for line in (*lines, tuple(options)) if line]


def _option_text(option: d.Option, chosen: kinds.ChosenMarks) -> str:
    words = chosen.texts.get(option.label, "")
    text = _bracketed(option.label in chosen.marked) + option.label
    if option.blank or words:
        text += f"（\u3000{words or _BLANK}\u3000）"
    return text + (say("print.entries") if option.blank == "count" else "")


def _count(form: d.Form, item: d.Count, entry: Visit, x: float, width: float) -> tuple[Cell, ...]:
    text = f"（\u3000{entry.shown}\u3000）{item.unit}"
    return (text_cell(x, width, text, align="centre", centred=True),)


def _bracketed(marked: bool) -> str:
    return f"［{kinds.MARKED if marked else _NO_MARK}］"


_Cells = Callable[[d.Form, Any, Visit, float, float], tuple[Cell, ...]]

_CELLS: Final[Mapping[type[d.AnyItem], _Cells]] = {
    d.Text: _text,
    d.LongText: _text,
    d.Date: _text,
    d.Computed: _text,
    d.Constant: _constant,
    d.Choice: _choice,
    d.Mark: _mark,
    d.Marks: _marks,
    d.Count: _count,
}
"""Every kind with an answer, save pictures, which fill pages of their own."""
