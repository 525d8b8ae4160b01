"""A paper of lists and bars that belongs to no single sheet: the office's plan, report, 引継ぎ."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from piadesk.printing.about import About
from piadesk.printing.drawing.document import draw
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import CellLayout, PartLayout, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.papers.headings import band, head_row, list_row, plain_row, title_row

_BAR_SHADE = 0.55
_LABEL_SHARE, _BAR_SHARE = 0.24, 0.62


class PrintedList(NamedTuple):
    """A list under a band: the heads of its columns, their shares of the width (1 in all), rows."""

    title: str
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    nothing: str
    """What is printed where there is no row."""


class Bars(NamedTuple):
    """Counts as bars, the longest as wide as there is room."""

    title: str
    bars: tuple[tuple[str, int], ...]


Block = PrintedList | Bars


def print_lists(title: str, notes: Sequence[str], blocks: Sequence[Block], about: About) -> bytes:
    """A landscape paper with a title, lines below it, and blocks one after the other, as PDF."""
    return draw(fitted_pages(_parts(title, notes, blocks)), about)


def _parts(title: str, notes: Sequence[str], blocks: Sequence[Block]) -> Iterator[PartLayout]:
    width = text_width(landscape=True)
    heading = (title_row(title, width), *(plain_row(note, width) for note in notes))
    yield PartLayout(heading, width, framed=False, landscape=True)
    for block in blocks:
        if isinstance(block, Bars):
            yield _bars(block, width)
        else:
            yield from _list(block, width)


def _list(block: PrintedList, width: float) -> Iterator[PartLayout]:
    spans = [
        (sum(block.shares[:index]) * width, share * width)
        for index, share in enumerate(block.shares)
    ]
    heads = (band(block.title, width), head_row(zip(block.heads, spans, strict=True)))
    rows = tuple(list_row(row, spans) for row in block.rows)
    if rows:
        yield PartLayout(rows, width, head=heads, landscape=True, gap=10.0)
    else:
        nothing = (band(block.title, width), plain_row(block.nothing, width))
        yield PartLayout(nothing, width, landscape=True, gap=10.0)


def _bars(block: Bars, width: float) -> PartLayout:
    largest = max((count for _, count in block.bars), default=0) or 1
    rows = [_bar(label, count, largest, width) for label, count in block.bars]
    return PartLayout((band(block.title, width), *rows), width, landscape=True, gap=10.0)


def _bar(label: str, count: int, largest: int, width: float) -> RowLayout:
    start = _LABEL_SHARE * width
    length = _BAR_SHARE * width * count / largest
    cells = [text_cell(0, start, label)]
    if length:
        cells.append(CellLayout(start, length, shade=_BAR_SHADE))
    rest = text_cell(start + length, width - start - length, str(count))
    return RowLayout((*cells, rest._replace(left_rule=False)), padding=3.0)
