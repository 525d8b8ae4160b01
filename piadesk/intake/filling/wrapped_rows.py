"""Lines of one row of 変更箇所, one cell below the other, parted into 項目, 変更前 and 変更後.

Nothing on the paper tells where a cell ends but its lines: those that its column cut are as wide
as the column, the last one of a paragraph is shorter. 項目 ends with a label of the forms, as a
rule, and what was changed is worded much like before, or one of the two is a stand-in (削除).
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.filling.wrapping import BEGINS, ENDS, line_width
from piadesk.intake.labels.printed_words import all_printed_words
from piadesk.texts.folding import fold
from piadesk.texts.stand_ins import is_stand_in

_EDGE: Final = 3
"""Half widths by which full lines of a column differ."""

_MIN_WIDTH: Final = 20
"""Half widths that the columns of the wordings have at least."""

_SOME: Final = 20
"""One of so many lines and one more end at the edge, where there are many."""

_BLANK: Final = 0.3
_OWN_END: Final = 0.4
_NO_END: Final = 1.5
_CUT: Final = 2.0
_CUT_AMID: Final = 3.0
_AMID_LIST: Final = 1.5
"""What is odd: a blank in a cell; one more paragraph; a short line amid a cell that ends no
sentence; a cell that ends with a full line amid a sentence, and what follows begins as no cell
does, or with the second entry of a list."""

_WHOLE: Final = re.compile(rf".*(?:[{''.join(ENDS)}]|[0-9０-９]日(?:時点)?|[\]］])")
"""So a line ends that was not cut: with a sentence, a day, a 選択肢."""

_NOT_FIRST: Final = re.compile(r"[②-⑳]|[（(]?(?:[2-9２-９]|[1１][0-9０-９])[)）.．]")

_EMPTY: Final = 1.2
_EMPTY_AFTER: Final = 2.5
_LABEL: Final = 1.5
_STAND_IN: Final = 1.5
_ALIKE: Final = 2.0
"""An empty 変更前; an empty 変更後, for which 削除 is written; how much goes for a 項目 that ends
with a label, for a stand-in, and for two wordings that begin and end alike."""

_LEAST_MARGIN: Final = 0.7
"""By so much less odd than any other a way is that is taken."""

_MIN_LABEL: Final = 3
_MAX_LABEL: Final = 40
_MIN_ALIKE: Final = 4
_MAX_PIECES: Final = 60

WORDINGS: Final = 3
"""So many cells stand between the day and 提出時期: 項目, 変更前, 変更後."""

Cells = tuple[str, str, str]


class Widths(NamedTuple):
    """How wide the columns are, in half widths."""

    item: int
    wording: int


class _Piece(NamedTuple):
    """Words that a line end, or a blank, parts from those before."""

    words: str
    width: int
    gap: str
    is_last: bool
    """Of its line."""


def widths_of(rows: Sequence[Sequence[str]]) -> Widths:
    """The widths that the first lines of the rows tell of 項目, and the words between blanks of the
    wordings: there several lines end near one edge, and a line with two cells is wider."""
    every = [piece.width for lines in rows for line in lines for piece in _pieces(line)]
    wording = max(_edge(every), _MIN_WIDTH)
    first = [line_width(lines[0]) for lines in rows if lines]
    return Widths(max((width for width in first if width <= wording), default=wording), wording)


def _edge(widths: Sequence[int]) -> int:
    """The widest place that some lines end at, or just before."""
    needed, often = 1 + len(widths) // _SOME, Counter(widths)
    at_edge = [w for w in often if sum(often[w - less] for less in range(_EDGE + 1)) >= needed]
    return max(at_edge or widths, default=0)


def parted(lines: Sequence[str], widths: Widths) -> Cells | None:
    """The three cells; None where nobody can tell which words are whose. Two cells that have a line
    each may stand on the same."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    if not 1 < len(pieces) <= _MAX_PIECES:
        return None
    row, every = _Row(pieces, widths), range(1, len(pieces) + 1)
    ways = sorted(
        (row.oddity(first, second), first, second)
        for first in takewhile(lambda first: pieces[first - 1].width <= widths.item + 1, every)
        for second in range(first, len(pieces) + 1)
    )
    if not ways or (len(ways) > 1 and ways[1][0] - ways[0][0] < _LEAST_MARGIN):
        return None
    _, first, second = ways[0]
    return _joined(pieces[:first]), _joined(pieces[first:second]), _joined(pieces[second:])


def _pieces(line: str) -> Iterator[_Piece]:
    words = list(re.finditer(r"[^ ]+", line))
    for number, word in enumerate(words):
        gap, is_last = " " if number else "\n", number == len(words) - 1
        yield _Piece(word[0], line_width(word[0]), gap, is_last)


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join(piece.gap + piece.words for piece in pieces).strip(" \n")


