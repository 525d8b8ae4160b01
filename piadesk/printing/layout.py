"""Form and sheet turned into parts of paper (割付け): sections in order, repeats unrolled."""

import dataclasses
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piadesk.acts.pictures import Picture, stored_pictures
from piadesk.forms import definition as d
from piadesk.printing.cells import named_again, text_cell
from piadesk.printing.cover import contents_parts, cover_parts
from piadesk.printing.pages import text_height, text_width
from piadesk.printing.rows import band_row, heading_cell, item_rows, lines_of, name_row, section_row
from piadesk.printing.table import LEADING, PADDING, Cell, Part, Row
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, section_rows, walk_section
from piadesk.words import say

_GAP: Final = 12.0
"""Between two parts on one page."""

_NO_PICTURE_LINES: Final = 50
"""Height of the empty box for a picture that is still to come: it fills its page."""


def parts_of(form: d.Form, sheet: Sheet) -> Iterator[Part]:
    """The whole sheet, part by part, in print order.

    What is printed for each file is printed empty while the sheet has no file.
    """
    for section in form.sections:
        for rows in section_rows(sheet, section):
            yield from _parts(form, section, list(walk_section(form, sheet, section, rows)))
        if not section_rows(sheet, section):
            items = [item for item in section.items if form.parent_of(item) == section.each]
            yield from _parts(form, section, _unanswered(section, items, ()))


def _unanswered(
    section: d.Section, items: Iterable[d.AnyItem], rows: tuple[str, ...]
) -> list[Visit]:
    """The items of an entry that is not there: the form prints its rows all the same."""
    return [Visit(section, item, Address((*rows, ""), item.id)) for item in items]


def _parts(form: d.Form, section: d.Section, entries: Sequence[Visit]) -> Iterator[Part]:
    width = text_width(section.landscape)
    if section.layout == "cover":
        return cover_parts(form, entries, width)
    if section.layout == "contents":
        return contents_parts(section, entries, width)
    return _section_parts(form, section, entries, width)


def _section_parts(
    form: d.Form, section: d.Section, entries: Sequence[Visit], width: float
) -> Iterator[Part]:
    """Ruled rows, and parts of their own for tables and pictures; the first begins the section."""
    part = Part((), width, gap=_GAP, new_page=section.new_page, landscape=section.landscape)
    begun = dataclasses.replace(part, new_page=False)
    rows = [section_row(section, width)]
    page: Part | None = None
    for head, run in _runs(entries):
        if head is None:
            if page is not None and (below := _below(form, page, run)):
                yield dataclasses.replace(page, rows=below, new_page=False, gap=_GAP)
            else:
                rows += item_rows(form, lines_of(run), width)
            page = None
        elif isinstance(head.item, d.Picture):
            for picture in _pictures(head):
                page = _picture_part(rows, picture)
                yield page
                rows, part = [], begun
            if rows:
                rows.append(Row((Cell(0, width),), least=_NO_PICTURE_LINES))
        elif _is_table(head):
            if rows:
                yield dataclasses.replace(part, rows=tuple(rows))
            yield _table_part(form, head, run, begun)
            rows, part = [], begun
        else:
            rows += _block_rows(form, head, run, width)
    if rows:
        yield dataclasses.replace(part, rows=tuple(rows))


def _runs(entries: Sequence[Visit]) -> Iterator[tuple[Visit | None, Sequence[Visit]]]:
    """Repeats and pictures with all that belongs to them, and the runs of other items between."""
    at = 0
    while at < len(entries):
        head = entries[at]
        begin = at
        if isinstance(head.item, d.Repeat | d.Picture):
            depth = len(head.address.path)
            at += 1
            while at < len(entries) and len(entries[at].address.path) > depth:
                at += 1
            yield head, entries[begin + 1 : at]
            continue
        while at < len(entries) and not isinstance(entries[at].item, d.Repeat | d.Picture):
            at += 1
        yield None, entries[begin:at]


def _members(form: d.Form, head: Visit, run: Sequence[Visit]) -> list[list[Visit]]:
    """What each entry of a repeat holds; an empty one where there is none, or all are blanked."""
    members: list[list[Visit]] = []
    for entry in () if head.blanked_by else run:
        if entry.item is head.item and entry.number:
            members.append([])
        else:
            members[-1].append(entry)
    children = form.children(head.item.id)
    return members or [_unanswered(head.section, children, head.address.path)]


