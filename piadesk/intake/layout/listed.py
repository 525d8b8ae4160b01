"""＜選択肢＞ and what is numbered below it, as lines one behind the other: the bracket beside them,
or a label, may stand between."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.intake.layout.belonging import is_choice, is_end_of_choice, is_whole_choice
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.pieces import ANSWER
from piadesk.intake.layout.row import LIST
from piadesk.texts.folding import fold

_NUMBER: Final = re.compile(r"\d{1,2}\)")
_REST: Final = 3
"""Letters of a 選択肢 that go on before the next one at most."""

_FURTHEST: Final = 8
"""Lines between two of a list at most."""


def with_whole_lists(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with each list in one piece, where its head stands."""
    whole: list[Line | None] = []
    goal: int | None = None
    start = last = 0
    begun = ""
    for place, line in enumerate(lines):
        words = line.raw.strip() if line else ""
        if LIST.match(words):
            _mend(whole, start, goal)
            goal, last, begun = len(whole) + 1, place, ""
            start = goal
        elif line and goal is not None and place - last <= _FURTHEST:
            rest = begun + fold(words)
            if is_listed(words):
                begun = fold(words).rpartition(")")[2]
            elif place == last + 1 and begun and is_choice(rest) and not is_whole_choice(begun):
                begun = rest
            elif not (place == last + 1 and begun and is_end_of_choice(fold(words))):
                whole.append(line)
                continue
            whole.insert(goal, line)
            goal, last = goal + 1, place
            continue
        whole.append(line)
    _mend(whole, start, goal)
    return whole


def _mend(lines: list[Line | None], start: int, goal: int | None) -> None:
    """Put the last letters of a 選択肢, before others or alone, behind what lacks them."""
    for place in range(start, goal or 0):
        line = lines[place]
        words = line.raw.strip() if line else ""
        end, _, behind = words.partition(" ") if is_listed(words) else (words, "", "")
        if line is None or _NUMBER.match(fold(end)) or (behind and not _NUMBER.match(fold(behind))):
            continue
        for other in range(start, goal or 0):
            begun = lines[other]
            part = fold(begun.raw).rpartition(")")[2] if begun else ""
            if begun and other != place and part and is_whole_choice(part + fold(end)):
                lines[other] = _line(begun, begun.raw.strip() + end)
                lines[place] = _line(line, behind) if behind else None
                break


def _line(line: Line, words: str) -> Line:
    return Line(line.number, (Segment(ANSWER, words),), words)


def is_listed(words: str) -> bool:
    """Whether a line has a 選択肢 with its number, at its beginning or behind the rest of one."""
    rest, *listed = _NUMBER.split(fold(words))
    return len(rest) <= _REST and bool(listed) and all(map(is_choice, listed))
