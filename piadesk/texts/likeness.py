"""How like two short texts are: edit distance, bounded so that it costs little."""

from functools import lru_cache
from typing import NamedTuple


class Beginning(NamedTuple):
    """How much of a text may read as some words, the longest first, and how many characters
    differ."""

    lengths: tuple[int, ...]
    lost: int


@lru_cache(10_000)
def beginning(words: str, text: str, most: int) -> Beginning | None:
    """The beginning of ``text`` that reads as ``words`` with at most ``most`` characters wrong,
    missing or too many; None when there is none.
    """
    text = text[: len(words) + most]
    if len(text) < len(words) - most:
        return None
    row = list(range(len(text) + 1))
    for index, letter in enumerate(words, start=1):
        low, high = max(1, index - most), min(len(text), index + most)
        before = row[low - 1]
        row[low - 1] = index if low == 1 else most + 1
        best = row[low - 1]
        for place in range(low, high + 1):
            change = before + (text[place - 1] != letter)
            before = row[place]
            if place == index + most:
                before = most + 1
            row[place] = min(change, before + 1, row[place - 1] + 1)
            best = min(best, row[place])
        if best > most:
            return None
    ends = range(min(len(text), len(words) + most), max(0, len(words) - most - 1), -1)
    lost = min(row[end] for end in ends)
    if lost > most:
        return None
    return Beginning(tuple(end for end in ends if row[end] == lost), lost)


def distance(one: str, other: str, most: int) -> int | None:
    """In how many characters two texts differ; None when more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return None
    row = list(range(len(other) + 1))
    for index, character in enumerate(one, start=1):
        before, row[0] = row[0], index
        for place, opposite in enumerate(other, start=1):
            change = before + (character != opposite)
            before = row[place]
            row[place] = min(change, before + 1, row[place - 1] + 1)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
