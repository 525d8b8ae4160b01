"""Rows of a printed table, cut from the cells between its head rows.

Tabs part cells, but not every row ends with a line: in texts a row may begin right behind the last
cell of the one before, cells have line breaks of their own, and some are missing.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.lined_rows import LinedRow, lined_rows
from piadesk.intake.filling.weights import ROWS
from piadesk.texts.folding import LINE, OUTER, Span, fold, outside

_DAY: Final = re.compile(
    r"(?:令和|平成|昭和|[RHS])?(?:元|\d{1,4})(?:年度|(?:年|[./-])\d{1,2}(?:月|[./-])(?:\d{1,2}日?)?|年)"
)
_SERIAL: Final = re.compile(r"[34]\d{4}")
"""A day as Excel counts it, from 1900: 41957."""

_LAST_LINE: Final = re.compile(r"\n[^\S\n]*([^\n]+)$")

_CELLS_TOO_MANY: Final = 2
"""A row of more than so many cells beyond the columns is none."""


@dataclass(frozen=True)
class TableRow:
    """The words of one row by column, and where it begins in the text."""

    cells: tuple[str, ...]
    start: int
    has_many_cells: bool = False
    """More than there are columns, so that some were joined."""

    is_of_lines: bool = False
    """Each line was taken for a cell."""


@dataclass(frozen=True)
class _Piece:
    """What stands between two tabs, or between a tab and a row's end."""

    words: str
    start: int
    begins_line: bool


@dataclass(frozen=True)
class _Cut:
    """A row as it is cut out: its first piece, how many pieces, whether the first is its date. One
    piece alone belongs to no row."""

    first: int
    count: int
    dated: bool = False


def rows_within(
    text: str, spans: Sequence[Span], columns: Sequence[d.AnyItem], choices: Sequence[str]
) -> tuple[list[TableRow], list[Span]]:
    """The rows in spans of the text that follow each other, and what belongs to none of them.

    Where a table begins with a date and has a choice (変更箇所, 提出時期), of all ways to cut the
    cells the likeliest is taken; elsewhere a row begins with a line. ``choices`` are those of the
    choice.
    """
    joined, places = "", []
    for start, end in spans:
        places.append((len(joined), start))
        joined += text[start:end]
    choice = next((n for n, column in enumerate(columns) if isinstance(column, d.Choice)), None)
    cut = _even_rows(joined, len(columns))
    if cut is None and (choice is None or not isinstance(columns[0], d.Date)):
        cut = _line_rows(joined, columns)
    if cut is not None:
        rows, strange = cut
        origins = [(_origin(start, places), end - start) for start, end in strange]
        return [_moved(row, places) for row in rows], [(s, s + length) for s, length in origins]
    place = choice or 0
    if "\t" not in joined and (lined := lined_rows(joined, _DAY, place, set(map(fold, choices)))):
        return _of_lines(joined, lined, places)
    return _cut_rows(joined, places, _Shape(len(columns), place, choices))


def _of_lines(
    text: str, lined: Sequence[LinedRow], places: Sequence[tuple[int, int]]
) -> tuple[list[TableRow], list[Span]]:
    """Rows with a cell on each line, and what is none: before the first, and rows that cannot be
    parted."""
    rows = [TableRow(row.cells, _origin(row.start, places), is_of_lines=True) for row in lined]
    others = [(0, lined[0].start), *(row.between for row in lined if row.between)]
    strange = [(_origin(a, places), _origin(b - 1, places) + 1) for a, b in others if b]
    return rows, strange


def is_day(words: str) -> bool:
    """Whether a cell holds a date, or what is put for one: 令和2年度, 41957."""
    bare = fold(words)
    return bool(_DAY.fullmatch(bare) or _SERIAL.fullmatch(bare))


def is_serial(words: str) -> bool:
    """Whether a cell holds a day as Excel counts it."""
    return bool(_SERIAL.fullmatch(fold(words)))


