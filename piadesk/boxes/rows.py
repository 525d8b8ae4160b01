"""The rows of a section or an entry: titles, labels with answers, merged cells, repeats."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from piadesk.boxes.answers import answer_box, label, plain_box
from piadesk.boxes.model import (
    AnyRow,
    Column,
    EntryBox,
    GroupBox,
    Label,
    PicturesRow,
    RepeatBox,
    RowBox,
    TableBox,
    TableRow,
    TitleBox,
    TitleLook,
    WholeBox,
)
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit
from piadesk.words import say


def row_boxes(form: d.Form, visits: Sequence[Visit]) -> list[AnyRow]:
    """The rows of what was visited, in order; entries of repeats stand inside their repeat."""
    rows: list[AnyRow] = []
    for head, run in _runs(visits):
        if head is None:
            rows += _item_rows(form, run)
        elif isinstance(head.item, d.Picture):
            rows.append(_pictures(form, head))
        elif isinstance(head.item, d.Repeat) and head.item.layout == "table":
            rows.append(_table(form, head.item, head, run))
        elif isinstance(head.item, d.Repeat) and head.item.layout == "sections":
            rows.append(RepeatBox(head.address))
        elif isinstance(head.item, d.Repeat):
            rows.append(_repeat(form, head.item, head, run))
    return rows


def unanswered(
    section: d.Section, items: Iterable[d.AnyItem], path: tuple[str, ...]
) -> list[Visit]:
    """The items of an entry that is not there: the form prints its rows all the same."""
    return [Visit(section, item, Address((*path, ""), item.id)) for item in items]


def _runs(visits: Sequence[Visit]) -> Iterator[tuple[Visit | None, Sequence[Visit]]]:
    """Repeats and pictures with all that belongs to them, and the runs of other items between."""
    start = 0
    while start < len(visits):
        head, end = visits[start], start + 1
        if isinstance(head.item, d.Repeat | d.Picture):
            depth = len(head.address.path)
            while end < len(visits) and len(visits[end].address.path) > depth:
                end += 1
            yield head, visits[start + 1 : end]
        else:
            while end < len(visits) and not isinstance(visits[end].item, d.Repeat | d.Picture):
                end += 1
            yield None, visits[start:end]
        start = end


# ---- items


def _pictures(form: d.Form, head: Visit) -> PicturesRow:
    titled = head.item.title != head.section.title
    return PicturesRow(answer_box(form, head), label(head.item) if titled else None)


class _Line(NamedTuple):
    """What shares one printed row: an item, what stands beside it and at its heading's end."""

    visit: Visit
    beside: tuple[Visit, ...] = ()
    marks: tuple[Visit, ...] = ()


def _lines(run: Iterable[Visit]) -> list[_Line]:
    """The items as they share printed rows."""
    lines: list[_Line] = []
    for visit in run:
        if visit.item.beside and lines:
            lines[-1] = lines[-1]._replace(beside=(*lines[-1].beside, visit))
        elif visit.item.place == "in_heading" and lines:
            lines[-1] = lines[-1]._replace(marks=(*lines[-1].marks, visit))
        else:
            lines.append(_Line(visit))
    return lines


def _item_rows(form: d.Form, run: Iterable[Visit]) -> Iterator[AnyRow]:
    """The rows of items that are no repeats; neighbours of one group share their merged cell."""
    for group, lines in itertools.groupby(_lines(run), _group):
        if group:
            yield GroupBox(group, tuple(_row(form, line) for line in lines))
        else:
            yield from (_item_row(form, line) for line in lines)


def _group(line: _Line) -> str:
    """The group of an item that has its label at the left."""
    item = line.visit.item
    titled = isinstance(item, d.Heading | d.Band) or item.place == "under"
    return "" if titled else item.group


def _item_row(form: d.Form, line: _Line) -> AnyRow:
    item = line.visit.item
    if isinstance(item, d.Heading | d.Band):
        return _title(form, line, "heading" if isinstance(item, d.Heading) else "band")
    if item.place != "under":
        return _row(form, line)
    answer = answer_box(form, line.visit)
    # Fixed words speak for themselves; an item that is its section is not named twice.
    if isinstance(item, d.Constant) or item.title == line.visit.section.title:
        return WholeBox(answer)
    return WholeBox(answer, _title(form, line, "heading" if item.number else "band"))


def _title(form: d.Form, line: _Line, look: TitleLook) -> TitleBox:
    marks = tuple(answer_box(form, visit) for visit in line.marks)
    return TitleBox(look, label(line.visit.item), marks)


def _row(form: d.Form, line: _Line) -> RowBox:
    visits = (line.visit, *line.beside)
    return RowBox(tuple(answer_box(form, visit) for visit in visits), line.visit.item.level)


# ---- repeats


def _members(form: d.Form, head: Visit, run: Sequence[Visit]) -> list[list[Visit]]:
    """What each entry of a repeat holds; an empty one where there is none, or all are blanked."""
    members: list[list[Visit]] = []
    for visit in () if head.blanked_by else run:
        if visit.item is head.item and visit.number:
            members.append([])
        else:
            members[-1].append(visit)
    children = form.children(head.item.id)
    return members or [unanswered(head.section, children, head.address.path)]


def _repeat(form: d.Form, item: d.Repeat, head: Visit, run: Sequence[Visit]) -> RepeatBox:
    """Each entry under its name, bands over groups of them; empty groups have their band too."""
    rows: list[EntryBox | TitleBox] = []
    bands = _bands(item)
    members = _members(form, head, run)
    for number, member in enumerate(members, start=1):
        if number in bands:
            rows.append(TitleBox("entries", bands[number]))
        rows.append(_entry(form, item, item.row_name.format(n=number), member))
    # Nothing stands under the band of an empty group: it may be the last on its page.
    empty = (band for number, band in bands.items() if number > len(members))
    rows += (TitleBox("entries", band, keep_with_next=False) for band in empty)
    return RepeatBox(head.address, tuple(rows))


def _bands(item: d.Repeat) -> dict[int, Label]:
    """The bands over groups of entries, by the number of the first entry under each."""
    return {
        last + 1: Label(item.row_name.format(n=say("print.range", first=last + 1, last=next_last)))
        for last, next_last in itertools.pairwise(item.bands)
    }


def _entry(form: d.Form, item: d.Repeat, name: str, member: Sequence[Visit]) -> EntryBox:
    title = next((visit for visit in member if form.names_entry(visit.item)), None)
    rows = row_boxes(form, [visit for visit in member if visit is not title])
    if title is not None:
        return EntryBox(name, answer_box(form, title), tuple(rows))
    called = next((visit for visit in member if visit.item.id == item.title_item), None)
    return EntryBox(name, None, tuple(rows), answer_box(form, called) if called else None)


def _table(form: d.Form, item: d.Repeat, head: Visit, run: Sequence[Visit]) -> TableBox:
    """変更箇所: one row for each entry."""
    items = form.children(item.id)
    shares = item.widths or (1.0,) * len(items)
    columns = tuple(
        Column(label(column), share, isinstance(column, d.Choice))
        for column, share in zip(items, shares, strict=True)
    )
    named_by = next((n for n, column in enumerate(items) if column.id == item.title_item), None)
    rows = tuple(
        TableRow(tuple(plain_box(form, visit) for visit in member))
        for member in _members(form, head, run)
    )
    return TableBox(head.address, columns, named_by, rows)
