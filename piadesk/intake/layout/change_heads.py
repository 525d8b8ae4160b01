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

_Word = tuple[int, str]
"""The place of a line and folded words that stand on it."""


def heads_on_page(lines: Sequence[Line | None]) -> tuple[CellRow, set[int]] | None:
    """The head row of the table, and the places of the lines that it was made of; None for a page
    that has none."""
    for heads in change_heads():
        wanted = [*map(fold, heads)]
        words = [*_words(lines, wanted)]
        of_heads = [_pieces_of(head, words) for head in wanted]
        if all(of_heads):
            taken = {place for pieces in of_heads for place, _ in pieces}
            first = next(line for place in sorted(taken) if (line := lines[place]))
            cells = ["".join(look for _, look in pieces) for pieces in of_heads]
            return CellRow(first.number, cells), taken
    return None


def _words(lines: Sequence[Line | None], heads: Sequence[str]) -> Iterator[_Word]:
    """What stands on the lines, each of several heads on a line by itself."""
    for place, line in enumerate(lines):
        words = [*map(fold, line.raw.split())] if line else []
        if sum(word in heads for word in words) > 1:
            yield from ((place, word) for word in words)
        elif words:
            yield place, "".join(words)


def _pieces_of(head: str, words: Sequence[_Word]) -> list[_Word]:
    """A head as it stands, whole, or its first piece and the rest; a half alone where it is cut."""
    whole = next((word for word in words if word[1] == head), None)
    if whole:
        return [whole]
    begun = [n for n, (_, look) in enumerate(words) if len(look) >= _BEGUN and _begins(head, look)]
    for number in begun:
        place, look = words[number]
        behind = islice(words, number + 1, number + 1 + _NEAR)
        rest = next((word for word in behind if look + word[1] == head), None)
        if rest:
            return [(place, look), rest]
    return [words[number] for number in begun if 2 * len(words[number][1]) >= len(head)][:1]


def _begins(head: str, look: str) -> bool:
    return head.startswith(look) and look != head
