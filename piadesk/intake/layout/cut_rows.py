"""Whether cells of a paper were too low for their words: then lines end where the next lacks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from piadesk.intake.filling.wrapping import BEGINS, ENDS, line_width
from piadesk.intake.layout.belonging import look_of_words
from piadesk.texts.folding import LINE

_EDGE: Final = 4
"""Half widths by which full lines differ."""

_LEAST_CUT: Final = 8
_CUT_SHARE: Final = 0.45
"""So many full lines that break off: on papers with room for their words they are at most four in
ten, nouns in lists and names; on others half of the lines and more."""


def has_rows_cut(rows: Sequence[str]) -> bool:
    """Whether many full lines break off amid a sentence; each row with its cells parted by tabs."""
    answers = [cells[1].split(LINE) for row in rows if len(cells := row.split("\t")) in (2, 3)]
    texts = [lines for lines in answers if look_of_words(lines[0]) == "text"]
    widths = Counter(line_width(line) for lines in texts for line in lines[:-1])
    if not widths:
        return False
    edge = max(widths, key=lambda width: (width * _near(widths, width), width))
    cut = [is_cut for lines in texts for is_cut in _breaks_off(lines, edge)]
    return sum(cut) >= max(_LEAST_CUT, _CUT_SHARE * len(cut))


def _near(widths: Counter[int], width: int) -> int:
    return sum(widths[width + distance] for distance in range(-2, 3))


def _breaks_off(lines: Sequence[str], edge: int) -> Iterator[bool]:
    """For each full line whether the next, if there is one, does not go on from it."""
    for line, following in zip_longest(lines, lines[1:]):
        if line_width(line) >= edge - _EDGE:
            begins_anew = following is None or re.match(BEGINS, following)
            yield bool(begins_anew) and line.rstrip()[-1:] not in ENDS
