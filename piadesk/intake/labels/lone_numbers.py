"""Numbers and points of a list that a tool wrote apart from their words: ``1.``, ``2.``, ``3.``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.intake.labels.returning import Line
from piadesk.texts.folding import Span

_NUMBER: Final = re.compile(r"(\d{1,2})[.)]")
_POINT: Final = re.compile(r"[•・●]")
_LEAST_RUN: Final = 2
"""So many behind each other are no entry of a list that was left blank."""


def lone_numbers(text: str, lines: Sequence[Line]) -> Iterator[Span]:
    """The lines of nothing but a number or a point, that count on from 1 line by line."""
    run: list[Span] = []
    look, expected = "", 1
    for words, span in lines:
        number, point = _NUMBER.fullmatch(words), _POINT.fullmatch(words)
        here = "point" if point else words[-1] if number else ""
        is_next = bool(run) and not text[run[-1][1] : span[0]].strip() and here == look
        counts = bool(point) or (number is not None and int(number[1]) == expected)
        if not (here and is_next and counts):
            yield from _enough(run)
            run, look, expected = [], here, 1
        if here and (point or (number is not None and int(number[1]) == expected)):
            run.append(span)
            expected += 1
    yield from _enough(run)


def _enough(run: Sequence[Span]) -> Sequence[Span]:
    return run if len(run) >= _LEAST_RUN else ()


_OF_VIEWER: Final = re.compile(r"(?:^|(?<=\n\n))\((\d{1,3})\)\n(?=\n|$)")
_LEAST_OF_VIEWER: Final = 3


def numbers_of_viewer(text: str) -> list[Span]:
    """The numbers that a viewer set before its pages, alone between blank lines: (1), (2), (3)."""
    numbers = list(_OF_VIEWER.finditer(text))
    is_count = [int(number[1]) for number in numbers] == [*range(1, len(numbers) + 1)]
    return [number.span() for number in numbers if is_count and len(numbers) >= _LEAST_OF_VIEWER]
