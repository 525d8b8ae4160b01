"""The cells of one row of 変更箇所 whose words are known, but not which word is in which cell.

A spreadsheet draws what has one line first, and cells of several lines then: the words of a row
stand in two places, each in the order of the columns.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations
from typing import Final, NamedTuple

from piadesk.intake.filling.cell_signs import (
    Piece,
    begins_with_path,
    beside_labels,
    end,
    ends_with_label,
    is_uneven,
    joined,
    label_spans,
    likeness,
    within,
)
from piadesk.intake.filling.wrapping import BEGINS
from piadesk.texts.folding import fold
from piadesk.texts.stand_ins import is_stand_in

ITEM, BEFORE, AFTER, REASON = range(4)
"""項目, 変更前, 変更後 and 説明: what stands between the day and 提出時期, and behind it."""

_MOST_PIECES: Final = 12
"""So many pieces a 項目 or a 説明 has at most."""

_WAYS_TRIED: Final = 6
"""So many ways for either are tried, the least odd ones."""

_LEAST_MARGIN: Final = 0.3
"""By so much less odd than any other a way is that is taken."""

_MOST_WORDS: Final = 150
"""Of a row with more pieces nothing is tried."""

_MANY: Final = 24
"""Of so many pieces no cell begins amid a line."""

_EMPTY: Final = (4.0, 1.2, 2.5, 1.0)
_LABEL: Final = 1.5
_PATH: Final = 3.0
_STAND_IN: Final = 1.5
_ALIKE: Final = 3.0
_TOO_WIDE: Final = 3.0
_AMID_LINE: Final = 0.4
_STRANGE: Final = 4.0
_STRANGE_LETTER: Final = 0.3
_LISTED: Final = 1.0
_AMID_LABEL: Final = 3.0
_UNEVEN: Final = 1.5
"""What is odd: an empty cell; how much goes for a 項目 that ends with a label; a wording that
begins with what a 項目 says; how much goes for a stand-in, and for two wordings that are alike; a
line wider than its column; a cell that begins amid a line; words in 項目 that are no labels, and
each letter of them; a 説明 that begins like the entry of a list, or ends as none does; a cell that
ends amid a label; brackets that are not closed."""

Cells = tuple[str, str, str, str]


REASON_END: Final = re.compile(
    r"(?:ため|こと|もの|等|改正|変更|修正|更新|追加|削除|見直し|統一|移転|対応|反映|訂正|該当)[)。]?$"
)
"""So a 説明 ends, as a rule."""

_GONE: Final = re.compile(
    r"\W*(?:削除|同上|同左)|※|.*(?:のとおり|に記載|を新たに記載|を新規記載|参照)"
)
"""Stand-ins for what is there now; the others are for what was there."""


class RowWords(NamedTuple):
    """The words of a row that nothing parts: those drawn first, those drawn then, and whether 説明
    is among them."""

    first: Sequence[Piece]
    second: Sequence[Piece]
    has_reason: bool


class Way(NamedTuple):
    """How odd it is to part a row so, and its cells by column."""

    oddity: float
    cells: Cells


class Parted(NamedTuple):
    """The least odd way to part a row: a cell that other ways hardly odder have otherwise is blank,
    and its words are ``open``."""

    oddity: float
    cells: Cells
    open: str = ""


class RowCells:
    """Parts rows of a table whose columns are so wide."""

    def __init__(self, edges: Sequence[int]) -> None:
        self._edges = tuple(edges)

    def parted(self, words: RowWords) -> Parted:
        """The least odd way to part a row."""
        first, second, has_reason = words
        if len(first) + len(second) > _MOST_WORDS:
            return Parted(0.0, ("",) * 4, joined([*first, *second]))
        inner = (ITEM, BEFORE, AFTER)
        ways: list[Way] = []
        for count in range(1 if first else 0, min(len(first), len(inner)) + 1):
            for columns in combinations(inner, count):
                others = tuple(column for column in inner if column not in columns)
                others += (REASON,) * has_reason
                if others or not second:
                    ways += self._ways(first, columns, second, others)
        return _agreed(ways)

    def _ways(
        self,
        first: Sequence[Piece],
        columns: Sequence[int],
        second: Sequence[Piece],
        others: Sequence[int],
    ) -> Iterator[Way]:
        ones = [*self._parts(first, columns, fewest=1)]
        twos = [*self._parts(second, others, fewest=0)]
        for odd, one in ones:
            for more, two in twos:
                cells = one | two
                before, after = cells.get(BEFORE, ""), cells.get(AFTER, "")
                alike = _ALIKE * likeness(_folded(before), _folded(after))
                whole = cells.get(ITEM, ""), before, after, cells.get(REASON, "")
                yield Way(odd + more - alike, whole)

    def _parts(
        self, pieces: Sequence[Piece], columns: Sequence[int], *, fewest: int
    ) -> Iterator[tuple[float, dict[int, str]]]:
        """Ways to cut pieces into a cell for each column, and how odd each is."""
        if not columns:
            if not pieces:
                yield 0.0, {}
            return
        count = len(pieces)
        places = [n for n in range(count + 1) if n == count or self._may_begin(pieces, n)]

        cut = _cut_labels(pieces)

        @functools.cache
        def cell(column: int, start: int, stop: int) -> tuple[float, str]:
            odd, words = self._cell(column, pieces[start:stop], pieces[stop : stop + 1])
            return odd + _AMID_LABEL * (stop in cut and start < stop), words

        def narrow(column: int, spans: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
            some = [span for span in spans if fewest <= span[1] - span[0] <= _MOST_PIECES]
            return sorted(some, key=lambda span: cell(column, *span)[0])[:_WAYS_TRIED]

        heads = [(0, 0)]
        tails = [(count, count)]
        if columns[0] == ITEM:
            heads = narrow(ITEM, ((0, stop) for stop in places))
        if columns[-1] == REASON:
            tails = narrow(REASON, ((start, count) for start in places))
        middle = [column for column in columns if column in (BEFORE, AFTER)]
        for _, begin in heads:
            for stop, _ in tails:
                for spans in _middles(places, begin, stop, len(middle), fewest):
                    chosen = [*zip(middle, spans, strict=True)]
                    chosen += [(ITEM, (0, begin))] * (columns[0] == ITEM)
                    chosen += [(REASON, (stop, count))] * (columns[-1] == REASON)
                    made = [(column, cell(column, *span)) for column, span in chosen]
                    yield sum(odd for _, (odd, _) in made), {c: words for c, (_, words) in made}

    def _may_begin(self, pieces: Sequence[Piece], place: int) -> bool:
        return len(pieces) <= _MANY or pieces[place].gap == "\n"

    def _cell(
        self, column: int, cell: Sequence[Piece], behind: Sequence[Piece]
    ) -> tuple[float, str]:
        if not cell:
            return _EMPTY[column], ""
        edge = self._edges[column]
        words = joined(cell)
        folded = _folded(words)
        odd = within(cell, edge) + end(cell, behind, edge) + _AMID_LINE * (cell[0].gap == " ")
        odd += _TOO_WIDE * sum(width > edge + 1 for width in widths(cell))
        odd += _UNEVEN * is_uneven(folded)
        if column == ITEM:
            odd += min(_STRANGE, _STRANGE_LETTER * beside_labels(folded))
            odd -= _LABEL * ends_with_label(folded)
        elif column == REASON:
            odd += _LISTED * bool(BEGINS.match(words)) + _AMID_LINE * 2 * (cell[0].gap == " ")
            odd += _LISTED * (-1 if REASON_END.search(folded) else 1)
        else:
            odd += _PATH * begins_with_path(folded)
            odd -= _STAND_IN * (
                is_stand_in(folded) and bool(_GONE.match(folded)) == (column == AFTER)
            )
        return odd, words


def is_fitting_stand_in(words: str, *, is_now: bool) -> bool:
    """Whether folded words stand in for what is there now, or for what was there."""
    return bool(words) and is_stand_in(words) and bool(_GONE.match(words)) == is_now


def _agreed(ways: Sequence[Way]) -> Parted:
    best = min(ways)
    near = [way.cells for way in ways if way.oddity < best.oddity + _LEAST_MARGIN]
    sure = [len(set(column)) == 1 for column in zip(*near, strict=True)]
    item, before, after, reason = (
        words if is_sure else "" for words, is_sure in zip(best.cells, sure, strict=True)
    )
    disputed = (w for w, is_sure in zip(best.cells, sure, strict=True) if w and not is_sure)
    return Parted(best.oddity, (item, before, after, reason), "\n".join(disputed))


def _cut_labels(pieces: Sequence[Piece]) -> frozenset[int]:
    """The pieces that begin amid a label."""
    folded = [fold(piece.words) for piece in pieces]
    starts = [0, *accumulate(map(len, folded))]
    spans = label_spans("".join(folded))
    return frozenset(n for n, start in enumerate(starts) if any(a < start < b for a, b in spans))


def _middles(
    places: Sequence[int], begin: int, stop: int, count: int, fewest: int
) -> Iterator[list[tuple[int, int]]]:
    """How so many cells may share the pieces between two places."""
    if count == 0:
        if begin == stop:
            yield []
    elif count == 1:
        if stop - begin >= fewest:
            yield [(begin, stop)]
    else:
        for place in places:
            if begin + fewest <= place <= stop - fewest:
                yield [(begin, place), (place, stop)]


def widths(cell: Sequence[Piece]) -> Iterator[int]:
    """How wide each line of a cell is."""
    width = 0
    for piece in cell:
        if piece.gap == "\n" and width:
            yield width
            width = 0
        width += piece.width + (1 if width else 0)
    if width:
        yield width


@functools.lru_cache(4096)
def _folded(words: str) -> str:
    return fold(words)