def _block_rows(form: d.Form, head: Visit, run: Sequence[Visit], width: float) -> Iterator[Row]:
    """The entries of a repeat one below the other, each under its name, bands between groups."""
    item = head.item
    assert isinstance(item, d.Repeat)
    if item.layout == "sections":
        return
    bands = {
        last + 1: item.row_name.format(n=say("print.range", first=last + 1, last=next_last))
        for last, next_last in itertools.pairwise(item.bands)
    }
    members = _members(form, head, run)
    for number, member in enumerate(members, start=1):
        if number in bands:
            yield band_row(bands[number], width, group=True)
        title = next((entry for entry in member if form.names_entry(entry.item)), None)
        yield name_row(item.row_name.format(n=number), title, width)
        for inner, below in _runs([entry for entry in member if entry is not title]):
            if inner is None:
                yield from item_rows(form, lines_of(below), width)
            else:
                yield from _block_rows(form, inner, below, width)
    for number, band in bands.items():
        if number > len(members):
            yield dataclasses.replace(band_row(band, width, group=True), keep=False)


def _is_table(entry: Visit) -> bool:
    return isinstance(entry.item, d.Repeat) and entry.item.layout == "table"


def _table_part(form: d.Form, head: Visit, run: Sequence[Visit], part: Part) -> Part:
    """変更箇所: one row for each entry, the head row again on every page."""
    item = head.item
    assert isinstance(item, d.Repeat)
    columns = form.children(item.id)
    shares = item.widths or (1.0,) * len(columns)
    ends = [end / sum(shares) * part.width for end in itertools.accumulate(shares)]
    places = [(start, end - start) for start, end in zip([0.0, *ends], ends, strict=False)]
    titles = tuple(
        dataclasses.replace(heading_cell(*place, column.title), align="centre", centred=True)
        for place, column in zip(places, columns, strict=True)
    )
    members = _members(form, head, run)
    rows = tuple(_table_row(item, member, places) for member in members)
    return dataclasses.replace(part, rows=rows, head=(Row(titles, keep=True),), gap=0.0)


def _table_row(
    rows: d.Repeat, member: Sequence[Visit], places: Sequence[tuple[float, float]]
) -> Row:
    """One entry; where it goes on on the next page, it is named again there."""
    cells: list[Cell] = []
    for entry, place in zip(member, places, strict=True):
        names = entry.item.id == rows.title_item
        again: tuple[str, ...] = ()
        if names or not cells:
            again = named_again(place[1], entry.shown if names else "")
        align = "centre" if isinstance(entry.item, d.Choice) else "left"
        cells.append(text_cell(*place, entry.shown, phrases=names, again=again, align=align))
    return Row(tuple(cells), least=2)


def _pictures(entry: Visit) -> tuple[Picture, ...]:
    return () if entry.blanked_by else stored_pictures(entry.value)


def _picture_part(above: Sequence[Row], picture: Picture) -> Part:
    """A page for one picture, lying where that shows it larger."""
    landscape = picture.width > picture.height
    width = text_width(landscape)
    rows = [dataclasses.replace(row, cells=_stretched(row.cells, width)) for row in above]
    room = text_height(landscape) - sum(row.height for row in rows) - 2 * PADDING
    scale = min((width - 2 * PADDING) / max(1, picture.width), room / max(1, picture.height))
    lines = max(1, math.floor(picture.height * scale / LEADING))
    rows.append(Row((Cell(0, width),), least=lines, picture=picture))
    return Part(tuple(rows), width, new_page=True, landscape=landscape)


def _below(form: d.Form, page: Part, run: Sequence[Visit]) -> tuple[Row, ...]:
    """The rows that follow a picture on its page; none where they do not all fit there."""
    rows = tuple(item_rows(form, lines_of(run), page.width))
    height = _GAP + sum(row.height for row in (*page.rows, *rows))
    return rows if height <= text_height(page.landscape) else ()


def _stretched(cells: Sequence[Cell], width: float) -> tuple[Cell, ...]:
    """Whole-width rows on a page of another width: their last cell takes what there is."""
    return (*cells[:-1], dataclasses.replace(cells[-1], width=width - cells[-1].x))
