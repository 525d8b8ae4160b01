"""How wide the columns of a table are (列幅): by what stands in them, near to what the form gives.

A column whose texts all fit on one line takes no more than they need; what that leaves goes to the
columns that make rows high.
"""

import itertools
import math
from collections.abc import Sequence
from typing import Final

from piadesk.printing.layout.model import PADDING, SIZE
from piadesk.printing.layout.texts import line_width
from piadesk.typeface.faces import body_face, bold_face, printable

_SHORT: Final = 24
"""Characters: a column with a longer text is no column of words."""

_SAMPLE: Final = 40
"""Rows that are looked at: a log of hundreds is like a part of it, and printing must not wait."""

_STEP: Final = 12.0
_MIN_SHARE, _MAX_SHARE = 0.6, 1.6
"""Of its width on the form: columns of texts stay within these."""

_LOOSE: Final = 1.03
"""Broken lines are not quite full."""


def needed_widths(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
) -> list[float]:
    """Widths for columns of those texts that make as few lines as can be, of the same sum.

    ``widths`` are those of the form; they stay where there are no rows.
    """
    if not rows:
        return list(widths)
    words = [_width_of_words(head, [row[n] for row in rows]) for n, head in enumerate(heads)]
    narrow = {n: word for n, word in enumerate(words) if word is not None and word <= widths[n]}
    wide = [n for n in range(len(widths)) if n not in narrow]
    if not wide:
        return list(widths)
    spare = sum(widths[n] - word for n, word in narrow.items())
    whole = sum(widths[n] for n in wide)
    start = [narrow.get(n, width + spare * width / whole) for n, width in enumerate(widths)]
    sample = rows[:: math.ceil(len(rows) / _SAMPLE)]
    lengths = [[_lengths(row[n]) for n in wide] for row in sample]
    moved = _moved([start[n] for n in wide], lengths, [widths[n] for n in wide])
    return [narrow[n] if n in narrow else moved[wide.index(n)] for n in range(len(widths))]


def _width_of_words(head: str, texts: Sequence[str]) -> float | None:
    """How wide a column of words is; None or infinite for one of texts."""
    if any(len(text) > _SHORT for text in texts):
        return None
    # A text of several lines, whatever ends them, is infinitely wide and so no word.
    widest = max(map(line_width, {*texts}))
    # The head may stand on two lines.
    widest = max(widest, bold_face().width(printable(head)) * SIZE / 2 + SIZE)
    return widest + 2 * PADDING + 1


def _lengths(text: str) -> list[float]:
    """How long each paragraph would be on one line."""
    width = body_face().width
    return [width(line) * SIZE * _LOOSE for line in printable(text).split("\n")]


def _moved(
    widths: list[float], lengths: Sequence[Sequence[Sequence[float]]], given: Sequence[float]
) -> list[float]:
    """Room moved from column to column as long as the rows become fewer lines for it."""
    best = _lines(lengths, widths)
    improved = True
    while improved:
        improved = False
        for giver, taker in itertools.permutations(range(len(widths)), 2):
            moved = [*widths]
            moved[giver] -= _STEP
            moved[taker] += _STEP
            if moved[giver] < _MIN_SHARE * given[giver] or moved[taker] > _MAX_SHARE * given[taker]:
                continue
            if (lines := _lines(lengths, moved)) < best:
                widths, best, improved = moved, lines, True
    return widths


def _lines(lengths: Sequence[Sequence[Sequence[float]]], widths: Sequence[float]) -> int:
    """How many lines all rows have: each as many as its longest cell."""
    rooms = [width - 2 * PADDING for width in widths]
    return sum(
        max(
            sum(max(1, math.ceil(length / room)) for length in cell)
            for cell, room in zip(row, rooms, strict=True)
        )
        for row in lengths
    )
