"""What an answer looks like on paper, kind by kind: the cells of its row, lines broken.

The one place where a kind is turned into paper; the window has its own in ``ui.fields``.
"""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from piadesk import definition as d
from piadesk import kinds
from piadesk.printing.fonts import body_face, bold_face, printable
from piadesk.printing.lines import broken_lines
from piadesk.printing.table import PADDING, SIZE, Cell
from piadesk.walk import Entry
from piadesk.words import say

_NO_MARK: Final = "\u3000\u00a0"
"""As wide as ○ in the faces used, so that marks below each other stand in line."""

_BLANK: Final = "\u3000" * 6
"""What stands in brackets that nobody has filled."""

_VALUE_SHARE: Final = 0.36
"""Of the width of a choice's cells: the rest is for the ＜選択肢＞."""


def text_cell(x: float, width: float, text: str, **look: Any) -> Cell:  # noqa: ANN401
    """A cell with that text; ``look`` are fields of `Cell`."""
    size, bold = look.get("size", SIZE), look.get("bold", False)
    return Cell(x, width, fitted(text, width - 2 * PADDING, size, bold), **look)


def fitted(text: str, width: float, size: float = SIZE, bold: bool = False) -> tuple[str, ...]:
    """A text as printable lines no wider than ``width``."""
    face = bold_face() if bold else body_face()
    return tuple(broken_lines(printable(text), width / size, face.width_of))


def line_width(text: str, size: float = SIZE, bold: bool = False) -> float:
    """How wide a text is on one line."""
    return (bold_face() if bold else body_face()).width(printable(text)) * size


def label_cell(x: float, width: float, title: str, **look: Any) -> Cell:  # noqa: ANN401
    """The left cell of a row, with its （続き） for the pages where the row goes on."""
    again = text_cell(x, width, title + say("print.continued"), **look).lines
    return text_cell(x, width, title, again=again, centred=True, **look)


def answer_cells(
    form: d.Form,
    entry: Entry,
    x: float,
    width: float,
    **look: Any,  # noqa: ANN401
) -> tuple[Cell, ...]:
    """The cells that hold the answer of ``entry``, from ``x`` on, ``width`` wide in all."""
    item = _answered(form, entry.item)
    return _CELLS[type(item)](form, item, entry, x, width, look)


def mark_text(entry: Entry) -> str:
    """``［○］委託しない``."""
    marked = entry.value is True and not entry.blanked_by
    return _bracketed(marked) + entry.item.label


def shown(entry: Entry) -> str:
    """The answer as plain text; 時点 stands behind its date even where no date is given."""
    text = entry.shown
    if isinstance(entry.item, d.Date) and entry.item.as_of:
        return f"{text or _BLANK}\u3000{say('print.as_of')}"
    return text


def in_columns(
    x: float,
    width: float,
    groups: Iterable[Sequence[str]],
    hang: str = "",
    **look: Any,  # noqa: ANN401
) -> tuple[Cell, ...]:
    """Short texts in columns without rules between; each group is one line of them.

    A group of one may use the whole width. ``hang`` stands before the lines after a text's first.
    """
    groups = [group for group in groups if group]
    count = max(map(len, groups), default=1)
    room = width - 2 * PADDING
    columns: list[list[str]] = [[] for _ in range(count)]
    for group in groups:
        share = room if len(group) == 1 else room / count
        apart = PADDING if len(group) > 1 else 0.0
        texts = [_hung(text, share - apart, hang) for text in group]
        height = max(map(len, texts))
        for column, lines in itertools.zip_longest(columns, texts, fillvalue=()):
            assert isinstance(column, list)
            column += [*lines, *[""] * (height - len(lines))]
    first = Cell(x, width, tuple(columns[0]), **look)
    step = room / count
    others = (
        Cell(x + place * step, width - place * step, tuple(column), ruled=False, joined=True)
        for place, column in enumerate(columns)
        if place
    )
    return (first, *others)


def _hung(text: str, width: float, hang: str) -> tuple[str, ...]:
    lines = fitted(text, width)
    if not hang or len(lines) == 1:
        return lines
    first, *others = fitted(text, width - line_width(hang))
    return (first, *(hang + line for line in others))


