"""Lines of a laid-out text, with the columns that their words begin in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from piadesk.texts.folding import fold

_DEEP: Final = 8
"""So many blanks before its first word, and a line goes on in a column."""

_SEGMENT: Final = re.compile(r"\S+(?: (?![\[［])\S+)*")
"""One blank parts no words, save those before a bracket."""


class Segment(NamedTuple):
    """Words that no wide blank parts, and the column of the first."""

    column: int
    words: str


class CellRow(NamedTuple):
    """A row of cells, the number of the line that it began in, and whether its cells are sure."""

    number: int
    cells: Sequence[str]
    is_sure: bool = True


@dataclass
class Line:
    """A line that is not blank."""

    number: int
    segments: tuple[Segment, ...]
    raw: str = ""

    @property
    def is_deep(self) -> bool:
        """Whether it has nothing at the left edge."""
        return self.segments[0].column >= _DEEP


def lines_of(page: str, before: int) -> Iterator[Line | None]:
    """The lines of a page behind so many of the text; None for one that is blank."""
    for number, line in enumerate(page.split("\n"), start=before + 1):
        raw = line.strip("\f")
        segments = tuple(Segment(m.start(), m[0]) for m in _SEGMENT.finditer(raw))
        yield Line(number, segments, raw) if segments and fold(line) else None


def groups(lines: Sequence[Line | None]) -> list[list[Line]]:
    """Lines that no blank line parts."""
    parted: list[list[Line]] = [[]]
    for line in lines:
        if line is None:
            parted.append([])
        else:
            parted[-1].append(line)
    return [group for group in parted if group]


def line_groups(lines: Sequence[Line | None]) -> Iterator[list[int]]:
    """The places of lines that no blank one, None, parts."""
    here: list[int] = []
    for place, line in enumerate([*lines, None]):
        if line:
            here.append(place)
        elif here:
            yield here
            here = []
