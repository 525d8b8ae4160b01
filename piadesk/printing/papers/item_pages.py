"""On which pages of a paper each answer of a sheet stands, for the papers that lead to it."""

from collections.abc import Mapping, Sequence

from piadesk.printing.layout.model import PrintedPage
from piadesk.revision.changes import Change
from piadesk.sheets.sheet import Address
from piadesk.words import say

Pages = Mapping[Address | tuple[str, ...], tuple[int, int]]
"""The first and the last page (from 1) of each answer, and of each entry by its path."""


def pages_of(pages: Sequence[PrintedPage], first: int = 1) -> Pages:
    """Where everything stands on these pages, of which the first bears the number ``first``."""
    places: dict[Address | tuple[str, ...], tuple[int, int]] = {}
    for number, page in enumerate(pages, start=first):
        for piece in (piece for frame in page.frames for piece in frame.slices):
            for _, address in piece.row.holds:
                places[address] = places.get(address, (number, number))[0], number
                for depth in range(1, len(address.path) + 1):
                    path = address.path[:depth]
                    places[path] = places.get(path, (number, number))[0], number
    return places


def page_words(pages: Pages, change: Change) -> str:
    """``12`` or ``12～14``; ``－`` for what is on no page."""
    where = change.address if change.row is None else change.address.path
    if change.kind == "removed" or where not in pages:
        return say("comparison.no_page")
    first, last = pages[where]
    return say("print.range", first=first, last=last) if last > first else str(first)
