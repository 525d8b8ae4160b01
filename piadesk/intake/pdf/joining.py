"""The text of a cell from its printed lines: which line ends are its own, which its width made."""

import re
from itertools import pairwise, takewhile, zip_longest
from typing import Final

from piadesk.intake.pdf.page import Glyph, type_size
from piadesk.intake.pdf.ruling import PrintedLine, RuledCell
from piadesk.intake.pdf.tall_brackets import within_brackets
from piadesk.intake.pdf.tolerances import OUR_WIDE_GAP, SEEN_GAP, SLACK, UNSEEN_GAP, WIDE_GAP

_NO_START: Final = frozenset(
    "、。，．,.：；:;？！?!ー～）)］]｝}〉》」』】々ぁぃぅぇぉっゃゅょァィゥェォッャュョ・％%"
)
"""What never begins a line: it takes the character before it along."""

_NO_END: Final = frozenset("（(［[｛{〈《「『【〔<＜")
"""What never ends a line: it goes with the character behind it."""

_NUMBER: Final = re.compile(
    r"(?P<ring>[①-⑳])|(?P<before>[(（]?)(?P<digits>\d{1,3})(?P<behind>[)）.．](?!\d)|[ \u3000])"
)
"""How an entry of a list is counted; no decimal fraction."""

_LEAST_SIZE: Final = 0.1
"""In points: a damaged file may tell that a character has no height at all."""


def cell_text(cell: RuledCell, ours: bool) -> str:
    """The cell's text. ``ours`` says that the print is PIAdesk's own.

    There a line that does not tell its original was only broken. Elsewhere a line end stays where
    the beginning of the next line would still have fitted, and where lines are empty.
    """
    words = ""
    # Of our lines one of blanks alone leaves what it stands for to another (`with_originals`).
    lines = [line for line in cell.lines if not (ours and _is_blank(line))]
    lines = lines if ours else within_brackets(lines)
    for line, following in zip_longest(lines, lines[1:]):
        words += _words(line, OUR_WIDE_GAP if ours else WIDE_GAP)
        if following and not ours:
            begins_entry = _counts_on(words, _words(following, WIDE_GAP))
            words += _end(cell, line, following) or "\n" * begins_entry
    return words


def _counts_on(words: str, line: str) -> bool:
    """Whether a line bears the number behind that of a line before it: behind a full line, too, the
    next entry of a list begins a line of its own."""
    number = _NUMBER.match(line)
    if number is None:
        return False
    place = _place(number)
    lines = (_NUMBER.match(each) for each in words.split("\n"))
    return any(_place(each) == (place[0], place[1] - 1) for each in lines if each)


def _place(number: re.Match[str]) -> tuple[str, int]:
    """In which way a line is counted, and its number."""
    if number["ring"]:
        return "①", ord(number["ring"])
    return number["before"] + number["behind"], int(number["digits"])


def _is_blank(line: PrintedLine) -> bool:
    return all(glyph.text.isspace() and not glyph.original for glyph in line.glyphs)


def _end(cell: RuledCell, line: PrintedLine, following: PrintedLine) -> str:
    """What stands between two lines: nothing, a line end, or several where lines are empty."""
    if not cell.ruled:
        return "\n"
    steps = [upper.base - lower.base for upper, lower in pairwise(cell.lines)]
    step = min((step for step in steps if step > 0), default=0.0)
    down = line.base - following.base
    empty = round(down / step) - 1 if step and down > 0 else 0
    if empty > 0:
        return "\n" * (1 + empty)
    return "" if _is_broken(cell, line, following) else "\n"


def _is_broken(cell: RuledCell, line: PrintedLine, following: PrintedLine) -> bool:
    """Whether the line ends only because the cell was full."""
    start = min(other.left for other in cell.lines)
    padding = min(max(start - cell.left, 0.0), line.size)
    edge = max(cell.right - padding, *(other.right for other in cell.lines))
    return line.right + _first_word(following) > edge - SLACK * line.size


def _first_word(line: PrintedLine) -> float:
    """How wide the beginning of a line is that no break may part."""
    glyphs = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    if not glyphs:
        return 0.0
    word = list(takewhile(lambda glyph: glyph.text in _NO_END, glyphs))
    word += glyphs[len(word) : len(word) + 1]
    if _is_latin(word[-1]):
        word += takewhile(_is_latin, glyphs[len(word) :])
    word += takewhile(lambda glyph: glyph.text in _NO_START, glyphs[len(word) :])
    return word[-1].right - word[0].left


def _is_latin(glyph: Glyph) -> bool:
    return glyph.text.isascii() and (glyph.text.isalnum() or glyph.text in ",.-")


def _words(line: PrintedLine, wide: float) -> str:
    """The characters of a line, or what they stand for; a gap without a blank becomes one, of
    full width when it is ``wide``."""
    words = ""
    last: Glyph | None = None
    for place, glyph in enumerate(line.glyphs):
        if glyph.original and last and last.original == glyph.original:
            last = glyph
            continue
        if last and not glyph.text.isspace() and not last.text.isspace():
            gap = glyph.left - last.right
            gap /= max(type_size(line.glyphs, place), _LEAST_SIZE) if gap > 0 else 1.0
            blank = SEEN_GAP if glyph.spaced else UNSEEN_GAP
            words += "\u3000" if gap > wide else " " if gap > blank else ""
        words += glyph.original.text if glyph.original else glyph.text
        last = glyph
    return words