def _cell(words: str) -> str:
    return outside(words).strip(OUTER)


def _origin(place: int, places: Sequence[tuple[int, int]]) -> int:
    """Where a place of the joined spans stands in the text."""
    joined, start = places[bisect_right(places, (place, sys.maxsize)) - 1]
    return start + place - joined


def _moved(row: TableRow, places: Sequence[tuple[int, int]]) -> TableRow:
    return replace(row, start=_origin(row.start, places))


# ---- rows that begin with a line


def _even_rows(text: str, width: int) -> tuple[list[TableRow], list[Span]] | None:
    """The rows of a text that has one on each line, with all its cells, and what stands between
    them alone, with a line end of its own; None where it has not."""
    rows: list[TableRow] = []
    strange: list[Span] = []
    for match in re.finditer(r"[^\n\f]+", text):
        cells = tuple(map(_cell, match[0].split("\t")))
        if len(cells) == 1 and LINE in match[0]:
            strange.append(match.span())
        elif len(cells) != width:
            return None
        elif any(cells):
            rows.append(TableRow(cells, match.start()))
    return (rows, strange) if rows else None


def _line_rows(text: str, columns: Sequence[d.AnyItem]) -> tuple[list[TableRow], list[Span]]:
    """The rows of a table in which a row begins with a line; a lone cell belongs to none."""
    width = len(columns)
    rows: list[TableRow] = []
    strange: list[Span] = []
    for start, end in _stretches_of_lines(text, columns):
        cells = list(map(_cell, text[start:end].split("\t")))
        if len(cells) == 1 and width > 1:
            words = text[start:end]
            begin = start + len(words) - len(words.lstrip())
            strange += [(begin, start + len(words.rstrip()))] if cells[0] else []
        elif any(cells):
            all_columns = [*cells[: width - 1], "\t".join(cells[width - 1 :]), *[""] * width]
            rows.append(TableRow(tuple(all_columns[:width]), start, len(cells) > width))
    return rows, strange


def _stretches_of_lines(text: str, columns: Sequence[d.AnyItem]) -> Iterator[Span]:
    """The lines of each row: as many as it takes to have all its cells.

    A line without a tab behind them is the rest of the last cell; it begins the next row where that
    cell is blank, holds a day or a choice, or a blank line stands between.
    """
    width, ends_in_one_line = len(columns), isinstance(columns[-1], d.Date | d.Choice)
    start, tabs = 0, 0
    for line in re.finditer(r"[^\n\f]+", text):
        more = line[0].count("\t")
        last_cell = text[start : line.start()].rpartition("\t")[2]
        has_more = bool(last_cell.strip()) and not last_cell.endswith("\n\n")
        goes_on = not more and tabs >= width - 1 and has_more
        if tabs and not goes_on and tabs + max(more, 1) >= width:
            yield start, line.start()
            start, tabs = line.start(), 0
        tabs += more
        if ends_in_one_line and tabs >= width - 1:
            yield start, line.end()
            start, tabs = line.end(), 0
    yield start, len(text)


# ---- the likeliest cuts


def _cut_rows(
    text: str, places: Sequence[tuple[int, int]], shape: "_Shape"
) -> tuple[list[TableRow], list[Span]]:
    pieces = list(_pieces(text))
    rows: list[TableRow] = []
    strange: list[Span] = []
    for cut in shape.cuts(pieces):
        words = [_cell(piece.words) for piece in pieces[cut.first : cut.first + cut.count]]
        start = _origin(pieces[cut.first].start, places)
        if cut.count == 1:
            strange.append((start, start + len(pieces[cut.first].words)))
        else:
            cells = words if cut.dated else ["", *words]
            rows.append(TableRow(shape.columns(cells), start, len(cells) > shape.width))
    return rows, strange


