"""Page breaks (改ページ): parts in, pages out. Nothing is drawn, nothing copied; time is linear."""

from collections.abc import Iterable, Sequence
from typing import Final

from piadesk.printing.layout.model import PartLayout, PartSlice, PrintedPage, RowLayout, RowSlice
from piadesk.printing.layout.paper_size import text_height

_MIN_LINES_BEFORE_CUT: Final = 3
"""So many lines of a longer row stand at least before a cut, and two after it."""

_SLACK: Final = 0.01
"""Sums of lengths are not exact."""


def paginate(parts: Iterable[PartLayout], draft: bool = False) -> list[PrintedPage]:
    """All parts on pages, in order; ``draft`` puts 案 on every page."""
    pager = _Pager(draft)
    for part in parts:
        pager.add(part)
    return pager.pages


class _Pager:
    """The pages so far, and how far the last one is filled."""

    def __init__(self, draft: bool) -> None:
        self.pages: list[PrintedPage] = []
        self._draft = draft
        self._part = PartLayout((), 0.0)
        self._y = 0.0
        self._fresh = True
        """Nothing but head rows stands in the last frame."""

    def add(self, part: PartLayout) -> None:
        before, self._part = self._part, part
        needs = _needs(part.rows)
        turned = not self.pages or part.new_page or part.landscape != before.landscape
        if turned or part.gap + _height(part.head) + needs[0] > self._left + _SLACK:
            self._turn()
        else:
            self._y += self._left - _height(part.rows) if part.at_foot else part.gap
            self._begin_frame()
        for row, need in zip(part.rows, needs, strict=True):
            if need > self._left + _SLACK and not self._fresh:
                self._turn()
            self._put(row)

    @property
    def _left(self) -> float:
        return text_height(self._part.landscape) - self._y

    def _turn(self, over: RowLayout | None = None) -> None:
        self.pages.append(PrintedPage(self._part.landscape, self._draft))
        self._y = 0.0
        self._begin_frame()
        if over:
            self._place(over, 0, over.count)
            self._fresh = True

    def _begin_frame(self) -> None:
        self.pages[-1].frames.append(PartSlice(self._part, self._y))
        for row in self._part.head:
            self._place(row, 0, row.count)
        self._fresh = True

    def _put(self, row: RowLayout) -> None:
        start, count = 0, row.count
        while True:
            room = int((self._left - 2 * row.padding + _SLACK) / row.leading)
            fits = count - start <= room if start else row.height <= self._left + _SLACK
            if fits or row.picture:
                self._place(row, start, count)
                return
            if self._fresh or (row.may_be_cut and room >= _MIN_LINES_BEFORE_CUT):
                stop = _stop(row, start, room)
                self._place(row, start, stop)
                start = row.next_shown(stop)
                if start == count:
                    return
            self._turn(row.continuation if start else None)

    def _place(self, row: RowLayout, start: int, stop: int) -> None:
        placed = RowSlice(row, start, stop, self._y, self._fresh)
        self.pages[-1].frames[-1].slices.append(placed)
        self._y += placed.height
        self._fresh = False


def _stop(row: RowLayout, start: int, room: int) -> int:
    """Where a row that goes on on the next page is cut: two lines or more stand there."""
    stop = start + max(1, min(room, row.count - start - 2))
    while stop > start + 1 and row.next_shown(stop) == row.count - 1:
        stop -= 1
    return stop


def _needs(rows: Sequence[RowLayout]) -> list[float]:
    """For each row, the height it must find: its own, or its beginning, and what it must keep."""
    needs: list[float] = []
    following = 0.0
    for row in reversed(rows):
        if row.may_be_cut:
            need = row.height_of(_MIN_LINES_BEFORE_CUT)
        else:
            need = row.height + (following if row.keep_with_next else 0.0)
        needs.append(need)
        following = need
    return needs[::-1]


def _height(rows: Iterable[RowLayout]) -> float:
    return sum(row.height for row in rows)
