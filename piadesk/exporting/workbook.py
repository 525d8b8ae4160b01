"""A sheet as an Excel workbook in the official look, made from the boxes of the paper.

One worksheet for each part, long answers in as many rows as they need, 選択肢 as dropdowns. What
an imported copy of it says is what the sheet says.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Final

from openpyxl import Workbook

from piadesk.acts.withholding import published_copy, reason_lines
from piadesk.boxes.model import ContentsBox, CoverBox, PartBox, SectionBox
from piadesk.boxes.sections import sheet_boxes
from piadesk.boxes.withheld import reasons_box
from piadesk.exporting.cell_words import cell_words
from piadesk.exporting.dropdowns import Dropdowns
from piadesk.exporting.grid import COLUMNS, Grid, Style, face
from piadesk.exporting.part_cells import PartCells
from piadesk.exporting.picture_cells import picture_names, with_picture_names
from piadesk.forms import definition as d
from piadesk.printing.about import about
from piadesk.sheets.sheet import Sheet
from piadesk.words import say

_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\'　 ]+")
_MAX_NAME: Final = 31
"""What the name of a worksheet must not hold, and how long it may be."""

_NO_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The same sheet gives the same bytes: the parts of the file bear no time."""

_TIMES: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def published_workbook(form: d.Form, sheet: Sheet, remarks: list[str] | None = None) -> bytes:
    """The 公表用 workbook, as `sheet_workbook`: what is kept back is ■ in it.

    Raises `PiadeskError` ``withheld.lost`` as `acts.withholding.published_copy`.
    """
    return sheet_workbook(form, published_copy(form, sheet), remarks, reason_lines(sheet))


def sheet_workbook(
    form: d.Form,
    sheet: Sheet,
    remarks: list[str] | None = None,
    reasons: Sequence[str] = (),
) -> bytes:
    """The whole sheet as the content of an ``.xlsx`` file; ``reasons`` say why it has ■. What the
    clerk is to know of it is put behind the ``remarks``."""
    book = empty_book()
    book.remove(book.active)
    facts = about(form, sheet)
    book.properties.title = cell_words(facts.title)
    book.properties.creator = cell_words(facts.author)
    book.properties.subject = facts.subject
    dropdowns = Dropdowns(book)
    parts = [*sheet_boxes(form, sheet), *([reasons_box(reasons)] if reasons else ())]
    going_on = [cell for part in parts for cell in _put_part(book, part, dropdowns)]
    if going_on and remarks is not None:
        remarks.append(say("export.parted", cells="、".join(going_on)))
    book.active = 0
    return without_times(book)


def _put_part(book: Workbook, part: PartBox, dropdowns: Dropdowns) -> list[str]:
    """Write a part on a worksheet of its own; see `Grid.going_on`."""
    is_landscape = isinstance(part, SectionBox) and part.is_landscape
    title = say("export.cover") if isinstance(part, CoverBox) else part.title
    grid = Grid(book.create_sheet(sheet_name(title, book.sheetnames)), landscape=is_landscape)
    cells = PartCells(grid, dropdowns)
    match part:
        case CoverBox():
            cells.title(part.title, Style("cover", "center", middle=True))
            for row in (row for frame in part.frames for row in frame):
                cells.cover_row(row)
            grid.put(part.mark, 1, COLUMNS, Style(align="right"), top=grid.row)
        case ContentsBox():
            cells.title(part.title)
            for level, words in part.lines:
                cells.title("　" * level + words, Style())
        case SectionBox():
            cells.title(part.title)
            cells.rows(part.rows)
    return grid.going_on


def empty_book() -> Workbook:
    """A workbook whose cells, where nothing else is said, have the face that columns and lines are
    measured by: openpyxl's own has no Japanese, and what takes its place is higher."""
    book = Workbook()
    book._fonts[0] = face()  # noqa: SLF001
    return book


def sheet_name(title: str, taken: list[str]) -> str:
    """A name for a worksheet, another than those ``taken``."""
    plain = _NOT_IN_A_NAME.sub(" ", title).strip() or "-"
    name, number = plain[:_MAX_NAME], 2
    while name in taken:
        suffix = f" ({number})"
        name, number = plain[: _MAX_NAME - len(suffix)] + suffix, number + 1
    return name


def without_times(book: Workbook) -> bytes:
    """The file of a workbook, with no time in it: the same content gives the same bytes."""
    written, settled = io.BytesIO(), io.BytesIO()
    named = picture_names(book)
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(settled, "w") as target:
        for part in source.infolist():
            content = _TIMES.sub(b"", source.read(part))
            if part.filename in named:
                content = with_picture_names(content, named[part.filename])
            target.writestr(zipfile.ZipInfo(part.filename, _NO_DAY), content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
