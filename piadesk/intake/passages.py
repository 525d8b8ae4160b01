"""A source text of which parts are set aside: page furniture, the change table, 項目一覧."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from piadesk.intake.report import LeftOver, Note, SourceKind
from piadesk.intake.where import Where
from piadesk.texts.folding import OUTER, Folded, Span, fold, folded, is_empty, opened

MOST_CHARACTERS: Final = 2_000_000
"""So long the text of a source may be; the longest 全項目評価書 seen has 300,000."""


class SourcePicture(NamedTuple):
    """A picture over a worksheet: a place of the text that stands above it, and its file."""

    place: int
    where: Where
    content: bytes
    alt: str = ""
    """What the worksheet says for who cannot see it."""


class PageArea(NamedTuple):
    """A page (from 1) between two heights, in parts of it from its upper edge."""

    page: int
    upper: float = 0.0
    lower: float = 1.0


class DrawnPicture(NamedTuple):
    """What is drawn on a page (from 1), as a picture file."""

    page: int
    content: bytes
    alt: str = ""


class Unsure(NamedTuple):
    """Two places of a text between which an answer has to be looked at, and the note on why."""

    start: int
    end: int
    code: str = "layout_unsure"
    words: str = ""
    """Which words make it so, where the note names them; they are told where no answer has them."""


PagesDrawn = Callable[[Sequence[PageArea]], list[DrawnPicture]]
"""Gives what is drawn on these parts of pages."""


@dataclass(frozen=True)
class Source:
    """The text of a file: cells parted by tabs, rows and lines by LF, pages by form feeds.

    ``loose`` are the spans outside of all tables, where page furniture stands; None where nobody
    knows. ``over`` is what stands over the pages: 案.
    """

    text: str
    loose: tuple[Span, ...] | None = None
    over: tuple[Span, ...] = ()
    landmarks: tuple[tuple[int, Where], ...] = ()
    """Where pages or cells begin in the text; none where lines are all there is."""

    breaks: tuple[int, ...] = ()
    """Places that no answer and no table goes beyond: the ends of worksheets."""

    table_ends: tuple[int, ...] = ()
    """Places where a table or a box ends: an answer that has begun before goes no further."""

    unsure: tuple[Unsure, ...] = ()
    """Where nobody can be sure which words belong together, or whether they are all there."""

    left_over: tuple[LeftOver, ...] = ()
    """What stands in the file, but in no cell of the sheet."""

    notes: tuple[Note, ...] = ()
    """What the file itself gives to tell."""

    name: str = ""
    """The file's, without its folder."""

    kind: SourceKind = "text"

    has_lines_cut: bool = False
    """Its line ends are those of the paper, though it is no text."""

    pictures: tuple[SourcePicture, ...] = ()
    drawn: PagesDrawn | None = None
    pictured: tuple[Where, ...] = ()
    """Where pictures stand on the pages that `drawn` gives."""

    is_ours: bool = False
    """PIAdesk printed it: each cell holds its answer, letter for letter, whatever that is."""

    @property
    def is_laid_out(self) -> bool:
        """Whether rows were told by the look of the page."""
        return any(each.code == "laid_out" for each in self.notes)

    @cached_property
    def folded(self) -> str:
        """The whole text, folded."""
        return fold(self.text)

    def end(self, start: int, end: int) -> int:
        """The first break between two places, or the first end of a table or box with words before
        it; else the second of them."""
        stop = next((place for place in _between(self.breaks, start, end)), end)
        ends = _between(self.table_ends, start, stop)
        return next((place for place in ends if not is_empty(self.text[start:place])), stop)

    def where(self, place: int) -> Where:
        """Where a place of the text is found in the file."""
        if not self.landmarks:
            return Where(bisect_left(self._line_ends, place) + 1)
        index = bisect_right(self.landmarks, place, key=lambda landmark: landmark[0])
        return self.landmarks[max(0, index - 1)][1]

    @cached_property
    def _line_ends(self) -> tuple[int, ...]:
        return tuple(match.start() for match in re.finditer("\n", self.text))

    def find(self, words: str, start: int, end: int) -> int:
        """The place between two others where ``words`` begin; the first where they were changed."""
        first, *_ = words.strip(OUTER).splitlines() or [""]
        return start + max(0, opened(self.text[start:end]).find(first))


def _between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap as one; none that is empty."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif end > start:
            merged.append((start, end))
    return merged


class Passages:
    """The text as it was read, and which spans of it are still open to be placed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._aside: list[Span] = []

    def set_aside(self, spans: Iterable[Span]) -> None:
        """Take spans out of what is open; they are accounted for elsewhere."""
        self._aside = without_overlaps([*self._aside, *spans])

    def open(self, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The open spans between two places, in order."""
        end = len(self.text) if end is None else end
        index = max(0, bisect_right(self._aside, (start, start)) - 1)
        for begin, finish in self._aside[index:]:
            if finish <= start:
                continue
            if begin >= end:
                break
            if begin > start:
                yield start, begin
            start = finish
        if start < end:
            yield start, end

    def words(self, start: int, end: int) -> str:
        """The open text between two places."""
        return "".join(self.text[begin:finish] for begin, finish in self.open(start, end))

    def folded(self) -> Folded:
        """All open text, folded."""
        return folded(self.text, self.open())
