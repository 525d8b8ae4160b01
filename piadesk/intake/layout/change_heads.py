"""The head row of 変更箇所 on a page whose words stand in another order than on the paper: its
heads stand anywhere among the rows, and narrow ones in pieces."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from piadesk.intake.layout.changes import change_heads
from piadesk.intake.layout.lines import CellRow, Line
from piadesk.texts.folding import fold

_BEGUN: Final = 2
_NEAR: Final = 3
"""Letters of the first piece of a head at least; lines behind it that may hold the rest."""


def heads_on_page(lines: Sequence[Line | None]) -> tuple[CellRow, set[int]] | None:
    """The head row of the table, and the places of the lines that it was made of; None for a page
    that has none."""
    words = [(place, fold(line.raw)) for place, line in enumerate(lines) if line]
    for heads in change_heads():
        places = [_places_of(fold(head), words) for head in heads]
        if all(places):
            taken = {place for pieces in places for place in pieces}
            first = next(line for place in sorted(taken) if (line := lines[place]))
            return CellRow(first.number, [*_cells(lines, places)]), taken
    return None


def _cells(lines: Sequence[Line | None], places: Sequence[Sequence[int]]) -> Iterator[str]:
    for pieces in places:
        yield "".join(line.raw.strip() for place in pieces if (line := lines[place]))


def _places_of(head: str, words: Sequence[tuple[int, str]]) -> list[int]:
    """Where a head stands, whole, or its first piece and the rest; a half alone where it is cut."""
    whole = next((place for place, look in words if look == head), None)
    if whole is not None:
        return [whole]
    begun = [n for n, (_, look) in enumerate(words) if len(look) >= _BEGUN and _begins(head, look)]
    for number in begun:
        place, look = words[number]
        behind = islice(words, number + 1, number + 1 + _NEAR)
        rest = next((other for other, more in behind if look + more == head), None)
        if rest is not None:
            return [place, rest]
    return [words[number][0] for number in begun if 2 * len(words[number][1]) >= len(head)][:1]


def _begins(head: str, look: str) -> bool:
    return head.startswith(look) and look != head
