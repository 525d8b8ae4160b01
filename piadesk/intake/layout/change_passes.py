"""変更箇所 in the order that a PDF draws it in (``pdftotext -raw``).

A spreadsheet draws the cells of a page that have one line row by row, those of several lines then:
the first pass tells of each row its 提出時期, the second begins each row with its day.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.intake.filling.cell_signs import Piece, joined, pieces_of
from piadesk.intake.filling.lined_rows import PLACE
from piadesk.intake.filling.row_cells import RowCells, RowWords
from piadesk.intake.filling.row_cuts import is_day
from piadesk.intake.layout.changes import choice_of_changes
from piadesk.scheme.era import stored_date
from piadesk.texts.folding import fold

_NO_TIMING: Final = 3.0
_NO_ROW: Final = 4.0
_BACK: Final = 2.0
"""What is odd: a row without 提出時期; a line of the first pass without a row; a row whose day is
before that of the row above."""

_MOST_ROWS: Final = 120
"""More rows stand on no page: nothing parts the pages of such a text."""

_MOST_DAYS: Final = 3
"""So many days one below the other may be of one row."""


class NumberedLine(NamedTuple):
    """A line and its number in the text."""

    number: int
    words: str


class DrawnRow(NamedTuple):
    """What is known of a row before its words are parted into cells."""

    number: int
    day: str
    first: tuple[Piece, ...]
    """The words before 提出時期 that were drawn first."""

    second: tuple[Piece, ...]
    """Those drawn then; with 説明, where that is blank."""

    timing: str = ""
    reason: str = ""
    is_reason_known: bool = False

    @property
    def words(self) -> RowWords:
        """The words that nothing parts."""
        return RowWords(self.first, self.second, not self.is_reason_known)


class _Timed(NamedTuple):
    """A line, parted at its 提出時期."""

    before: tuple[Piece, ...]
    timing: str
    behind: str


Rows = tuple[list[DrawnRow], list[NumberedLine]]
"""The rows of a page, and the lines that belong to none."""


def drawn_rows(lines: Sequence[NumberedLine], part: RowCells | None) -> Rows:
    """The rows of a page; without ``part``, roughly where it takes the widths of the columns to
    tell."""
    days = [n for n, line in enumerate(lines) if is_day(_day(line))]
    if not days:
        return [], [*lines]
    first = [_timed(line.words) for line in lines[: days[0]]]
    if not any(line.timing for line in first):
        return _of_one_pass(lines, days)
    if len(days) > _MOST_ROWS:
        return [], [*lines]
    in_order = _not_falling(lines, days)
    for begins in (days, in_order):
        if len(begins) == len(first):
            spans = pairwise([*begins, len(lines)])
            drawn = [_drawn(lines[slice(*span)]) for span in spans]
            return [*map(_with_first, drawn, first)], []
    if part is None:
        return [_drawn(lines[slice(*span)]) for span in pairwise([*days, len(lines)])], []
    return _Passes(lines, days, first, part).rows()


def _day(line: NumberedLine) -> str:
    return line.words.split(" ")[0]


def _timed(words: str) -> _Timed:
    pieces = [*pieces_of(words)]
    _, choices = choice_of_changes()
    place = next((n for n, piece in enumerate(pieces) if fold(piece.words) in choices), None)
    if place is None:
        return _Timed(tuple(pieces), "", "")
    before = [piece._replace(is_last=n == place - 1) for n, piece in enumerate(pieces[:place])]
    return _Timed(tuple(before), pieces[place].words, joined(pieces[place + 1 :]))


def _not_falling(lines: Sequence[NumberedLine], days: Sequence[int]) -> list[int]:
    """The most days of which none is before the one above."""
    best: list[list[int]] = []
    for day in days:
        here = stored_date(_day(lines[day]))
        above = [row for row in best if stored_date(_day(lines[row[-1]])) <= here]
        best.append([*max(above, key=len, default=[]), day])
    return max(best, key=len)


def _drawn(lines: Sequence[NumberedLine]) -> DrawnRow:
    """A row that begins with its day."""
    words = [lines[0].words.partition(" ")[2], *(line.words for line in lines[1:])]
    pieces = [piece for each in words for piece in pieces_of(each)]
    return DrawnRow(lines[0].number, _day(lines[0]), (), tuple(pieces))


def _with_first(row: DrawnRow, line: _Timed) -> DrawnRow:
    return row._replace(
        first=line.before,
        timing=line.timing,
        reason=line.behind,
        is_reason_known=bool(line.behind),
    )


# ---- one pass


def _of_one_pass(lines: Sequence[NumberedLine], days: Sequence[int]) -> Rows:
    """Rows that were drawn cell by cell: a day begins one behind the 提出時期 of the one before."""
    begins: list[int] = []
    for day in days:
        is_open = bool(begins) and not any(
            _timed(line.words).timing for line in lines[begins[-1] : day]
        )
        behind = " ".join(line.words for line in lines[day : day + 2]).partition(" ")[2]
        if not is_open or PLACE.match(fold(behind)):
            begins.append(day)
    spans = pairwise([*begins, len(lines)])
    return [_whole_row(lines[slice(*span)]) for span in spans], [*lines[: begins[0]]]


def _whole_row(lines: Sequence[NumberedLine]) -> DrawnRow:
    """A row whose 提出時期 stands behind its cells."""
    for place, line in enumerate(lines):
        timed = _timed(line.words)
        if timed.timing:
            above = [*lines[:place], NumberedLine(line.number, _words(timed.before))]
            reason = filter(None, [timed.behind, *(each.words for each in lines[place + 1 :])])
            row = _drawn(above)
            return _with_first(row, _Timed((), timed.timing, "\n".join(reason)))._replace(
                is_reason_known=True
            )
    return _drawn(lines)


def _words(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.words for piece in pieces)


# ---- two passes of which some rows have no line


class _Passes:
    """Finds which line of the first pass is of which row, and which days begin rows."""

    def __init__(
        self,
        lines: Sequence[NumberedLine],
        days: Sequence[int],
        first: Sequence[_Timed],
        part: RowCells,
    ) -> None:
        self._lines = lines
        self._days = days
        self._ends = [*days, len(lines)]
        self._first = first
        self._part = part
        self._spare = max(0, len(days) - len(first))
        self._best: dict[tuple[int, int], tuple[float, list[tuple[int, int, int | None]]]] = {}

    def rows(self) -> Rows:
        """The least odd ones."""
        band = abs(len(self._days) - len(self._first)) + 1
        for day in range(len(self._days), -1, -1):
            for line in range(len(self._first), -1, -1):
                if abs(day - line) <= band:
                    ways = [*self._ways(day, line)]
                    if ways:
                        self._best[day, line] = min(ways, key=lambda way: way[0])
        _, chosen = self._best[0, 0]
        taken = {line for _, _, line in chosen}
        left = [self._lines[n] for n in range(len(self._first)) if n not in taken]
        return [self._row(*each) for each in chosen], left

    def _ways(
        self, day: int, line: int
    ) -> Iterator[tuple[float, list[tuple[int, int, int | None]]]]:
        if day == len(self._days):
            yield _NO_ROW * (len(self._first) - line), []
            return
        if behind := self._best.get((day, line + 1)):
            yield _NO_ROW + behind[0], behind[1]
        furthest = min(day + 1 + min(self._spare, _MOST_DAYS), len(self._days))
        for stop in range(day + 1, furthest + 1):
            for taken in (line, None) if self._spare else (line,):
                behind = self._best.get((stop, line + (taken is not None)))
                if behind:
                    odd = self._oddity(day, stop, taken)
                    yield odd + behind[0], [(day, stop, taken), *behind[1]]

    def _oddity(self, day: int, stop: int, line: int | None) -> float:
        row = self._row(day, stop, line)
        odd = self._part.parted(row.words).oddity + _NO_TIMING * (not row.timing)
        if stop < len(self._days):
            here, below = (stored_date(_day(self._lines[self._ends[n]])) for n in (day, stop))
            odd += _BACK * (below < here)
        return odd

    def _row(self, day: int, stop: int, line: int | None) -> DrawnRow:
        row = _drawn(self._lines[self._ends[day] : self._ends[stop]])
        return row if line is None else _with_first(row, self._first[line])
