"""Signs that the columns of a row of 変更箇所 were not parted where the paper parts them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from piadesk.intake.filling.wrapping import line_width
from piadesk.texts.folding import fold

_INNER: Final = slice(1, 4)
"""項目, 変更前 and 変更後: the columns that are wide and stand close."""

_ASTRAY: Final = 4
"""Columns by which the lines of one cell begin apart at most."""

Lines = Sequence[Sequence[str]]
"""The words of each line of a row, by column."""


def signs(lines: Lines, raw: Sequence[str]) -> int:
    """How many signs there are that words stand in a column that is not theirs."""
    columns = [*zip(*lines, strict=True)][_INNER]
    empty = sum(not any(map(fold, column)) for column in columns)
    hidden = sum(_has_seam(column) for column in columns)
    astray = sum(any(_gaps(column, raw)) for column in columns)
    return empty + hidden + astray


def _has_seam(column: Sequence[str]) -> bool:
    """Whether the widest line of a cell has a blank where the others have ended: what stands
    behind it may be the next cell."""
    lines = [words for words in column if fold(words)]
    widest = max(lines, key=line_width, default="")
    others = max((line_width(words) for words in lines if words is not widest), default=0)
    seams = [n for n, letter in enumerate(widest) if letter in " \u3000"]
    return bool(others) and any(line_width(widest[:n]) >= others for n in seams)


def _gaps(column: Sequence[str], raw: Sequence[str]) -> Iterator[bool]:
    """For each two lines of a cell whether they begin in different columns of the paper, counted
    in characters and in half widths."""
    begins: list[tuple[int, int]] = []
    for words, line in zip(column, raw, strict=True):
        if fold(words):
            place = line.find(words.split()[0])
            begins.append((place, line_width(line[:place] + "|")))
    for above, here in pairwise(begins):
        yield all(abs(a - b) > _ASTRAY for a, b in zip(above, here, strict=True))