_Cells = Callable[[d.Form, Any, Entry, float, float, Mapping[str, Any]], tuple[Cell, ...]]


def _text(
    form: d.Form, item: d.AnyItem, entry: Entry, x: float, width: float, look: Mapping[str, Any]
) -> tuple[Cell, ...]:
    return (text_cell(x, width, shown(entry), **look),)


def _constant(
    form: d.Form, item: d.Constant, entry: Entry, x: float, width: float, look: Mapping[str, Any]
) -> tuple[Cell, ...]:
    return (text_cell(x, width, item.text, **look),)


def _choice(
    form: d.Form, item: d.Choice, entry: Entry, x: float, width: float, look: Mapping[str, Any]
) -> tuple[Cell, ...]:
    choices = form.choices_of(item)
    value = entry.shown
    numbered = [f"{number}) {choice}" for number, choice in enumerate(choices, start=1)]
    if item.numbered and value in choices:
        value = numbered[choices.index(value)]
    left = width * _VALUE_SHARE
    groups = [numbered[at : at + item.columns] for at in range(0, len(numbered), item.columns)]
    bracket = f"[\u3000{value or _BLANK}\u3000]"
    return (
        text_cell(x, left, bracket, align="centre", centred=True, **look),
        *in_columns(x + left, width - left, [[say("print.choices")], *groups], hang="\u3000"),
    )


def _mark(
    form: d.Form, item: d.Mark, entry: Entry, x: float, width: float, look: Mapping[str, Any]
) -> tuple[Cell, ...]:
    return (text_cell(x, width, mark_text(entry), **look),)


def _marks(
    form: d.Form, item: d.Marks, entry: Entry, x: float, width: float, look: Mapping[str, Any]
) -> tuple[Cell, ...]:
    chosen = kinds.ChosenMarks.of(None if entry.blanked_by else entry.value)
    groups: list[list[str]] = []
    for options in _option_lines(item, width):
        if options[0].heading:
            groups.append([f"・{options[0].heading.removeprefix('・')}"])
        groups.append([_option_text(option, chosen) for option in options])
    known = {option.label for option in item.options}
    strange = (*chosen.marked, *(label for label, text in chosen.texts.items() if text))
    for label in dict.fromkeys(strange):
        if label not in known:
            groups.append([_option_text(d.Option(label=label), chosen)])
    return in_columns(x, width, groups, **look)


def _option_lines(item: d.Marks, width: float) -> list[tuple[d.Option, ...]]:
    """The options as they share lines: as the form says, else as many as fit."""
    shares = item.lines
    if not shares:
        widest = max(line_width(_bracketed(True) + option.label) for option in item.options)
        with_words = any(option.blank for option in item.options)
        fit = 1 if with_words else max(1, int((width - 2 * PADDING) / (widest + PADDING)))
        shares = (fit,) * len(item.options)
    options = iter(item.options)
    lines = [tuple(itertools.islice(options, share)) for share in shares]
    lines += [(option,) for option in options]
    return [line for line in lines if line]


def _option_text(option: d.Option, chosen: kinds.ChosenMarks) -> str:
    words = chosen.texts.get(option.label, "")
    text = _bracketed(option.label in chosen.marked) + option.label
    if option.blank or words:
        text += f"（\u3000{words or _BLANK}\u3000）"
    return text + (say("print.entries") if option.blank == "count" else "")


def _count(
    form: d.Form, item: d.Count, entry: Entry, x: float, width: float, look: Mapping[str, Any]
) -> tuple[Cell, ...]:
    text = f"（\u3000{entry.shown or '　　'}\u3000）{item.unit}"
    return (text_cell(x, width, text, align="centre", centred=True, **look),)


def _bracketed(marked: bool) -> str:
    return f"［{kinds.MARKED if marked else _NO_MARK}］"


def _answered(form: d.Form, item: d.AnyItem) -> d.AnyItem:
    """The item itself, or the one that it mirrors."""
    return _answered(form, form.by_id[item.of]) if isinstance(item, d.Mirror) else item


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
