"""変更箇所 in plain text (``pdftotext``): a cell stands below the other, and some stand elsewhere.

Each column has its cells in the order of the rows, wherever they stand between those of the others.
Of all ways to give the words of a page to rows and columns the least odd one is looked for, from
word to word; only the best ways so far are followed.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.intake.filling.cell_signs import (
    EDGE,
    Piece,
    beside_labels,
    edge_of,
    ends_with_label,
    is_uneven,
    joined,
    likeness,
    stands_in_label,
)
from piadesk.intake.filling.column_widths import peaks_of
from piadesk.intake.filling.row_cells import REASON_END, is_fitting_stand_in
from piadesk.intake.filling.wrapping import BEGINS, ENDS
from piadesk.intake.layout.change_words import (
    Word,
    begins_item,
    line_widths,
    rows_of_days,
)
from piadesk.texts.folding import fold
from piadesk.texts.stand_ins import says_nothing

DAY, ITEM, BEFORE, AFTER, TIMING, REASON = range(6)
_TEXTS: Final = (ITEM, BEFORE, AFTER, REASON)
_KEPT_WAYS: Final = 30
"""So many ways are followed at a time."""

_LEFT: Final = 3.5
"""What is odd: a word of no row."""

_BLANK: Final = 0.3
_OVER_GAP: Final = 2.5
_NO_END: Final = 1.5
_ITEM_END: Final = 0.4
_OWN_END: Final = 0.2
_TOO_WIDE: Final = 3.0
"""In a cell: a blank; a blank line; a short line amid a wording, amid 項目, at the end of a
sentence; a line wider than its column."""

_BACK_LINE: Final = 4.0
_SAME_BLOCK: Final = 0.7
_OTHER_ROW: Final = 1.5
_LATER: Final = 0.5
_JUMP: Final = 1.2
_SAME_LINE: Final = 0.3
_GO_ON: Final = 2.0
"""From cell to cell: to the left on one line; between lines that no blank one parts, to another row
there; over each cell that is still empty; to another row; on one line into a cell that has begun;
to such a cell elsewhere."""

_AHEAD: Final = 1.0
_BEHIND: Final = 1.0
_NO_DAY_YET: Final = 0.8
"""A 変更前 behind its 変更後; a cell behind those of later rows; one before the day of its row."""

_NOTHING: Final = 1.0
_SEAM: Final = 0.8
_PLACE_ODD: Final = 1.2
_LABEL_ODD: Final = 1.0
_ALIKE: Final = 1.2
_DAY_AS_WORDS: Final = 2.0
"""A dash in 項目; how much goes where two words make a label there; a 項目 that begins as none
does; a label elsewhere; how much goes for a word that the other wording has; a row's day in a
wording."""

_EMPTY: Final = (4.0, 4.0, 1.0, 2.0, 4.0, 0.8)
"""A row without a cell, by column."""

_NARROWEST: Final = 20
"""Half widths that a wording has at least."""

_PAGES_TRIED: Final = 1


class _Way(NamedTuple):
    """Words given to cells so far."""

    oddity: float
    last: tuple[int, int]
    """Row and column of the last word."""

    reached: tuple[int, ...]
    """The last row of each column that has words."""

    cells: dict[tuple[int, int], tuple[int, ...]]
    left: tuple[int, ...]
    odd_rows: tuple[float, ...]
    """How odd the steps into each row are."""


class StreamedRow(NamedTuple):
    """A row that was put together: where it begins, and its cells by column."""

    number: int
    cells: tuple[str, ...]
    oddity: float


class Streams:
    """Puts the rows of a page together."""

    def __init__(self, words: Sequence[Word], edges: Sequence[int]) -> None:
        self._words = words
        self._edges = {ITEM: edges[0], BEFORE: edges[1], AFTER: edges[1], REASON: edges[2]}
        days = sum(word.is_day for word in words)
        timings = sum(word.is_timing for word in words)
        self._count = max(days, timings, 1)
        self._row_of_day = rows_of_days(words)

    def rows(self) -> tuple[list[StreamedRow], list[int], float]:
        """The rows, and the words of none."""
        ways = [_Way(0.0, (0, -1), (-1,) * 6, {}, (), (0.0,) * self._count)]
        for number in range(len(self._words)):
            ways = self._followed(ways, number)
        best = min(ways, key=lambda way: way.oddity + self._whole(way))
        rows = [
            StreamedRow(
                min(
                    self._words[n].number
                    for column in range(6)
                    for n in best.cells.get((row, column), ())
                ),
                tuple(self._joined(best.cells.get((row, column), ())) for column in range(6)),
                best.odd_rows[row],
            )
            for row in range(self._count)
            if any((row, column) in best.cells for column in range(6))
        ]
        return rows, [*best.left], best.oddity + self._whole(best)

    def _followed(self, ways: Sequence[_Way], number: int) -> list[_Way]:
        made: dict[
            tuple[tuple[int, int], tuple[int, ...]], tuple[float, _Way, tuple[int, int]]
        ] = {}
        for way in ways:
            for odd, cell in self._steps(way, number):
                reached = way.reached
                row, column = cell
                if column >= 0 and reached[column] != row:
                    reached = (*reached[:column], row, *reached[column + 1 :])
                key = (cell, reached)
                if key not in made or odd < made[key][0]:
                    made[key] = odd, way, cell
        kept = sorted(made.items(), key=lambda item: item[1][0])[:_KEPT_WAYS]
        return [self._made(number, key, *step) for key, step in kept]

    def _made(
        self,
        number: int,
        key: tuple[tuple[int, int], tuple[int, ...]],
        odd: float,
        way: _Way,
        cell: tuple[int, int],
    ) -> _Way:
        if cell[1] < 0:
            return _Way(odd, way.last, way.reached, way.cells, (*way.left, number), way.odd_rows)
        cells = {**way.cells, cell: (*way.cells.get(cell, ()), number)}
        row, step = cell[0], max(0.0, odd - way.oddity)
        odd_rows = (*way.odd_rows[:row], way.odd_rows[row] + step, *way.odd_rows[row + 1 :])
        return _Way(odd, cell, key[1], cells, way.left, odd_rows)

    def _steps(self, way: _Way, number: int) -> Iterator[tuple[float, tuple[int, int]]]:
        word = self._words[number]
        yield way.oddity + _LEFT, (way.last[0], -1)
        if word.is_day:
            row = self._row_of_day[number]
            yield way.oddity + self._move(way, word, row, DAY), (row, DAY)
        if word.is_timing:
            for row in self._rows(way, TIMING):
                if (row, TIMING) not in way.cells:
                    odd = self._passed_over(way, row, TIMING)
                    yield way.oddity + odd + self._move(way, word, row, TIMING), (row, TIMING)
            return
        as_words = _DAY_AS_WORDS * word.is_day
        for column in _TEXTS:
            for row in self._rows(way, column):
                here = way.cells.get((row, column))
                odd = (
                    self._go_on(way, word, row, column)
                    if here
                    else self._begin(way, word, row, column)
                )
                yield way.oddity + as_words + odd + self._fit(way, word, row, column), (row, column)

    def _rows(self, way: _Way, column: int) -> list[int]:
        reached = way.reached[column]
        rows = {*range(reached, reached + 4), way.last[0]}
        return sorted(row for row in rows if 0 <= row < self._count)

    def _move(self, way: _Way, word: Word, row: int, column: int) -> float:
        """How odd it is to begin a cell behind the last word."""
        last_row, last = way.last
        if last < 0:
            return 0.0 if (row, column) == (0, DAY) else _JUMP
        if word.gap == 0:
            return (
                self._skipped(way, row, column) if row == last_row and column > last else _BACK_LINE
            )
        if word.gap == 1:
            if row != last_row:
                return _OTHER_ROW + _SAME_BLOCK
            return _SAME_BLOCK if column > last else 2 * _SAME_BLOCK
        if row == last_row and column > last:
            return self._skipped(way, row, column)
        if column == DAY:
            return 0.0 if last in (TIMING, REASON) else _LATER
        return _JUMP

    def _passed_over(self, way: _Way, row: int, column: int) -> float:
        """How odd it is that rows above have no such cell; a row whose day is read may be first."""
        is_read = (row, DAY) in way.cells
        return 0.0 if is_read else _EMPTY[column] * max(0, row - way.reached[column] - 1)

    def _skipped(self, way: _Way, row: int, column: int) -> float:
        return _LATER * sum((row, c) not in way.cells for c in range(way.last[1] + 1, column))

    def _begin(self, way: _Way, word: Word, row: int, column: int) -> float:
        odd = self._move(way, word, row, column)
        odd += self._passed_over(way, row, column) / 2
        odd += _AHEAD * (column == BEFORE and (row, AFTER) in way.cells)
        odd += _BEHIND * (row < way.reached[column] and row != way.last[0]) + _NO_DAY_YET * (
            (row, DAY) not in way.cells
        )
        if column == ITEM:
            odd += _PLACE_ODD * (-1 if begins_item(word.folded) else 1)
        elif column == REASON:
            odd += _PLACE_ODD * bool(BEGINS.match(word.piece.words))
        if way.last[1] in _TEXTS and way.last != (row, column) and word.gap:
            odd += self._broken(way.cells.get(way.last, ()), word)
        return odd

    def _broken(self, cell: Sequence[int], word: Word) -> float:
        """How odd it is that another cell follows: words that go on from those before."""
        if not cell:
            return 0.0
        before = self._words[cell[-1]].piece.words
        return 1.0 if "ぁ" <= word.piece.words[0] <= "ん" and before[-1] not in ENDS else 0.0

    def _go_on(self, way: _Way, word: Word, row: int, column: int) -> float:
        cell = way.cells[row, column]
        above = self._words[cell[-1]]
        width, place = above.piece.width, len(cell) - 1
        while (
            place > 0 and self._words[cell[place]].gap == 0 and cell[place] == cell[place - 1] + 1
        ):
            place -= 1
            width += 1 + self._words[cell[place]].piece.width
        if word.gap == 0:
            if way.last == (row, column):
                wide = width + 1 + word.piece.width > self._edges[column] + 1
                return _BLANK + _TOO_WIDE * wide
            odd = _SAME_LINE if row == way.last[0] and column > way.last[1] else _BACK_LINE
        elif way.last == (row, column):
            odd = _OVER_GAP * (word.gap == 2)
        else:
            odd = _SAME_BLOCK if word.gap == 1 and row == way.last[0] else _GO_ON
            odd += _OVER_GAP * (word.gap == 2) / 2
        if width < self._edges[column] - EDGE:
            is_end = above.piece.words[-1] in ENDS or BEGINS.match(word.piece.words)
            odd += _OWN_END if is_end else (_ITEM_END if column == ITEM else _NO_END)
        return odd

    def _fit(self, way: _Way, word: Word, row: int, column: int) -> float:
        """How odd a word is in a column."""
        odd = _TOO_WIDE * (word.piece.width > self._edges[column] + 1)
        if column == ITEM:
            cell = way.cells.get((row, column), ())
            seam = self._words[cell[-1]].folded[-2:] + word.folded[:2] if cell else ""
            if len(seam) > 2 and stands_in_label(seam):
                return odd - _SEAM
            odd += _NOTHING * says_nothing(word.folded)
            return odd + (0.0 if word.of_label else min(1.5, 0.12 * beside_labels(word.folded)))
        odd += _LABEL_ODD * word.of_label * (len(word.folded) > 3)
        if column == REASON:
            return odd
        other = way.cells.get((row, BEFORE + AFTER - column), ())
        if other and word.pairs:
            pairs = frozenset().union(*(self._words[n].pairs for n in other))
            share = len(word.pairs & pairs) / len(word.pairs)
            odd -= _ALIKE * (share - 0.3) * min(1.0, len(word.pairs) / 6)
        return odd

    def _whole(self, way: _Way) -> float:
        """How odd the cells are as they are in the end."""
        odd = 0.0
        for row in range(self._count):
            cells = [self._joined(way.cells.get((row, column), ())) for column in range(6)]
            folded = [fold(words) for words in cells]
            missing = [column for column in range(6) if not cells[column]]
            odd += sum(_EMPTY[column] for column in missing)
            odd += sum(is_uneven(words) for words in folded)
            odd -= ends_with_label(folded[ITEM])
            odd -= is_fitting_stand_in(folded[BEFORE], is_now=False)
            odd -= is_fitting_stand_in(folded[AFTER], is_now=True)
            odd -= 2 * likeness(folded[BEFORE], folded[AFTER])
            odd -= bool(REASON_END.search(folded[REASON]))
        return odd

    def _joined(self, cell: Sequence[int]) -> str:
        pieces: list[Piece] = []
        for place, number in enumerate(cell):
            piece = self._words[number].piece
            is_next = place and cell[place - 1] == number - 1
            pieces.append(piece if is_next else piece._replace(gap="\n"))
        return joined(pieces)


def edges_of_pages(pages: Sequence[Sequence[Word]]) -> tuple[int, int, int]:
    """How wide 項目, the wordings and 説明 are: so that the first pages come out least odd."""
    words = [word for page in pages for word in page]
    lines = [*line_widths(words)]
    wide = [width for width, _, _ in lines if width >= _NARROWEST]
    peaks = list(dict.fromkeys([*peaks_of(wide), *sorted(wide)[-1:]])) or [_NARROWEST]
    some = [page for page in pages if page][:_PAGES_TRIED]

    def edges(wording: int) -> tuple[int, int, int]:
        items = [w for w, is_first, _ in lines if is_first and w <= wording]
        reasons = [w for w, _, is_reason in lines if is_reason and w <= wording]
        return edge_of(items) or wording, wording, edge_of(reasons) or wording

    if len(peaks) == 1:
        return edges(peaks[0])
    return min(
        map(edges, peaks), key=lambda each: sum(Streams(page, each).rows()[2] for page in some)
    )
