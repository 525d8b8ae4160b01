"""How odd it is that a cell begins with a line of a text, or goes on with it, by what the lines
before it say: entries of a list, addresses and titles stay together."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.intake.filling.wrapping import line_width
from piadesk.intake.layout.lines import Line
from piadesk.texts.folding import fold

_FIRST: Final = re.compile(r"(?:1\.(?!\d)|\(1\)|①)")
_NOT_FIRST: Final = re.compile(r"(?:[2-9]\.(?!\d)|\([2-9]\)|[②-⑳]|[、。)」]|\((?!1\)))")
_ENTRY: Final = re.compile(r"([(（]?)([0-9０-９]{1,2}|[①-⑳])([)）.．、 \u3000]|(?<=[①-⑳]))")
_TITLE: Final = re.compile(r"[(<][^()<>0-9]+[)>]")
"""So are titles within a text: （情報照会の根拠）."""

_ADDRESS: Final = re.compile(r"〒|電話|(?:TEL|ＴＥＬ|FAX|ＦＡＸ)")
"""So go on the lines of an office."""

_ANEW: Final = 0.4
_ENTRIES: Final = 0.7
_TITLED: Final = 0.9
NEXT_ENTRY: Final = 0.95
_SHORT: Final = 0.15
BLANK_LINE: Final = 0.2
BELOW: Final = 0.4
TIED: Final = 1.0
"""How odd it is that a cell goes on with the first entry of a list, or begins with another; that
it begins with an entry of a list with ・ that has begun, behind a title, or with the next number;
that it goes on behind a short line, or a blank one; that it begins with no blank line before it;
that it begins with a line that is then taken for the next of the cell before."""


def torn_before(text: Sequence[Line], line: Line) -> float:
    """How odd it is that a cell begins with a line behind the lines of a text, or behind none."""
    if text and _ADDRESS.match(line.raw.strip()):
        return TIED
    if lines_since_entry(text, line):
        return NEXT_ENTRY
    if text and _is_title(text[-1]):
        return _TITLED
    if is_entry(line) and any(map(is_entry, text)):
        return _ENTRIES
    return _ANEW if _NOT_FIRST.match(fold(line.raw)) else 0.0


def apart_before(text: Sequence[Line], line: Line) -> float:
    """How odd it is that a line goes on in the cell of a text before it."""
    if _FIRST.match(fold(line.raw)):
        return _ANEW
    if not text or _is_title(text[-1]):
        return 0.0
    is_short = len(text) > 1 and line_width(text[-1].raw) < line_width(text[-2].raw)
    return _SHORT if is_short else 0.0  # the last line of a cell, perhaps


def is_entry(line: Line) -> bool:
    """Whether a line is the first of an entry of a list with ・."""
    return line.raw.lstrip().startswith("・")


def _is_title(line: Line) -> bool:
    return bool(_TITLE.fullmatch(fold(line.raw)))


def lines_since_entry(text: Sequence[Line], line: Line) -> int:
    """How many lines of a text the entry takes that has the number before that of a line, if it is
    the last of its look; 0 where there is none."""
    number, look = _numbered_entry(line)
    for count, other in enumerate(reversed(text), start=1):
        before, its_look = _numbered_entry(other)
        if before and its_look == look:
            return count if number > 1 and number == before + 1 else 0
    return 0


def _numbered_entry(line: Line) -> tuple[int, str]:
    """The number that a line of a list begins with, and how it looks; 0 for none."""
    match = _ENTRY.match(line.raw.lstrip())
    if not match:
        return 0, ""
    figure = fold(match[2])
    if figure.isdecimal():
        return int(figure), match[1] + match[3]
    return ord(figure) - ord("①") + 1, "①"