class _Row:
    """The pieces of a row, of which the first ones are 項目 and those up to a second place 変更前.
    There are hundreds of such ways: what hangs on one of the places is worked out once."""

    def __init__(self, pieces: Sequence[_Piece], widths: Widths) -> None:
        self._pieces, self._widths = pieces, widths
        folded = [fold(piece.words) for piece in pieces]
        self._text, self._at = "".join(folded), [0, *accumulate(map(len, folded))]
        self._wide = [0, *accumulate(piece.width + 1 for piece in pieces)]
        self._is_whole = [bool(_WHOLE.fullmatch(piece.words)) for piece in pieces]
        begins = (place * (piece.gap == "\n") for place, piece in enumerate(pieces))
        self._line_begins = list(accumulate(begins, max))
        self._item = _within(pieces, widths.item)
        places = range(len(pieces) + 1)
        self._wording = [_within(pieces[place:], widths.wording) for place in places]
        self._has_label = [_ends_with_label(self._text[:place]) for place in self._at]
        self._label_size = [_size_of_numbered_label(self._text[place:]) for place in self._at]

    def oddity(self, first: int, second: int) -> float:
        """How odd it is to part the pieces at these places."""
        edges, count = self._widths, len(self._pieces)
        before, after = (
            self._text[self._at[first] : self._at[second]],
            self._text[self._at[second] :],
        )
        odd = self._item[first] + self._wording[first][second - first] + self._wording[second][-1]
        odd += self._end(0, first, edges.item)
        odd += self._end(first, second, edges.wording) + self._end(second, count, edges.wording)
        odd += _EMPTY * (first == second) + _EMPTY_AFTER * (second == count)
        odd -= _LABEL * self._has_label[first]
        odd += _LABEL * (0 < self._label_size[first] <= len(before or after))
        odd -= _STAND_IN * sum(bool(cell) and is_stand_in(cell) for cell in (before, after))
        return odd - _ALIKE * _likeness(before, after)

    def _end(self, start: int, stop: int, edge: int) -> float:
        """How odd it is that a cell of these pieces ends with its last line."""
        behind = self._pieces[stop].words if stop < len(self._pieces) else ""
        odd = _AMID_LIST if _NOT_FIRST.match(behind) else 0.0
        if start == stop or not self._pieces[stop - 1].is_last or self._is_whole[stop - 1]:
            return odd
        line = max(start, self._line_begins[stop - 1])
        if self._wide[stop] - self._wide[line] < edge - _EDGE:
            return odd
        return odd + (_CUT_AMID if "ぁ" <= behind[:1] <= "ん" else _CUT)


def _within(pieces: Sequence[_Piece], edge: int) -> list[float]:
    """How odd it is that one cell holds none of the pieces, the first, the first two, …"""
    odds, odd, width = [0.0, 0.0], 0.0, 0
    for above, below in pairwise(pieces):
        width += above.width + 1
        if below.gap == " ":
            odd += _BLANK
        else:
            if width < edge - _EDGE:
                is_end = above.words[-1] in ENDS or BEGINS.match(below.words)
                odd += _OWN_END if is_end else _NO_END
            width = 0
        odds.append(odd)
    return odds[: len(pieces) + 1]


def _ends_with_label(item: str) -> bool:
    return any(item[-size:] in _labels() for size in _label_sizes() if size <= len(item))


def _size_of_numbered_label(words: str) -> int:
    """How long the label is that words begin with, and its number, which are of 項目 then; 0 for
    none."""
    sizes = range(_MIN_LABEL, _MAX_LABEL)
    return next((size for size in sizes if words[:size] in _numbered()), 0)


@functools.cache
def _label_sizes() -> frozenset[int]:
    return frozenset(size for size in map(len, _labels()) if size >= _MIN_LABEL)


@functools.cache
def _labels() -> frozenset[str]:
    """The folded labels of all forms, older ones too."""
    older = (words for item in _answers() for words in item.older_labels)
    return all_printed_words() | frozenset(map(fold, older))


@functools.cache
def _numbered() -> frozenset[str]:
    """Those behind a number, with it."""
    numbered = (
        fold(item.number + label)
        for item in _answers()
        if item.number
        for label in (item.label, *item.older_labels)
    )
    return frozenset(numbered)


def _answers() -> Iterator[d.Answer]:
    for form in map(catalogue.form, catalogue.form_ids()):
        yield from (item for item in form.items if isinstance(item, d.Answer))


def _likeness(one: str, other: str) -> float:
    """The share of the shorter wording that both begin and end with."""
    if not one or not other:
        return 0.0
    shorter = min(len(one), len(other))
    alike = min(_common_beginning(one, other) + _common_beginning(one[::-1], other[::-1]), shorter)
    return alike / shorter if alike >= min(_MIN_ALIKE, shorter) else 0.0


def _common_beginning(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
