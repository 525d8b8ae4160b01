"""Two sequences of places put beside each other, in their orders and near to each other."""

from collections.abc import Iterator, Sequence
from typing import Final

_SKIPPED: Final = 20.0
"""A place without a partner counts like so many lines between two partners."""

_BEHIND: Final = 2.0
"""How much more a line counts where the second of a pair stands before the first."""


def aligned(
    firsts: Sequence[int], seconds: Sequence[int], skip: float = _SKIPPED
) -> Iterator[tuple[int, int]]:
    """The pairs of positions that are nearest to each other as a whole."""
    costs = [[0.0] * (len(seconds) + 1) for _ in range(len(firsts) + 1)]
    for n in range(len(firsts) + 1):
        for m in range(len(seconds) + 1):
            if n or m:
                costs[n][m] = min(cost for cost, _ in _steps(costs, firsts, seconds, n, m, skip))
    n, m = len(firsts), len(seconds)
    pairs: list[tuple[int, int]] = []
    while n and m:
        _, (back_n, back_m) = min(_steps(costs, firsts, seconds, n, m, skip))
        if back_n < n and back_m < m:
            pairs.append((back_n, back_m))
        n, m = back_n, back_m
    yield from reversed(pairs)


def _steps(
    costs: Sequence[Sequence[float]],
    firsts: Sequence[int],
    seconds: Sequence[int],
    n: int,
    m: int,
    skip: float,
) -> Iterator[tuple[float, tuple[int, int]]]:
    if n and m:
        far = seconds[m - 1] - firsts[n - 1]
        odd = far if far >= 0 else -_BEHIND * far
        yield costs[n - 1][m - 1] + odd, (n - 1, m - 1)
    if n:
        yield costs[n - 1][m] + skip, (n - 1, m)
    if m:
        yield costs[n][m - 1] + skip, (n, m - 1)
