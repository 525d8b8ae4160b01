"""変更箇所 read from text: head rows found, and the cells between put together into rows.

Tabs part cells, but not every row ends with a line: a row may begin right behind the last cell of
the one before, cells have line breaks of their own, and some are missing.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piadesk.forms import definition as d
from piadesk.texts.folding import OUTER, Folded, Span, fold, outside

_DAY: Final = re.compile(
    r"(?:令和|平成|昭和|[RHS])?(?:元|\d{1,4})(?:年度|(?:年|[./-])\d{1,2}(?:月|[./-])(?:\d{1,2}日?)?|年)"
)
_SERIAL: Final = re.compile(r"[34]\d{4}")
"""A day as Excel counts it, from 1900: 41957."""

_LAST_LINE: Final = re.compile(r"\n[^\S\n]*([^\n]+)$")


@dataclass(frozen=True)
class Piece:
    """What stands between two tabs, or between a tab and a row's end."""

    words: str
    start: int
    begins_line: bool


@dataclass(frozen=True)
class TableRow:
    """The words of one row by column, and where it begins; ``odd`` when it had too many cells."""

    cells: tuple[str, ...]
    start: int
    odd: bool = False


def head_rows(folded: Folded, columns: Sequence[d.AnyItem]) -> list[Span]:
    """Where the head row is printed, again on each page."""
    words = "".join(fold(column.label) for column in columns)
    return [folded.span(*match.span()) for match in re.finditer(re.escape(words), folded.text)]


def rows_within(
    text: str, spans: Sequence[Span], columns: Sequence[d.AnyItem], timings: Sequence[str]
) -> tuple[list[TableRow], list[Span]]:
    """The rows in spans of the text that follow each other, and what belongs to none of them.

    Of all ways to cut the cells into rows the likeliest is taken: a row begins with a date, has
    as many cells as there are columns, and 事前 or 事後 where the choice belongs.
    """
    joined, places = "", []
    for start, end in spans:
        places.append((len(joined), start))
        joined += text[start:end]
    shape = _Shape(columns, timings)
    if even := _even_rows(joined, shape.width):
        return [TableRow(cells, _origin(start, places)) for cells, start in even], []
    pieces = list(_pieces(joined))
    rows: list[TableRow] = []
    strange: list[Span] = []
    for start, count, dated in shape.cuts(pieces):
        words = [_cell(piece.words) for piece in pieces[start : start + count]]
        at = _origin(pieces[start].start, places)
        if count == 1:
            strange.append((at, at + len(pieces[start].words)))
        else:
            cells = words if dated else ["", *words]
            rows.append(TableRow(shape.columns(cells), at, len(cells) > shape.width))
    return rows, strange


def _even_rows(text: str, width: int) -> list[tuple[tuple[str, ...], int]]:
    """The rows of a text that has one on each line, with all its cells; else none."""
    rows: list[tuple[tuple[str, ...], int]] = []
    for match in re.finditer(r"[^\n\f]+", text):
        cells = tuple(map(_cell, match[0].split("\t")))
        if len(cells) != width:
            return []
        if any(cells):
            rows.append((cells, match.start()))
    return rows


def _cell(words: str) -> str:
    return outside(words).strip(OUTER)


def _origin(place: int, places: Sequence[tuple[int, int]]) -> int:
    """Where a place of the joined spans stands in the text."""
    joined, start = places[bisect_right(places, (place, sys.maxsize)) - 1]
    return start + place - joined


def is_day(words: str) -> bool:
    """Whether a cell holds a date, or what is put for one: 令和2年度, 41957."""
    bare = fold(words)
    return bool(_DAY.fullmatch(bare) or _SERIAL.fullmatch(bare))


def is_serial(words: str) -> bool:
    """Whether a cell holds a day as Excel counts it."""
    return bool(_SERIAL.fullmatch(fold(words)))


