"""Where a text too long for one field is cut into parts that are shown one at a time.

Qt lays out a whole paragraph anew at each key: at 200,000 letters it takes a second.
"""

import bisect
import unicodedata
from typing import Final, NamedTuple

MOST_LETTERS: Final = 20_000
"""Of a part; a text of no more is one part."""

MOST_OF_PARAGRAPH: Final = 10_000
"""Letters without a line end, from which on the parts are short."""

MOST_OF_SHORT: Final = 5_000

_ENDS: Final = ("\n", "。", "　", " ")
"""Behind these a text is cut, the first of them that stands in the second half of a part."""

_JOINED: Final = ("\u200d", "\u200c")


class TextPart(NamedTuple):
    """Its letters from ``start`` up to ``end``; the ``number``-th (0, 1, …) of ``total``."""

    start: int
    end: int
    number: int
    total: int


def part_at(text: str, place: int) -> TextPart:
    """The part of ``text`` that holds the letter at ``place``."""
    starts = _starts(text)
    number = max(0, bisect.bisect(starts, place) - 1)
    return TextPart(starts[number], [*starts, len(text)][number + 1], number, len(starts))


def _starts(text: str) -> list[int]:
    is_dense = max(map(len, text.split("\n"))) > MOST_OF_PARAGRAPH
    length = MOST_OF_SHORT if is_dense else MOST_LETTERS
    starts = [0]
    while len(text) - starts[-1] > length:
        starts.append(_cut(text, starts[-1], starts[-1] + length))
    return starts


def _cut(text: str, start: int, end: int) -> int:
    """Where between these two a part may end."""
    for mark in _ENDS:
        position = text.rfind(mark, (start + end) // 2, end)
        if position >= 0:
            return position + len(mark)
    cut = end
    while cut > (start + end) // 2 and _belongs_to_letter_before(text, cut):
        cut -= 1
    return cut


def _belongs_to_letter_before(text: str, place: int) -> bool:
    is_mark = unicodedata.category(text[place])[0] == "M"
    return is_mark or text[place] in _JOINED or text[place - 1] in _JOINED
