"""The likeliest reading of a text: of all places that may be labels, those that go together."""

import heapq
from collections.abc import Sequence
from operator import sub
from typing import Final

from piadesk.intake.labels.candidates import Candidate
from piadesk.intake.labels.course import Course

_NEVER: Final = float("-inf")


def best_chain(candidates: Sequence[Candidate], course: Course) -> tuple[list[Candidate], float]:
    """The labels that make the likeliest way through the form, in text order, and its worth.

    Each label earns its score, each way between two of them costs its price (`Course`); no two
    overlap. Takes time in proportion to places × labels.
    """
    count = len(course.labels)
    best = [_NEVER] * count
    """For each label the worth of the best way that ends with it, before the place looked at."""

    last: list[int] = [-1] * count
    worth: list[float] = []
    came_from: list[int] = []
    open_ends: list[tuple[int, int]] = []
    """The end of each candidate whose worth does not yet count, for the next may overlap it."""

    for number, candidate in enumerate(candidates):
        while open_ends and open_ends[0][0] <= candidate.start:
            _, ended = heapq.heappop(open_ends)
            label = candidates[ended].label.index
            if worth[ended] > best[label]:
                best[label], last[label] = worth[ended], ended
        prices = course.prices[candidate.label.index]
        highest, before = -course.entrance[candidate.label.index], -1
        earned = list(map(sub, best, prices))
        if (largest := max(earned)) > highest:
            highest, before = largest, last[earned.index(largest)]
        worth.append(highest + candidate.score)
        came_from.append(before)
        heapq.heappush(open_ends, (candidate.end, number))
    if not candidates:
        return [], 0.0
    number = max(range(len(candidates)), key=lambda number: worth[number])
    return _way_back(candidates, came_from, number), worth[number]


def _way_back(
    candidates: Sequence[Candidate], came_from: Sequence[int], number: int
) -> list[Candidate]:
    chain: list[Candidate] = []
    while number >= 0:
        chain.append(candidates[number])
        number = came_from[number]
    return chain[::-1]
