"""A PDF whose tables have no ruled lines, as text laid out with blanks: where words stand on the
page tells which column they are in, and how far lines stand apart which belong together."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from piadesk.intake.pdf.page import Glyph, PageContent, type_size
from piadesk.intake.pdf.tolerances import APART, BLOCK_GAP, COLUMN, SAME_LINE, SEEN_GAP, UNSEEN_GAP
from piadesk.intake.where import Where

_WORDS: Final = re.compile(r"\S+(?: \S+)*")

_OVERLAPPING: Final = 0.8
_NO_TEXT: Final = 2.5
"""In parts of the type size: less far down words lie over each other, further down are no lines of
one text."""

_OFTEN: Final = 0.1
"""So large a share of the lines of a column stands as near as lines of one text."""

_MOST_BLANK: Final = 3
"""Blank lines that stand for a gap of any height."""


class LaidOut(NamedTuple):
    """A text whose blanks keep the look of the pages, and where each of its lines stands."""

    text: str
    places: Sequence[Where]
    tied: frozenset[int]
    """The numbers of the lines that stand right below the last one of their column."""


class _PageLine(NamedTuple):
    """A line of a page, and how far it stands below the last one of its column, in parts of the
    type size; 0 for the first one."""

    words: str
    where: Where
    down: float = 0.0


def laid_out(pages: Sequence[PageContent]) -> LaidOut:
    """The words of all pages, those of one height as one line, pages parted by form feeds."""
    text = ""
    lines: list[_PageLine] = []
    left = min((_left(page) for page in pages), default=0.0)
    for number, page in enumerate(pages, start=1):
        for line in _page_lines(page, number, left):
            text += line.words + "\n"
            lines.append(line)
        text += "\f"
    return LaidOut(text, [line.where for line in lines], frozenset(_tied(lines)))


def _left(page: PageContent) -> float:
    """Where the words of a page begin."""
    return min((g.left for g in page.glyphs if not g.text.isspace()), default=page.width)


def _page_lines(page: PageContent, number: int, left: float) -> Iterator[_PageLine]:
    """The lines of a page with the blank ones between them."""
    lines = list(_in_lines(glyph for glyph in page.glyphs if not glyph.is_huge))
    lines += [[glyph for glyph in page.glyphs if glyph.is_huge]]
    lines = [line for line in lines if any(not glyph.text.isspace() for glyph in line)]
    if not lines:
        return
    unit = max(median(g.right - g.left for line in lines for g in line) * COLUMN, 1.0)
    drawn = {id(glyph): place for place, glyph in enumerate(page.glyphs)}
    step, size = _step(lines), median(g.size for line in lines for g in line)
    above: dict[int, float] = {}
    """By column the height of the last line that has words in it."""
    before = lines[0][0].base
    for line in lines:
        base, words = line[0].base, _written(line, left, unit, drawn)
        where = _where(line, page, number)
        for _ in range(min(max(round((before - base) / step) - 1, 0), _MOST_BLANK)):
            yield _PageLine("", where)
        columns = [match.start() for match in _WORDS.finditer(words)]
        columns = columns[1:] or columns  # the first one may be a label's
        near = [above[column] - base for column in columns if column in above]
        yield _PageLine(words, where, min(near, default=0.0) / size)
        above |= dict.fromkeys(columns, base)
        before = base


def _tied(lines: Sequence[_PageLine]) -> Iterator[int]:
    """The numbers of the lines that are as near to the last one of their column as lines of one
    text are: the least way down that many lines have."""
    downs = sorted(line.down for line in lines if _OVERLAPPING < line.down < _NO_TEXT)
    for place, down in enumerate(downs):
        if bisect_right(downs, down * APART) - place >= _OFTEN * len(downs):
            near = (_OVERLAPPING, down * APART)
            yield from (n for n, line in enumerate(lines, 1) if near[0] < line.down <= near[1])
            return


def _in_lines(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that stand on one line, from top to bottom and from left to right."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if line and line[0].base - glyph.base > SAME_LINE * glyph.size:
            yield sorted(line, key=lambda glyph: glyph.centre)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda glyph: glyph.centre)


def _step(lines: Sequence[Sequence[Glyph]]) -> float:
    """How far lines of one text stand apart."""
    size = median(glyph.size for line in lines for glyph in line)
    steps = [upper[0].base - lower[0].base for upper, lower in pairwise(lines)]
    near = [step for step in steps if size * 0.8 < step < size * 2.5]
    return max(median(near) if near else size, 1.0)


def _written(line: Sequence[Glyph], left: float, unit: float, drawn: Mapping[int, int]) -> str:
    """The characters of a line, each word in the column that it stands in.

    Words of two cells may stand close: they were not drawn one behind the other.
    """
    words = ""
    last: Glyph | None = None
    for place, glyph in enumerate(line):
        gap = glyph.left - last.right if last else 0.0
        gap /= max(type_size(line, place), 1.0) if gap > 0 else 1.0
        column = round((glyph.left - left) / unit)
        is_apart = last and (gap > BLOCK_GAP or drawn[id(glyph)] != drawn[id(last)] + 1)
        if last is None or (is_apart and not glyph.text.isspace()):
            words += " " * max(column - len(words), 2 if last else 0)
        elif not (glyph.text.isspace() or last.text.isspace()):
            words += " " if gap > (SEEN_GAP if glyph.spaced else UNSEEN_GAP) else ""
        words += glyph.text
        last = glyph
    return words.rstrip()


def _where(line: Sequence[Glyph], page: PageContent, number: int) -> Where:
    width, height = max(page.width, 1.0), max(page.height, 1.0)
    edges = (
        min(glyph.left for glyph in line) / width,
        1 - max(glyph.top for glyph in line) / height,
        max(glyph.right for glyph in line) / width,
        1 - min(glyph.bottom for glyph in line) / height,
    )
    first, second, third, fourth = (round(min(max(edge, 0.0), 1.0), 4) for edge in edges)
    return Where(number, "page", box=(first, second, third, fourth))
