"""The likeliest reading of a text: of all places that may be labels, those that go together."""

import heapq
from collections.abc import Sequence
from typing import Final

from piadesk.intake.labels.candidates import Found
from piadesk.intake.labels.steps import Course

_NEVER: Final = float("-inf")


def best_chain(found: Sequence[Found], course: Course) -> tuple[list[Found], float]:
    """The labels that make the likeliest way through the form, in text order, and its worth.

    Each label earns its score, each way between two of them costs its price (`Course`); no two
    overlap. Takes time in proportion to places × steps.
    """
    count = len(course.steps)
    best = [_NEVER] * count
    """For each step the worth of the best way that ends with it, before the place looked at."""

    last: list[int] = [-1] * count
    worth: list[float] = []
    came: list[int] = []
    waiting: list[tuple[int, int]] = []
    for place, one in enumerate(found):
        while waiting and waiting[0][0] <= one.start:
            _, ended = heapq.heappop(waiting)
            step = found[ended].step.index
            if worth[ended] > best[step]:
                best[step], last[step] = worth[ended], ended
        prices = course.prices[one.step.index]
        most, before = -course.entrance[one.step.index], -1
        for step, earned in enumerate(best):
            if earned - prices[step] > most:
                most, before = earned - prices[step], last[step]
        worth.append(most + one.score)
        came.append(before)
        heapq.heappush(waiting, (one.end, place))
    if not found:
        return [], 0.0
    at = max(range(len(found)), key=lambda place: worth[place])
    total = worth[at]
    chain: list[Found] = []
    while at >= 0:
        chain.append(found[at])
        at = came[at]
    return chain[::-1], total