def _pieces(text: str) -> Iterator[_Piece]:
    start, begins_line = 0, True
    while True:
        tab = text.find("\t", start)
        stop = tab if tab >= 0 else len(text)
        row_break = _LAST_LINE.search(text, start, stop) if tab >= 0 else None
        if row_break and is_day(row_break[1]):
            yield _Piece(text[start : row_break.start()], start, begins_line)
            start, begins_line = row_break.start(1), True
        yield _Piece(text[start:stop], start, begins_line)
        if tab < 0:
            return
        start, begins_line = tab + 1, False


class _Shape:
    """What a row looks like: how wide it is, its date first, where its choice stands."""

    def __init__(self, width: int, choice: int, choices: Sequence[str]) -> None:
        self.width = width
        self._choice = choice
        self._choices = frozenset(map(fold, choices))

    def cuts(self, pieces: Sequence[_Piece]) -> list[_Cut]:
        """The best way to cut the pieces into rows, from the last piece back to the first."""
        bare = [fold(piece.words) for piece in pieces]
        days = [is_day(words) for words in bare]
        best = [0.0] * (len(pieces) + 1)
        """The worth of the best cuts of all pieces from each on."""

        chosen: list[_Cut] = [_Cut(0, 0)] * len(pieces)
        for first in range(len(pieces) - 1, -1, -1):
            lost = ROWS.words_without_row if bare[first] else ROWS.blank_without_row
            best[first], chosen[first] = best[first + 1] + lost, _Cut(first, 1)
            for dated in (True, False):
                if not (days[first] if dated else _may_lack_date(pieces, first)):
                    continue
                date, no_day = ([], []) if dated else ([""], [False])
                longest = min(first + self.width + _CELLS_TOO_MANY + 1, len(pieces))
                for end in range(first + 2, longest + 1):
                    worth = self._worth([*date, *bare[first:end]], [*no_day, *days[first:end]])
                    if end == len(pieces) or pieces[end].begins_line:
                        worth += ROWS.line_end
                    if worth + best[end] > best[first]:
                        best[first] = worth + best[end]
                        chosen[first] = _Cut(first, end - first, dated)
        return [cut for cut in _in_order(chosen) if cut.count > 1 or bare[cut.first]]

    def columns(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The cells of a row, one for each column: missing ones blank, too many joined by tabs."""
        if len(cells) <= self.width:
            return (*cells, *[""] * (self.width - len(cells)))
        place = self._choice_place([fold(cell) for cell in cells])
        last = self._choice - 1
        rest = "\t".join(cells[place + 1 :]).strip(OUTER)
        return (*cells[:last], "\t".join(cells[last:place]), cells[place], rest)

    def _worth(self, cells: Sequence[str], days: Sequence[bool]) -> float:
        """How like a row of the table these cells are."""
        lacking = self.width - len(cells)
        worth = ROWS.date if days[0] else 0.0
        worth += ROWS.cells_lacking.get(lacking, ROWS.more_cells_lacking)
        worth += ROWS.cell_too_many * max(0, -lacking)
        worth += ROWS.day_behind * sum(days[self._choice :])
        if len(cells) > self._choice:
            choice = cells[self._choice_place(cells)]
            if choice in self._choices:
                worth += ROWS.choice
            else:
                worth += ROWS.choice_other if choice else ROWS.choice_blank
        return worth

    def _choice_place(self, cells: Sequence[str]) -> int:
        """Where the choice stands: in its column, further on in a row with too many cells."""
        places = range(self._choice, max(self._choice + 1, len(cells)))
        return next((place for place in places if cells[place] in self._choices), self._choice)


def _in_order(chosen: Sequence[_Cut]) -> Iterator[_Cut]:
    first = 0
    while first < len(chosen):
        yield chosen[first]
        first += chosen[first].count


def _may_lack_date(pieces: Sequence[_Piece], first: int) -> bool:
    """A row without its date begins a line with the empty cell."""
    before = pieces[first - 1].words if first else ""
    return before.endswith("\n") and bool(pieces[first].words.strip(OUTER))