def _pieces(text: str) -> Iterator[Piece]:
    start, begins_line = 0, True
    while True:
        tab = text.find("\t", start)
        stop = tab if tab >= 0 else len(text)
        row_break = _LAST_LINE.search(text, start, stop) if tab >= 0 else None
        if row_break and is_day(row_break[1]):
            yield Piece(text[start : row_break.start()], start, begins_line)
            start, begins_line = row_break.start(1), True
        yield Piece(text[start:stop], start, begins_line)
        if tab < 0:
            return
        start, begins_line = tab + 1, False


_Cut = tuple[int, int, bool]
"""First piece of a row, how many pieces, and whether the first is its date."""


class _Shape:
    """What a row of the table looks like: how wide it is, where its date and its choice stand."""

    def __init__(self, columns: Sequence[d.AnyItem], timings: Sequence[str]) -> None:
        self.width = len(columns)
        self._timing = next(n for n, column in enumerate(columns) if isinstance(column, d.Choice))
        self._timings = frozenset(map(fold, timings))

    def cuts(self, pieces: Sequence[Piece]) -> list[_Cut]:
        """The best way to cut the pieces into rows; one alone belongs to no row."""
        bare = [fold(piece.words) for piece in pieces]
        days = [is_day(words) for words in bare]
        best = [0.0] * (len(pieces) + 1)
        choice: list[_Cut] = [(0, 0, False)] * len(pieces)
        for at in range(len(pieces) - 1, -1, -1):
            lost = -4.0 if bare[at] else -0.1
            best[at], choice[at] = best[at + 1] + lost, (at, 1, False)
            for dated in (True, False):
                if not (days[at] if dated else _may_lack_date(pieces, at)):
                    continue
                before, undated = ([], []) if dated else ([""], [False])
                for end in range(at + 2, min(at + self.width + 3, len(pieces)) + 1):
                    worth = self._worth([*before, *bare[at:end]], [*undated, *days[at:end]])
                    worth += 0.5 if end == len(pieces) or pieces[end].begins_line else 0.0
                    if worth + best[end] > best[at]:
                        best[at], choice[at] = worth + best[end], (at, end - at, dated)
        cuts: list[_Cut] = []
        at = 0
        while at < len(pieces):
            cuts.append(choice[at])
            at += choice[at][1]
        return [cut for cut in cuts if cut[1] > 1 or bare[cut[0]]]

    def columns(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of a row, one for each column: missing ones blank, odd ones joined by tabs."""
        if len(cells) <= self.width:
            return (*cells, *[""] * (self.width - len(cells)))
        place = self._timing_place([fold(cell) for cell in cells])
        last = self._timing - 1
        rest = "\t".join(cells[place + 1 :]).strip(OUTER)
        return (*cells[:last], "\t".join(cells[last:place]), cells[place], rest)

    def _worth(self, cells: Sequence[str], days: Sequence[bool]) -> float:
        """How like a row of the table these cells are."""
        worth = 3.0 if days[0] else 0.0
        worth += {0: 1.0, 1: 0.3, 2: -1.0}.get(self.width - len(cells), -2.0)
        worth -= 1.5 * max(0, len(cells) - self.width)
        worth -= 3.0 * sum(days[self._timing :])
        if len(cells) > self._timing:
            timing = cells[self._timing_place(cells)]
            worth += 2.0 if timing in self._timings else 0.3 if not timing else -2.0
        return worth

    def _timing_place(self, cells: Sequence[str]) -> int:
        """Where the choice stands: in its column, further on in a row with too many cells."""
        places = range(self._timing, max(self._timing + 1, len(cells)))
        return next((at for at in places if cells[at] in self._timings), self._timing)


def _may_lack_date(pieces: Sequence[Piece], at: int) -> bool:
    """A row without its date begins a line with the empty cell."""
    return at > 0 and pieces[at - 1].words.endswith("\n") and bool(pieces[at].words.strip(OUTER))
