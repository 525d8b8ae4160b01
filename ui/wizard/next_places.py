"""The next place on the walk over a sheet, before or after where the clerk is, round and round."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from piadesk.checks.finding import Finding
from piadesk.sheets.sheet import Address


def next_of(
    places: Sequence[Address], order: Sequence[Address], current: Address | None, by: int
) -> Address | None:
    """Of ``places``, which stand as in ``order``, the one after (1) or before (-1) ``current``,
    round and round; None where there is none."""
    if not places:
        return None
    numbers = {address: number for number, address in enumerate(order)}
    here = numbers.get(current, -1) if current is not None else -1
    return places[next_beyond([numbers[place] for place in places], here, by)]


def next_beyond(numbers: Sequence[int], here: int, by: int) -> int:
    """Which of the ascending ``numbers`` (at least one) is the next above (``by`` 1) or below (-1)
    ``here``, round and round."""
    beyond = bisect_right(numbers, here) if by > 0 else bisect_left(numbers, here) - 1
    return beyond % len(numbers)


def next_finding(
    findings: Sequence[Finding], addresses: Sequence[Address], current: Address | None, by: int
) -> Finding | None:
    """The finding after (``by`` 1) or before (-1) the item ``current``, round and round.

    ``addresses`` are those of the whole walk, in order.
    """
    if not findings:
        return None
    order = {address: number for number, address in enumerate(addresses)}
    here = order.get(current, -1) if current else -1
    placed = sorted((order.get(one.address, len(order)), n) for n, one in enumerate(findings))
    _, index = placed[next_beyond([number for number, _ in placed], here, by)]
    return findings[index]
