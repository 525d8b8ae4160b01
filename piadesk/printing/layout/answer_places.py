"""Where on which page each answer stands, so that a click on the paper leads to its item."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from piadesk.printing.layout.model import PrintedPage, RowSlice
from piadesk.printing.layout.paper_size import corner
from piadesk.sheets.sheet import Address


class AnswerPlace(NamedTuple):
    """A piece of a page, in points from its upper left corner, and whose answer stands there."""

    left: float
    top: float
    right: float
    bottom: float
    address: Address

    def holds(self, x: float, y: float) -> bool:
        """Whether that point lies in it."""
        return self.left <= x < self.right and self.top <= y < self.bottom


def answer_places(
    pages: Sequence[PrintedPage], binding: bool = False
) -> list[tuple[AnswerPlace, ...]]:
    """The places of each page, from top to bottom. An answer that goes on has one on each page."""
    return [tuple(_of_page(page, binding)) for page in pages]


def _of_page(page: PrintedPage, binding: bool) -> Iterator[AnswerPlace]:
    left, top = corner(page.landscape, binding)
    for frame in page.frames:
        for piece in frame.slices:
            for start, end, address in _stretches(piece):
                upper = top + piece.y
                yield AnswerPlace(left + start, upper, left + end, upper + piece.height, address)


def _stretches(piece: RowSlice) -> Iterator[tuple[float, float, Address]]:
    """From where to where each answer of a row stands; its label belongs to the first."""
    row = piece.row
    if not row.holds:
        return
    starts = [row.cells[0].x, *(x for x, _ in row.holds[1:])]
    ends = (*starts, max(cell.x + cell.width for cell in row.cells))
    for (start, end), (_, address) in zip(pairwise(ends), row.holds, strict=True):
        yield start, end, address
