"""The text of a cell from its printed lines: which line ends are the text's own, and which the
cell's width made.
"""

from itertools import pairwise, takewhile, zip_longest
from typing import Final

from piadesk.intake.pdf_page import Glyph
from piadesk.intake.ruling import Cell, Line

_NO_START: Final = frozenset(
    "、。，．,.：；:;？！?!ー～）)］]｝}〉》」』】々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・％%"
)
"""What never begins a line: it takes the character before it along."""

_GAP, _BLANK, _WIDE = 0.6, 0.2, 1.5
"""Gaps between characters: one to be taken for a blank, one that is a blank in our own print, and
one as wide as a column; in parts of the type size."""

_SLACK: Final = 0.35
"""In parts of the type size: so exact are edges."""


def cell_text(cell: Cell, ours: bool) -> str:
    """The cell's text. ``ours`` says that the print is PIAdesk's own.

    There a line that does not tell its original was only broken. Elsewhere a line end stays where
    the beginning of the next line would still have fitted, and where lines are empty.
    """
    words = ""
    for line, following in zip_longest(cell.lines, cell.lines[1:]):
        words += _words(line, _BLANK if ours else _GAP)
        if following and not ours:
            words += _end(cell, line, following)
    return words


def _end(cell: Cell, line: Line, following: Line) -> str:
    """What stands between two lines: nothing, a line end, or several where lines are empty."""
    if not cell.ruled:
        return "\n"
    steps = [one.middle - other.middle for one, other in pairwise(cell.lines)]
    step = min((step for step in steps if step > 0), default=0.0)
    down = line.middle - following.middle
    empty = round(down / step) - 1 if step and down > 0 else 0
    if empty > 0:
        return "\n" * (1 + empty)
    return "" if _is_broken(cell, line, following) else "\n"


def _is_broken(cell: Cell, line: Line, following: Line) -> bool:
    """Whether the line ends only because the cell was full."""
    start = min(other.left for other in cell.lines)
    padding = min(max(start - cell.left, 0.0), line.size)
    edge = max(cell.right - padding, *(other.right for other in cell.lines))
    return line.right + _first_word(following) > edge - _SLACK * line.size


def _first_word(line: Line) -> float:
    """How wide the beginning of a line is that no break may part."""
    glyphs = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    if not glyphs:
        return 0.0
    word = [glyphs[0]]
    if _is_latin(glyphs[0]):
        word += takewhile(_is_latin, glyphs[1:])
    word += takewhile(lambda glyph: glyph.text in _NO_START, glyphs[len(word) :])
    return word[-1].right - word[0].left


def _is_latin(glyph: Glyph) -> bool:
    return glyph.text.isascii() and (glyph.text.isalnum() or glyph.text in ",.-")


def _words(line: Line, blank: float) -> str:
    """The characters of a line, or what they stand for.

    A gap of at least ``blank`` (in parts of the type size) that no blank fills becomes one.
    """
    words = ""
    last: Glyph | None = None
    for glyph in line.glyphs:
        if glyph.original and last and last.original == glyph.original:
            last = glyph
            continue
        if last and not glyph.text.isspace() and not last.text.isspace():
            gap = (glyph.left - last.right) / glyph.size
            words += "\u3000" if gap > _WIDE else " " if gap > blank else ""
        words += glyph.original.text if glyph.original else glyph.text
        last = glyph
    return words
