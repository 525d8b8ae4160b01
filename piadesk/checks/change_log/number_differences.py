"""A text that a row wrote, and that stands otherwise by a number alone: 年1回 for 年2回."""

import re
from typing import Final

from piadesk.checks.change_log.marked_differences import Difference
from piadesk.checks.change_log.quotations import folded, lines_of
from piadesk.texts.stand_ins import plain

_DIGITS: Final = re.compile("[0-9]+")
_MAX_LETTERS: Final = 60
_MIN_LETTERS: Final = 6
"""Letters of a line that is known again by all but its numbers."""


def number_difference(written: str, now: str) -> Difference | None:
    """Both texts, or a line of both, where nothing but numbers tells them apart; None where more
    does, or nothing."""
    here, there = plain(written), plain(now)
    if here == there or not here:
        return None
    if len(here) <= _MAX_LETTERS and _without_numbers(here) == _without_numbers(there):
        return Difference(written.strip(), now.strip())
    return _line_difference(written, now)


def _line_difference(written: str, now: str) -> Difference | None:
    """The first line that one line of the text differs from by its numbers, and no other does."""
    stands = folded(now)
    own = {folded(line) for line in lines_of(written)}
    for line in lines_of(written):
        quoted = folded(line)
        if not _MIN_LETTERS <= len(quoted) <= _MAX_LETTERS or quoted in stands:
            continue
        shape = _without_numbers(quoted)
        if shape == quoted or len(shape) < _MIN_LETTERS - 1:
            continue
        alike = [one for one in now.splitlines() if _without_numbers(folded(one)) == shape]
        if len(alike) == 1 and folded(alike[0]) not in own:
            return Difference(line.strip(), alike[0].strip())
    return None


def _without_numbers(text: str) -> str:
    return _DIGITS.sub("0", text)
