"""Cells made of texts: broken to their width, as labels, or several in columns."""

import functools
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from piadesk.printing.lines import broken_lines
from piadesk.printing.originals import PrintedLine, original_of, with_originals
from piadesk.printing.table import PADDING, SIZE, Cell
from piadesk.typeface.faces import body_face, bold_face, printable
from piadesk.words import say

_COLUMN_GAP: Final = 8.0
"""Least air between two columns."""

_MOST_AGAIN: Final = 8
"""Lines of a name that is printed again: it must leave room for what goes on."""


def text_cell(
    x: float,
    width: float,
    text: str,
    *,
    phrases: bool = False,
    **look: Any,  # noqa: ANN401
) -> Cell:
    """A cell with that text; ``phrases`` as `fitted`, ``look`` are fields of `Cell`."""
    size, bold = look.get("size", SIZE), look.get("bold", False)
    lines = fitted(text, width - 2 * PADDING, size, bold=bold, phrases=phrases)
    return Cell(x, width, lines, **look)


@functools.lru_cache(maxsize=512)
def label_cell(x: float, width: float, title: str, **look: Any) -> Cell:  # noqa: ANN401
    """The left cell of a row, with its （続き） for the pages where the row goes on.

    Made once: every entry of a repeat has the same labels.
    """
    again = text_cell(x, width, title + say("print.continued"), phrases=True, **look).lines
    return text_cell(x, width, title, phrases=True, again=again, centred=True, **look)


@functools.lru_cache(maxsize=512)
def named_again(width: float, name: str) -> tuple[str, ...]:
    """What a cell with a name says on the pages where its row goes on: as much as has room."""
    continued = say("print.continued")
    lines = fitted(name + continued, width - 2 * PADDING, phrases=True)
    return lines if len(lines) <= _MOST_AGAIN else (*lines[: _MOST_AGAIN - 1], "…" + continued)


def fitted(
    text: str, width: float, size: float = SIZE, *, bold: bool = False, phrases: bool = False
) -> tuple[str, ...]:
    """A text as printable lines no wider than ``width``.

    With ``phrases`` it is broken between its phrases (文節) where that takes no more lines.
    """
    face = bold_face() if bold else body_face()
    text = original_of(text)
    shown, room = printable(text), width / size
    lines = broken_lines(shown, room, face.width_of)
    if phrases and len(lines) > 1:
        lines = min(broken_lines(shown, room, face.width_of, phrases=True), lines, key=len)
    return with_originals(text, lines)


def line_width(text: str, size: float = SIZE) -> float:
    """How wide a text is on one line; infinitely wide when it has several."""
    text = printable(text)
    return math.inf if "\n" in text else body_face().width(text) * size


def in_columns(
    x: float,
    width: float,
    groups: Iterable[Sequence[str]],
    size: float = SIZE,
    hang: str = "",
) -> tuple[Cell, ...]:
    """Short texts in columns without rules between; each group is one line of them.

    Columns are as wide as their texts; where that is too wide for the cell, there are fewer of
    them. A group of one may use the whole width. ``hang`` stands before the lines after a text's
    first.
    """
    room = width - 2 * PADDING
    lines, widths = _columns([group for group in groups if group], room, size)
    columns: list[list[str]] = [[] for _ in widths]
    for first, *others in lines:
        begun = [first] if others else _hung(first, room, size, hang)
        columns[0] += begun
        for place, column in enumerate(columns[1:]):
            text = others[place] if place < len(others) else ""
            column += [text, *[""] * (len(begun) - 1)]
    starts = itertools.accumulate(widths[:-1], initial=x)
    return tuple(
        Cell(start, x + width - start, tuple(column), size=size, ruled=start == x, joined=start > x)
        for start, column in zip(starts, columns, strict=True)
    )


def _columns(
    groups: Sequence[Sequence[str]], room: float, size: float
) -> tuple[list[list[str]], list[float]]:
    """The groups in as many columns as fit side by side, and how wide these are."""
    most = max(map(len, groups))
    printed = [[PrintedLine.of(printable(text), text) for text in group] for group in groups]
    for count in range(most, 1, -1):
        dealt = printed if count == most else list(_dealt(printed, count))
        shared = [group for group in dealt if len(group) > 1]
        natural = [
            max(line_width(group[place], size) for group in shared if place < len(group))
            for place in range(count)
        ]
        spare = room - sum(natural)
        if spare >= _COLUMN_GAP * (count - 1):
            gap = max(_COLUMN_GAP, spare / count)
            return dealt, [width + gap for width in natural]
    return [[text] for group in printed for text in group], [room]


def _dealt(groups: Iterable[list[str]], count: int) -> Iterator[list[str]]:
    """Neighbouring groups of several texts, in groups of ``count`` instead."""
    for several, run in itertools.groupby(groups, lambda group: len(group) > 1):
        texts = [text for group in run for text in group]
        step = count if several else 1
        yield from (texts[at : at + step] for at in range(0, len(texts), step))


def _hung(text: str, width: float, size: float, hang: str) -> Sequence[str]:
    lines = fitted(text, width, size)
    if not hang or len(lines) == 1:
        return lines
    first, *others = fitted(text, width - line_width(hang, size), size, phrases=True)
    return [first, *(hang + line for line in others)]
