"""Words of a cell drawn over each other: what did not fit into one cell is written into the next.

Spreadsheet programs clip such words on the page, and leave them in its text.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from piadesk.intake.pdf.page import Glyph

_OVERLAP: Final = 0.35
"""Two characters that share so much of their width stand over each other."""

_CLOSE: Final = 0.55
"""Lines that stand nearer than so many heights do, where they share a part of their width."""

_MIN_OVERLAPPING: Final = 3
"""So many characters of a line are no chance: marks and ○ are drawn over others too."""


def is_overprinted(lines: Sequence[Sequence[Glyph]]) -> bool:
    """Whether the characters of a cell, line by line, stand over each other."""
    if any(_over_each_other(line) >= _MIN_OVERLAPPING for line in lines):
        return True
    return any(_too_close(above, below) for above, below in pairwise(lines))


def _over_each_other(line: Sequence[Glyph]) -> int:
    ordered = sorted(line, key=lambda glyph: glyph.left)
    return sum(
        before.text != after.text
        and before.right - after.left > _OVERLAP * min(_width(before), _width(after)) > 0
        for before, after in pairwise(ordered)
    )


def _too_close(above: Sequence[Glyph], below: Sequence[Glyph]) -> bool:
    if len(above) < _MIN_OVERLAPPING or len(below) < _MIN_OVERLAPPING:
        return False
    size = min(_size(above), _size(below))
    distance = abs(above[0].base - below[0].base)
    left = max(min(glyph.left for glyph in line) for line in (above, below))
    right = min(max(glyph.right for glyph in line) for line in (above, below))
    return distance < _CLOSE * size and right - left > _MIN_OVERLAPPING * size


def _width(glyph: Glyph) -> float:
    return glyph.right - glyph.left


def _size(line: Sequence[Glyph]) -> float:
    return max(glyph.size for glyph in line)
