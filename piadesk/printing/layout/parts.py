"""Boxes turned into parts of paper (割付け): sections in order, a page for every picture."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, assert_never

from piadesk.acts.pictures import Picture, stored_pictures
from piadesk.boxes.model import (
    AnyRow,
    ContentsBox,
    CoverBox,
    OrdinaryRow,
    PartBox,
    PicturesRow,
    SectionBox,
    TableBox,
)
from piadesk.kinds.answer_boxes import PicturesBox
from piadesk.printing.layout.cover import contents_parts, cover_parts
from piadesk.printing.layout.model import LEADING, PADDING, CellLayout, PartLayout, RowLayout
from piadesk.printing.layout.paper_size import text_height, text_width
from piadesk.printing.layout.rows import row_layouts, section_row
from piadesk.printing.layout.tables import table_part
from piadesk.sheets.sheet import Address

_Special = PicturesRow | TableBox
"""Rows that are parts of paper of their own."""

_GAP: Final = 12.0
"""Between two parts on one page."""

_NO_PICTURE_LINES: Final = 50
"""Height of the empty box for a picture that is still to come: it fills its page."""


def laid_out(boxes: Iterable[PartBox]) -> Iterator[PartLayout]:
    """The parts of a sheet, in print order."""
    for box in boxes:
        match box:
            case CoverBox():
                yield from cover_parts(box, text_width())
            case ContentsBox():
                yield from contents_parts(box, text_width())
            case SectionBox():
                yield from _section_parts(box, text_width(box.is_landscape))
            case _:
                assert_never(box)


def _section_parts(section: SectionBox, width: float) -> Iterator[PartLayout]:
    """Ruled rows, and parts of their own for tables and pictures; the first begins the section."""
    further = PartLayout((), width, gap=_GAP, landscape=section.is_landscape)
    part = further._replace(new_page=section.on_new_page)
    rows = [section_row(section, width)]
    for special, below in _stretches(section.rows):
        if isinstance(special, PicturesRow):
            pages = _picture_pages(rows, special)
            yield from pages
            if pages:
                rows, part = [], further
                if fitting := _fitting_below(pages[-1], below):
                    yield pages[-1]._replace(rows=fitting, new_page=False, gap=_GAP)
                    continue
            elif rows:
                empty = (CellLayout(0, width),)
                holds = ((0.0, special.answer.address),)
                rows.append(RowLayout(empty, min_lines=_NO_PICTURE_LINES, holds=holds))
        elif special:
            if rows:
                yield part._replace(rows=tuple(rows))
            yield table_part(special, further)
            rows, part = [], further
        rows += row_layouts(below, width)
    if rows:
        yield part._replace(rows=tuple(rows))


def _stretches(rows: Iterable[AnyRow]) -> Iterator[tuple[_Special | None, list[OrdinaryRow]]]:
    """Pictures and tables, each with the ordinary rows below it; first those before any."""
    special: _Special | None = None
    below: list[OrdinaryRow] = []
    for row in rows:
        if isinstance(row, PicturesRow | TableBox):
            yield special, below
            special, below = row, []
        else:
            below.append(row)
    yield special, below


def _picture_pages(above: Sequence[RowLayout], row: PicturesRow) -> list[PartLayout]:
    """A page for each picture; what stands above them stands above the first."""
    pages: list[PartLayout] = []
    look = row.answer.look
    for picture in stored_pictures(list(look.stored)) if isinstance(look, PicturesBox) else ():
        pages.append(_picture_page(() if pages else above, picture, row.answer.address))
    return pages


def _picture_page(above: Sequence[RowLayout], picture: Picture, address: Address) -> PartLayout:
    """A page for one picture, lying where that shows it larger."""
    landscape = picture.width > picture.height
    width = text_width(landscape)
    rows = [replace(row, cells=_stretched(row.cells, width)) for row in above]
    room = text_height(landscape) - sum(row.height for row in rows) - 2 * PADDING
    scale = min((width - 2 * PADDING) / max(1, picture.width), room / max(1, picture.height))
    lines = max(1, math.floor(picture.height * scale / LEADING))
    cells = (CellLayout(0, width),)
    rows.append(RowLayout(cells, min_lines=lines, picture=picture, holds=((0.0, address),)))
    return PartLayout(tuple(rows), width, new_page=True, landscape=landscape)


def _fitting_below(page: PartLayout, below: Iterable[OrdinaryRow]) -> tuple[RowLayout, ...]:
    """The rows that follow a picture on its page; none where they do not all fit there."""
    rows = tuple(row_layouts(below, page.width))
    height = _GAP + sum(row.height for row in (*page.rows, *rows))
    return rows if height <= text_height(page.landscape) else ()


def _stretched(cells: Sequence[CellLayout], width: float) -> tuple[CellLayout, ...]:
    """Whole-width rows on a page of another width: their last cell takes what there is."""
    return (*cells[:-1], cells[-1]._replace(width=width - cells[-1].x))
