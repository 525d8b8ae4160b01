"""The text of a cell from its printed lines: which line ends are the text's own, and which the
cell's width made.
"""

from itertools import takewhile
from typing import Final

from piadesk.intake.pdf_page import Glyph
from piadesk.intake.ruling import Cell, Line

_NO_START: Final = frozenset(
    "、。，．,.：；:;？！?!ー～）)］]｝}〉》」』】々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・％%"
)
"""What never begins a line: it takes the character before it along."""

_SLACK: Final = 0.35
"""In parts of the type size: so exact are edges."""


def cell_text(cell: Cell) -> str:
    """The cell's text. A line end stays where the beginning of the next line would still have
    fitted; where it would not, the line was only broken."""
    words = ""
    for place, line in enumerate(cell.lines):
        words += _words(line)
        if place + 1 < len(cell.lines):
            words += "" if _is_broken(cell, line, cell.lines[place + 1]) else "\n"
    return words


def _is_broken(cell: Cell, line: Line, following: Line) -> bool:
    """Whether the line ends only because the cell was full."""
    if not cell.ruled:
        return False
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


def _words(line: Line) -> str:
    """The characters of a line; a gap that no blank fills becomes one."""
    words = ""
    for place, glyph in enumerate(line.glyphs):
        if place and not glyph.text.isspace() and not line.glyphs[place - 1].text.isspace():
            gap = glyph.left - line.glyphs[place - 1].right
            if gap > 0.6 * glyph.size:
                words += "\u3000" if gap > 1.5 * glyph.size else " "
        words += glyph.text
    return words
