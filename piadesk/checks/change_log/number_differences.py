"""A short text that a row wrote, and that stands otherwise by a number alone: 年1回 for 年2回."""

import re
from typing import Final

from piadesk.checks.change_log.quoted_differences import Difference
from piadesk.texts.stand_ins import plain

_DIGITS: Final = re.compile("[0-9]+")
_MAX_LETTERS: Final = 60


def number_difference(written: str, now: str) -> Difference | None:
    """Both texts where nothing but numbers tells them apart; None where more does, or nothing."""
    here, there = plain(written), plain(now)
    if here == there or not 0 < len(here) <= _MAX_LETTERS:
        return None
    same = _DIGITS.sub("0", here) == _DIGITS.sub("0", there)
    return Difference(written.strip(), now.strip()) if same else None
