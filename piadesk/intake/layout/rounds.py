"""Round brackets for words or a count that stand some lines behind their marks."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.printed import names_with_words
from piadesk.texts.folding import fold

_ROUND: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)件?")
_END: Final = re.compile(r"\)件?")
_FURTHEST: Final = 10
"""Lines from a mark to its bracket at most."""

_IsWanting = Callable[[str], bool]


def with_rounds(lines: Sequence[Line]) -> list[Line]:
    """The lines with each bracket, or what lacks of one, behind its mark: several in a row are
    those of the last marks that want one, in the same order."""
    whole: list[Line] = []
    for is_wanting, run in groupby(lines, key=_wanted_by):
        brackets = list(run)
        first = max(0, len(whole) - _FURTHEST)
        wanting = [n for n in range(first, len(whole)) if is_wanting(fold(whole[n].raw))]
        goals = wanting[max(0, len(wanting) - len(brackets)) :]
        for place, bracket in zip(goals, brackets, strict=False):
            words = f"{whole[place].raw.strip()} {bracket.raw.strip()}"
            whole[place] = Line(whole[place].number, (Segment(0, words),), words)
        whole += brackets[len(goals) :]
    return whole


def _wanted_by(line: Line) -> _IsWanting:
    """Which marks want a line, if it is a bracket or the end of one."""
    look = fold(line.raw)
    if _ROUND.fullmatch(look):
        return _lacks_round
    return _is_open if _END.fullmatch(look) else _never


def _lacks_round(look: str) -> bool:
    """Whether a line ends with a mark that a bracket is printed behind."""
    bracket, _, name = look.rpartition("]")
    return bracket.startswith("[") and name in names_with_words()


def _is_open(look: str) -> bool:
    """Whether the bracket behind a mark is open, and nothing stands in it."""
    return look.startswith("[") and look.endswith("(")


def _never(_look: str) -> bool:
    return False
