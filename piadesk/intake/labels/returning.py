"""Lines that return through a whole text as its pages do: running titles, addresses, numbers.

A text without page breaks still has what stood at the edges of its pages. Such a line returns at
even distances from the beginning to the end, or counts on, and stands between other words each
time; a line of the form's own, or of its entries, stands beside the same words each time. Pages
end anywhere, answers end at labels: a line that has a label beside it each time is an answer that
was given more than once.
"""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise
from statistics import median
from typing import Final

from piadesk.texts.folding import Span, fold

Line = tuple[str, Span]
"""The folded words of a line, and where it stands with its line end."""

_LINE: Final = re.compile(r"[^\n\f]+\n?")
_NUMBER: Final = re.compile(r"\d{1,4}")
_MIN_LETTERS: Final = 2
_MIN_RETURNS: Final = 4
"""So often a line returns; three times may be chance."""

_LEAST_COUNTING: Final = 3
"""The same of a line whose number counts on."""

_NEAREST: Final = 12
"""Lines from one page's edge to the next."""

_UNEVEN: Final = 1.6
"""Pages have so many times the lines of each other."""

_MOST_EVEN: Final = 0.75
"""So many of them; the first is shorter, for the title of the cover is the same as the others."""

_FROM_END: Final = 2.0
"""So many pages at most before the first and behind the last."""

_DIFFERENT: Final = 0.6
"""So large a share of the words beside them are different ones."""

_UNDER_LABELS: Final = 0.5
"""An answer that was given more than once stands right under so large a share of labels."""


def returning(
    text: str, lines: Sequence[Line], known: Set[str], titles: Set[str] = frozenset()
) -> list[Span]:
    """Those of the lines that are furniture; ``known`` are folded words that never are, numbers
    in them as 0, and ``titles`` such as no answer says."""
    alike: defaultdict[str, list[Line]] = defaultdict(list)
    for words, span in lines:
        look = _NUMBER.sub("0", words)
        if len(words) >= _MIN_LETTERS and not {look, words} & known:
            alike[look].append((words, span))
    often = [group for group in alike.values() if len(group) >= _LEAST_COUNTING]
    if not often:
        return []
    every = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    places = {start: place for place, (start, _) in enumerate(every)}
    groups: list[list[int]] = []
    for group in often:
        here = [places[start] for _, (start, _) in group if start in places]
        if _returns([words for words, _ in group], here, len(every)):
            groups.append(here)
    returned = {place for group in groups for place in group}
    edges = (
        group
        for group in groups
        if _is_page_edge(text, every, group, returned)
        and (_says(text, every, group) <= titles or not _is_answer(text, every, group, known))
    )
    return sorted(every[place] for group in edges for place in group)


def _returns(words: Sequence[str], places: Sequence[int], count: int) -> bool:
    """Whether lines that are alike return as the edges of pages do, in a text of so many lines."""
    gaps = [after - before for before, after in pairwise(places)]
    if not gaps or min(gaps) < _NEAREST:
        return False
    if len(set(words)) > 1:
        return _counts_on(words)
    usual = median(gaps)
    even = sum(usual / _UNEVEN <= gap <= usual * _UNEVEN for gap in gaps)
    is_whole = places[0] <= _FROM_END * usual and count - places[-1] <= _FROM_END * usual
    return len(places) >= _MIN_RETURNS and even >= _MOST_EVEN * len(gaps) and is_whole


def _counts_on(words: Sequence[str]) -> bool:
    """Whether one number of the lines counts on from each to the next, and the others stay."""
    rows = [[int(number) for number in _NUMBER.findall(line)] for line in words]
    columns = list(zip(*rows, strict=False))
    moving = [column for column in columns if len(set(column)) > 1]
    return len(moving) == 1 and all(b - a == 1 for a, b in pairwise(moving[0]))


def _is_page_edge(
    text: str, every: Sequence[Span], group: Sequence[int], returned: set[int]
) -> bool:
    """Whether different words stand above the lines each time, and below them."""
    for step in (-1, 1):
        beside: list[str] = []
        for place in group:
            other = place + step
            while other in returned:
                other += step
            if 0 <= other < len(every):
                beside.append(fold(text[slice(*every[other])]))
        if len({*beside}) < _DIFFERENT * len(beside):
            return False
    return True


def _says(text: str, every: Sequence[Span], group: Sequence[int]) -> set[str]:
    return {fold(text[slice(*every[place])]) for place in group}


def _is_answer(text: str, every: Sequence[Span], group: Sequence[int], known: Set[str]) -> bool:
    """Whether the lines stand at labels: right under most of them, or before or behind one each
    time."""
    under = [place > 0 and _is_label(text[slice(*every[place - 1])], known) for place in group]
    over = [
        place + 1 < len(every)
        and _is_label(text[slice(*every[place + 1])].lstrip().split("\t")[0], known)
        for place in group
    ]
    at_labels = all(above or below for above, below in zip(under, over, strict=True))
    return at_labels or sum(under) >= _UNDER_LABELS * len(group)


def _is_label(words: str, known: Set[str]) -> bool:
    look = fold(words).removesuffix("※")
    return bool({look, _NUMBER.sub("0", look)} & known)
