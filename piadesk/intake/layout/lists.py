"""Lines of a laid-out text that are one choice: its bracket, ＜選択肢＞ below it, the 選択肢."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from piadesk.intake.layout.belonging import look_of, look_of_words
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.row import LIST
from piadesk.texts.folding import fold

_ONE_CHOICE: Final = 2.5
"""How odd it is that a row ends between such lines."""

_NEAR: Final = 4
"""Columns by which their beginnings differ."""

_NUMBERED: Final = re.compile(r"(\d{1,2})\)")


def of_one_choice(lines: Sequence[Line | None]) -> Mapping[int, float]:
    """By the number of a line how odd it is that it is no more of the choice above it."""
    odd: dict[int, float] = {}
    above: Line | None = None
    for line in lines:
        if above and line and line.number == above.number + 1 and _goes_on(above, line):
            odd[line.number] = _ONE_CHOICE
        above = line
    return odd


def is_below_bracket(line: Line, others: Sequence[Line]) -> bool:
    """Whether ＜選択肢＞ stands right below the bracket of the choice."""
    above = next((other for other in others if other.number == line.number - 1), None)
    return above is not None and look_of(above) == "choice" and _is_near(above, line.segments[0])


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a list begins below its bracket, or goes on."""
    here = next(_of_list(line), None)
    if here is None:
        return False
    if LIST.match(here.words):
        bracket = above.segments[-1]
        return look_of_words(bracket.words) == "choice" and _is_near(above, here)
    number = _number(here)
    return any(
        abs(segment.column - here.column) <= _NEAR and _number(segment) < number
        for segment in _of_list(above)
    )


def _of_list(line: Line) -> Iterator[Segment]:
    """＜選択肢＞ and what is numbered there; not a line of a text that has a list of its own."""
    for segment in line.segments:
        if LIST.match(segment.words) or look_of_words(segment.words) == "list":
            yield segment


def _number(segment: Segment) -> int:
    """Which of the 選択肢 the words begin with; 0 for ＜選択肢＞ itself."""
    match = _NUMBERED.match(fold(segment.words))
    return int(match[1]) if match else 0


def _is_near(line: Line, segment: Segment) -> bool:
    return any(abs(each.column - segment.column) <= _NEAR for each in line.segments)
