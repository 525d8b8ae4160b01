"""How like two short texts are: edit distance, bounded so that it costs little."""

from functools import lru_cache
from typing import NamedTuple


class Beginning(NamedTuple):
    """How much of a text may read as some words, the longest first, and how many characters
    differ."""

    lengths: tuple[int, ...]
    lost: int


@lru_cache(10_000)
def beginning(words: str, text: str, max_wrong: int) -> Beginning | None:
    """The beginning of ``text`` that reads as ``words`` with at most ``max_wrong`` characters
    wrong, missing or too many; None when there is none.
    """
    text = text[: len(words) + max_wrong]
    if len(text) < len(words) - max_wrong or not _has_piece(words, text, max_wrong + 1):
        return None
    row = list(range(len(text) + 1))
    for index, letter in enumerate(words, start=1):
        low, high = max(1, index - max_wrong), min(len(text), index + max_wrong)
        before = row[low - 1]
        row[low - 1] = index if low == 1 else max_wrong + 1
        best = row[low - 1]
        for place in range(low, high + 1):
            change = before + (text[place - 1] != letter)
            before = row[place]
            if place == index + max_wrong:
                before = max_wrong + 1
            row[place] = min(change, before + 1, row[place - 1] + 1)
            best = min(best, row[place])
        if best > max_wrong:
            return None
    ends = range(min(len(text), len(words) + max_wrong), max(0, len(words) - max_wrong - 1), -1)
    lost = min(row[end] for end in ends)
    if lost > max_wrong:
        return None
    return Beginning(tuple(end for end in ends if row[end] == lost), lost)


def _has_piece(words: str, text: str, count: int) -> bool:
    """Whether one of so many pieces of the words stands in the text as it is: fewer wrong letters
    than pieces leave one whole."""
    size = len(words) // count
    return any(words[size * number : size * (number + 1)] in text for number in range(count))


def distance(one: str, other: str, max_wrong: int) -> int | None:
    """In how many characters two texts differ; None when more than ``max_wrong``."""
    if abs(len(one) - len(other)) > max_wrong:
        return None
    row = list(range(len(other) + 1))
    for index, character in enumerate(one, start=1):
        before, row[0] = row[0], index
        for place, opposite in enumerate(other, start=1):
            change = before + (character != opposite)
            before = row[place]
            row[place] = min(change, before + 1, row[place - 1] + 1)
        if min(row) > max_wrong:
            return None
    return row[-1] if row[-1] <= max_wrong else None
