"""How wide the columns of 変更箇所 are, where only their lines tell."""

from collections.abc import Sequence
from typing import Final

from piadesk.intake.filling.cell_signs import EDGE
from piadesk.intake.filling.row_cells import RowCells, RowWords, widths

_MOST_PEAKS: Final = 5
_LOOKED_AT: Final = 10
_FEW: Final = 4
_SOME: Final = 20
"""So many widths at most are tried, on so many rows, which have so many pieces."""

_ENOUGH: Final = 16
"""Fewer lines do not heap up at the edges of their columns."""

_ROUNDS: Final = 2


def edges_of(rows: Sequence[RowWords]) -> tuple[int, ...]:
    """The widths, in half widths, by which the rows come out least odd."""
    some = [row for row in rows if _FEW <= len(row.second) <= _SOME]
    some = some[:: 1 + len(some) // _LOOKED_AT]
    lines = [line for row in rows for line in widths(row.second)]
    peaks = (peaks_of(lines) if len(lines) >= _ENOUGH else []) or [max(lines, default=0)]

    def odd(item: int, wording: int, reason: int) -> float:
        part = RowCells((item, wording, wording, reason))
        return sum(part.parted(row).oddity for row in some)

    item = wording = reason = max(peaks)
    for _ in range(_ROUNDS):
        wording = min(peaks, key=lambda edge: odd(item, edge, reason))
        item = min(peaks, key=lambda edge: odd(edge, wording, reason))
        if any(row.has_reason for row in some):
            reason = min(peaks, key=lambda edge: odd(item, wording, edge))
    return item, wording, wording, reason


def peaks_of(lines: Sequence[int]) -> list[int]:
    """The widths at which most lines end, the widest first."""
    near = {w: sum(w - EDGE < other <= w for other in lines) for w in set(lines)}
    peaks: list[int] = []
    for width in sorted(near, key=lambda w: (-near[w], -w)):
        if near[width] > 1 and all(abs(width - other) > EDGE for other in peaks):
            peaks.append(width)
    return sorted(peaks[:_MOST_PEAKS], reverse=True)
