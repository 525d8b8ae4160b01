"""What the words of a laid-out text tell of its cells: a line that breaks off at the edge goes on
in the next, no line begins with a comma, and （４） comes behind （３）."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.intake.filling.tails import REST
from piadesk.intake.filling.wrapping import BEGINS, ENDS, line_width
from piadesk.intake.layout.belonging import asks, look_of_words
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.row import LIST
from piadesk.texts.folding import fold

_AT_EDGE: Final = 1.0
_NEXT_OF_LIST: Final = 1.5
_NO_BEGINNING: Final = 2.5
"""How odd it is that a cell ends before a line: the one above is full and ends no sentence; both
are neighbours in a list; no cell begins so."""

_EDGE: Final = 3
_LEAST_WIDE: Final = 20
"""Half widths by which full lines differ, and that a full line has at least."""

_NEAR: Final = 2
"""Columns by which the beginnings of lines of one cell differ."""

_ENTRY: Final = re.compile(r"([(（]?)([0-9０-９]{1,2}|[①-⑳])([)）.．、]?)")


class _Words(NamedTuple):
    """What stands beside the labels on a line."""

    number: int
    columns: tuple[int, int]
    """Where they begin: counted in characters, and in half widths."""

    words: str

    def stands_below(self, above: "_Words") -> bool:
        """Whether both begin in one column, by one way to count."""
        return _is_one_column(self.columns, above.columns)


def _is_one_column(columns: tuple[int, int], others: tuple[int, int]) -> bool:
    pairs = zip(columns, others, strict=True)
    return any(abs(here - there) <= _NEAR for here, there in pairs)


def going_on(lines: Sequence[Line | None]) -> Mapping[int, float]:
    """By the number of a line how odd it is that a cell begins with it, where the one before it in
    its column is no other cell's by its looks."""
    every = [*_beside(lines)]
    numbers = {line.number for line in lines if line}
    widest = _widest(every)
    odd: dict[int, float] = {}
    for above, here in pairwise(every):
        if not here.stands_below(above) or _is_apart(numbers, above, here):
            continue
        edge = max(_LEAST_WIDE, widest[here.columns]) - _EDGE
        if cost := _oddity(above.words, here.words, edge):
            odd[here.number] = cost
    return odd


def _widest(every: Sequence[_Words]) -> Mapping[tuple[int, int], int]:
    """By where words begin how wide those are that begin in that column."""
    by_columns: defaultdict[tuple[int, int], int] = defaultdict(int)
    for each in every:
        by_columns[each.columns] = max(by_columns[each.columns], line_width(each.words))
    return {
        here: max(width for there, width in by_columns.items() if _is_one_column(here, there))
        for here in by_columns
    }


def _beside(lines: Sequence[Line | None]) -> Iterator[_Words]:
    for line in lines:
        if line is None:
            continue
        inner = line.segments if line.is_deep else line.segments[1:]
        stop = next((n for n, s in enumerate(inner) if LIST.match(s.words)), len(inner))
        if kept := inner[:stop]:
            words = "\u3000".join(segment.words for segment in kept)
            column = kept[0].column
            width = line_width(line.raw[:column] + "|") - 1
            yield _Words(line.number, (column, width), words)


def _is_apart(numbers: Container[int], above: _Words, here: _Words) -> bool:
    """Whether a blank line, or a label and more, stands between two lines."""
    between = range(above.number + 1, here.number)
    return len(between) > 1 or any(number not in numbers for number in between)


def _oddity(above: str, here: str, edge: int) -> float:
    if look_of_words(above) != "text" or look_of_words(here) != "text" or asks(here):
        return 0.0
    odd = 0.0
    if above[-1] not in ENDS and line_width(above) >= edge and not BEGINS.match(here):
        odd = _NO_BEGINNING if "ぁ" <= here[0] <= "ん" else _AT_EDGE
    if above[-1] not in ENDS and REST.match(fold(here)):
        odd = _NO_BEGINNING
    return max(odd, _NEXT_OF_LIST if _follows(above, here) else 0.0)


def _follows(above: str, here: str) -> bool:
    """Whether two lines begin with a number and the next one of the same look."""
    first, second = _ENTRY.match(above), _ENTRY.match(here)
    if not first or not second or (first[1], first[3]) != (second[1], second[3]):
        return False
    if not (first[1] or first[3]) and fold(first[2]).isdecimal():
        return False
    return _value(second[2]) == _value(first[2]) + 1


def _value(number: str) -> int:
    return ord(number) - ord("①") if number in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" else int(number)
