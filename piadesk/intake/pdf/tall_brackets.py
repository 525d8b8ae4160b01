"""Brackets that stand beside all lines of an answer, at half its height.

In a workbook the brackets have cells of their own. Printed, an answer of several lines stands above
and below them too, and reads as 「…項目[ 評価の… ]る」. `blocks` does it for the cells of marks,
whose lines lie apart.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from piadesk.intake.pdf.page import Glyph
from piadesk.intake.pdf.ruling import PrintedLine

_PAIRS: Final = {"[": "]", "［": "］", "(": ")", "（": "）"}

_GAP: Final = 0.25
"""Of the size of the letters: between cells is more room than within a word."""

_STEP: Final = 1.6
"""So many sizes lie at most between two lines of one answer."""


_TIGHT: Final = 0.6
"""So near to a bracket stands the word in it; one beside several lines has room around it."""

_MOST_LINES: Final = 10
"""Above the brackets of one answer; more are a text, and a damaged file may have any number."""

_MOST_BRACKETS: Final = 8
"""Looked at in a line from each side; of those that stand out of order all, in lines of a form."""

_MOST_LETTERS: Final = 400
"""Letters of a line of a form."""


def within_brackets(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines, those inside tall brackets as one line with the one that bears the brackets."""
    lines = [_in_order(line) for line in lines]
    joined: list[PrintedLine] = []
    number = 0
    while number < len(lines):
        taken = next(_blocks(lines, number), None)
        if taken is None:
            joined.append(lines[number])
            number += 1
        else:
            end, line = taken
            joined.append(line)
            number = end
    return joined


def _in_order(line: PrintedLine) -> PrintedLine:
    """The line with its brackets around what stands a little higher or lower between them: lines so
    near to one another are taken for one."""
    if len(line.glyphs) > _MOST_LETTERS:
        return line
    glyphs = list(line.glyphs)
    for opening in [glyph for glyph in glyphs if glyph.text in _PAIRS]:
        if _has_word_beside(opening, line, behind=True):
            continue
        here = place = glyphs.index(opening)
        while place and _is_inside(glyphs[place - 1], opening, above=True):
            place -= 1
        glyphs.insert(place, glyphs.pop(here))
    for closing in [glyph for glyph in glyphs if glyph.text in _PAIRS.values()]:
        if _has_word_beside(closing, line, behind=False):
            continue
        here = place = glyphs.index(closing)
        while place + 1 < len(glyphs) and _is_inside(glyphs[place + 1], closing, above=False):
            place += 1
        glyphs.insert(place, glyphs.pop(here))
    return line if glyphs == list(line.glyphs) else PrintedLine(tuple(glyphs))


def _has_word_beside(bracket: Glyph, line: PrintedLine, *, behind: bool) -> bool:
    """Whether a word at the bracket's own height stands close behind it, or close before it."""
    for glyph in line.glyphs:
        gap = glyph.left - bracket.right if behind else bracket.left - glyph.right
        is_level = abs(glyph.base - bracket.base) < _GAP * bracket.size
        if is_level and 0 <= gap < _TIGHT * bracket.size and not glyph.text.isspace():
            return True
    return False


def _is_inside(glyph: Glyph, bracket: Glyph, *, above: bool) -> bool:
    """Whether it stands above an opening bracket and right of it, or below a closing one and left
    of it."""
    room = _GAP * bracket.size
    if above:
        return glyph.left >= bracket.right and glyph.base > bracket.base + room
    return glyph.right <= bracket.left and glyph.base < bracket.base - room


def _blocks(lines: Sequence[PrintedLine], start: int) -> Iterator[tuple[int, PrintedLine]]:
    """The block of lines that begins at ``start``: where it ends, and all of it as one line."""
    for number in range(start, min(start + _MOST_LINES, len(lines))):
        if number > start and not _are_near(lines[number - 1], lines[number]):
            return
        for opening, closing in _brackets(lines[number].glyphs):
            left, right = opening.right, closing.left
            above = lines[start:number]
            end = number + 1
            while (
                end < len(lines)
                and _are_near(lines[end - 1], lines[end])
                and _is_between(lines[end], left, right)
            ):
                end += 1
            if end - start > 1 and all(_is_between(line, left, right) for line in above):
                yield end, _one(lines[start:end], number - start, opening, closing)
                return


def _brackets(glyphs: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs in a line with room inside of both, the widest first."""
    seen = [glyph for glyph in glyphs if not glyph.text.isspace()]
    parted = [(one, other) for one, other in pairwise(seen) if _has_room(one, other)]
    openings = [one for one, _ in parted if one.text in _PAIRS][:_MOST_BRACKETS]
    closings = [other for _, other in parted if other.text in _PAIRS.values()][-_MOST_BRACKETS:]
    for opening in openings:
        for closing in reversed(closings):
            if closing.text == _PAIRS[opening.text] and closing.left > opening.right:
                yield opening, closing


def _has_room(one: Glyph, other: Glyph) -> bool:
    return other.left - one.right > _GAP * one.size


def _are_near(upper: PrintedLine, lower: PrintedLine) -> bool:
    return 0 < upper.base - lower.base < _STEP * max(upper.size, lower.size)


def _is_between(line: PrintedLine, left: float, right: float) -> bool:
    return left < line.left and line.right < right


def _one(lines: Sequence[PrintedLine], number: int, opening: Glyph, closing: Glyph) -> PrintedLine:
    glyphs = lines[number].glyphs
    begin, end = glyphs.index(opening) + 1, glyphs.index(closing)
    above = [glyph for line in lines[:number] for glyph in line.glyphs]
    below = [glyph for line in lines[number + 1 :] for glyph in line.glyphs]
    inside = (*above, *glyphs[begin:end], *below)
    return PrintedLine((*glyphs[:begin], *inside, *glyphs[end:]))
