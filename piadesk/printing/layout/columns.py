"""Short texts in columns without rules between them: ＜選択肢＞, marks."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piadesk.printing.layout.model import PADDING, SIZE, CellLayout
from piadesk.printing.layout.originals import PrintedLine
from piadesk.printing.layout.texts import fitted, line_width
from piadesk.typeface.faces import printable

_COLUMN_GAP: Final = 8.0
"""Least air between two columns."""


def in_columns(
    x: float,
    width: float,
    groups: Iterable[Sequence[str]],
    size: float = SIZE,
    hang: str = "",
) -> tuple[CellLayout, ...]:
    """Short texts in columns without rules between; each group is one line of them.

    Columns are as wide as their texts; where that is too wide for the cell, there are fewer of
    them. A group of one may use the whole width. ``hang`` stands before the lines after a text's
    first.
    """
    room = width - 2 * PADDING
    lines, widths = _columns([group for group in groups if group], room, size)
    columns: list[list[str]] = [[] for _ in widths]
    for first, *others in lines:
        first_lines = [first] if others else _hung(first, room, size, hang)
        columns[0] += first_lines
        for index, column in enumerate(columns[1:]):
            text = others[index] if index < len(others) else ""
            column += [text, *[""] * (len(first_lines) - 1)]
    starts = itertools.accumulate(widths[:-1], initial=x)
    return tuple(
        CellLayout(
            start,
            x + width - start,
            tuple(column),
            size=size,
            left_rule=start == x,
            merged_above=start > x,
        )
        for start, column in zip(starts, columns, strict=True)
    )


def _columns(
    groups: Sequence[Sequence[str]], room: float, size: float
) -> tuple[list[list[str]], list[float]]:
    """The groups in as many columns as fit side by side, and how wide these are."""
    longest = max(map(len, groups))
    printed = [[PrintedLine.of(printable(text), text) for text in group] for group in groups]
    for count in range(longest, 1, -1):
        dealt = printed if count == longest else list(_dealt(printed, count))
        shared = [group for group in dealt if len(group) > 1]
        natural = [
            max(line_width(group[index], size) for group in shared if index < len(group))
            for index in range(count)
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
        yield from (texts[start : start + step] for start in range(0, len(texts), step))


def _hung(text: str, width: float, size: float, hang: str) -> Sequence[str]:
    lines = fitted(text, width, size)
    if not hang or len(lines) == 1:
        return lines
    first, *others = fitted(text, width - line_width(hang, size), size, phrases=True)
    return [first, *(hang + line for line in others)]
