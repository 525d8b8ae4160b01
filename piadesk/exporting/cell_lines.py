"""How many lines words take in a cell of a workbook: Excel grows no row of merged cells by itself.

Letters are counted in half-width characters, as Excel measures columns. A run of half-width
letters and digits (with 、 between: 1、2、3) is not broken while a line of its own can take it.
"""

import math
import re
import unicodedata
from typing import Final

_RUN: Final = re.compile(r"[!-~]+(?:[、，・][!-~]+)*[、。，．）」』]?")


def half_widths(line: str) -> int:
    """How many half-width characters wide a line is."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)


def count_lines(words: str, room: float) -> int:
    """The lines of ``words`` in a cell that takes ``room`` half-width characters; at least one."""
    room = max(2, int(room) // 2 * 2)  # an odd one takes no half of a wide letter
    return sum(_wrapped(line, room) for line in words.split("\n"))


def _wrapped(line: str, room: int) -> int:
    width = half_widths(line)
    if width <= room:
        return 1
    filled = end = 0
    for run in _RUN.finditer(line):
        filled += half_widths(line[end : run.start()])
        length = half_widths(run[0])
        left = -filled % room
        if left < length:  # goes to a line of its own
            filled += left
        filled += length
        end = run.end()
    return math.ceil((filled + half_widths(line[end:])) / room)
