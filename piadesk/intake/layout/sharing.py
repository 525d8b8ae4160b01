"""The least odd way to share lines between labels, and how much odder the next best is."""

from collections.abc import Sequence
from typing import Final, NamedTuple

Costs = Sequence[Sequence[float]]
"""What a row costs, by how many lines of the gap before it stay with the row above, and how many
of the gap behind it are its own."""

_NO_OTHER: Final = 99.0


class Shares(NamedTuple):
    """A way to share the lines of gaps between labels."""

    cost: float
    cuts: list[int]
    """How many lines of each gap go to the label before it."""

    margins: list[float]
    """By gap how much odder the best way is that parts it elsewhere."""


def least_odd(rows: Sequence[Costs]) -> Shares:
    """The way that costs least; of two that cost the same the one that leaves more to the label
    before."""
    before = [[0.0] * len(rows[0])]
    for costs in rows:
        ends = range(len(costs[0]))
        before.append(
            [min(b + line[end] for b, line in zip(before[-1], costs, strict=True)) for end in ends]
        )
    behind = [[0.0] * len(before[-1])]
    for costs in reversed(rows):
        behind.append(
            [min(c + rest for c, rest in zip(line, behind[-1], strict=True)) for line in costs]
        )
    behind.reverse()
    cuts = _cuts(rows, before)
    margins: list[float] = []
    for cut, left, right in zip(cuts, before, behind, strict=True):
        whole = [a + b for a, b in zip(left, right, strict=True)]
        others = [cost - whole[cut] for place, cost in enumerate(whole) if place != cut]
        margins.append(min(others, default=_NO_OTHER))
    return Shares(min(before[-1]), cuts, margins)


def _cuts(rows: Sequence[Costs], before: Sequence[Sequence[float]]) -> list[int]:
    last = before[-1]
    cuts = [min(range(len(last)), key=lambda place: (last[place], -place))]
    for costs, best in zip(reversed(rows), reversed(before[:-1]), strict=True):
        end = cuts[-1]
        cuts.append(min(range(len(best)), key=lambda start: best[start] + costs[start][end]))
    return cuts[::-1]
