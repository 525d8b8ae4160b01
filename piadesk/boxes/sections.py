"""The one walk through form and sheet that makes the boxes of the whole sheet, in print order."""

import itertools
from collections.abc import Iterator, Sequence

from piadesk import kinds
from piadesk.boxes.answers import plain_box
from piadesk.boxes.model import ContentsBox, CoverBox, CoverRow, PartBox, SectionBox
from piadesk.boxes.rows import row_boxes, unanswered
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import Visit, section_rows, walk_section


def sheet_boxes(form: d.Form, sheet: Sheet) -> Iterator[PartBox]:
    """Cover, 項目一覧 and sections, those of a file once for each file.

    What is printed for each file is printed empty while the sheet has no file.
    """
    for section in form.sections:
        paths = section_rows(sheet, section)
        for path in paths:
            visits = list(walk_section(form, sheet, section, path))
            yield _part(form, section, path, visits, _entry_name(form, sheet, section, path))
        if not paths:
            items = [item for item in section.items if form.parent_of(item) == section.each]
            yield _part(form, section, ("",), unanswered(section, items, ()))


def _part(
    form: d.Form,
    section: d.Section,
    path: tuple[str, ...],
    visits: Sequence[Visit],
    name: str = "",
) -> PartBox:
    match section.layout:
        case "cover":
            return _cover(form, visits)
        case "contents":
            return _contents(section, visits)
        case "table" | "pages":
            rows = tuple(row_boxes(form, visits))
            title = "　".join(filter(None, (section.number, section.title)))
            look = section.note, name, section.new_page, section.landscape
            return SectionBox(section.id, path, title, rows, *look)


def _entry_name(form: d.Form, sheet: Sheet, section: d.Section, path: tuple[str, ...]) -> str:
    repeat = form.by_id.get(section.each)
    if not isinstance(repeat, d.Repeat) or not repeat.title_item:
        return ""
    name = form.by_id[repeat.title_item]
    return kinds.shown(name, sheet.block(path).answers.get(name.id))


def _cover(form: d.Form, visits: Sequence[Visit]) -> CoverBox:
    """Rows of one kind of look share a frame: side by side, long texts, short ones."""
    title = ""
    if isinstance(visits[0].item, d.Constant):
        title, visits = visits[0].item.text, visits[1:]
    rows: list[CoverRow] = []
    for visit in visits:
        answer = plain_box(form, visit)
        if visit.item.beside and rows:
            rows[-1] = CoverRow((*rows[-1].answers, answer))
        else:
            rows.append(CoverRow((answer,), isinstance(visit.item, d.LongText)))
    frames = tuple(tuple(frame) for _, frame in itertools.groupby(rows, _frame))
    return CoverBox(title, frames, form.mark)


def _frame(row: CoverRow) -> tuple[bool, bool]:
    return len(row.answers) > 1, row.is_long and len(row.answers) == 1


def _contents(section: d.Section, visits: Sequence[Visit]) -> ContentsBox:
    lines = [
        (visit.item.level, visit.item.text)
        for visit in visits
        if isinstance(visit.item, d.Constant)
    ]
    return ContentsBox(section.title, tuple(lines))
