"""A source text of which parts are set aside: page furniture, the change table, 項目一覧."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from piadesk.intake.folding import Folded, Span, folded


@dataclass(frozen=True)
class Source:
    """The text of a file: cells parted by tabs, rows and lines by LF, pages by form feeds.

    ``loose`` are the spans outside of all tables, where page furniture stands; None where nobody
    knows. ``over`` is what stands over the pages: 案.
    """

    text: str
    loose: tuple[Span, ...] | None = None
    over: tuple[Span, ...] = ()


class Passages:
    """The text as it was read, and which spans of it are still open to be placed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]
        self._aside: list[Span] = []

    def set_aside(self, spans: Iterable[Span]) -> None:
        """Take spans out of what is open; they are accounted for elsewhere."""
        merged: list[Span] = []
        for start, end in sorted([*self._aside, *spans]):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            elif end > start:
                merged.append((start, end))
        self._aside = merged

    def open(self, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The open spans between two places, in order."""
        end = len(self.text) if end is None else end
        at = max(0, bisect_right(self._aside, (start, start)) - 1)
        for begin, finish in self._aside[at:]:
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

    def line(self, place: int) -> int:
        """The number of the line that a place stands on, from 1."""
        return bisect_right(self._starts, place) if place < len(self.text) else len(self._starts)
