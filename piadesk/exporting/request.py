"""依頼用のExcel: a part of the sheet as a list that another 課 fills in.

One row for each answer: where it stands, what is asked, the present text, room for the new one,
選択肢 as a dropdown, help. Two hidden columns say which answer it is and what it was, so that what
comes back can be held against the sheet as it stands by then (`piadesk.exporting.returned`).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side
from openpyxl.utils.cell import get_column_letter

from piadesk.exporting.cell_words import cell_words
from piadesk.exporting.dropdowns import Dropdowns
from piadesk.exporting.grid import face, list_row_height
from piadesk.exporting.workbook import empty_book, without_times
from piadesk.forms import definition as d
from piadesk.forms.guidance import guidance_for
from piadesk.revision.change_log import log_section
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, section_rows, walk_entry, walk_section
from piadesk.words import say

MARK: Final = "piadesk-request"
HEAD_ROW: Final = 4
COLUMNS: Final = ("position", "question", "present", "new", "choices", "help")
_WIDTHS: Final = (26, 26, 44, 44, 26, 40)
NEW: Final = COLUMNS.index("new") + 1
ADDRESS, BEFORE = len(COLUMNS) + 1, len(COLUMNS) + 2
_SIDE: Final = Side(style="thin", color="808080")


Part = tuple[d.Section, tuple[str, ...]] | Address
"""A section, and the entry that it is of: () for the sheet itself; or an entry of a repeat."""


def whole_sheet(form: d.Form, sheet: Sheet) -> list[Part]:
    """Every section of every file, but for 変更箇所."""
    return [
        (section, rows)
        for section in form.sections
        if section is not log_section(form)
        for rows in section_rows(sheet, section)
    ]


def request_workbook(form: d.Form, sheet: Sheet, parts: Sequence[Part], about: str) -> bytes:
    """The list of these parts of a sheet; ``about`` says what it is that others are asked for."""
    book = empty_book()
    page = book.active
    page.title = say("request.sheet")
    dropdowns = Dropdowns(book)
    page["A1"], page["A2"] = say("request.title", about=about), say("request.how")
    page["A1"].font = face(14, bold=True)
    page.cell(1, ADDRESS).value, page.cell(1, BEFORE).value = MARK, sheet.id
    heads = [say(f"request.{name}") for name in COLUMNS]
    _put_row(page, HEAD_ROW, heads, is_head=True)
    names = Names(form, sheet)
    row = HEAD_ROW
    for visit in _asked(form, sheet, parts):
        row += 1
        choices = form.choices_of(visit.item)
        words = (
            names.position(visit.address), visit.item.title, visit.shown, "",
            "\n".join(choices), guidance_for(form, visit.item.id) or "",
        )  # fmt: skip
        _put_row(page, row, words)
        page.cell(row, ADDRESS).value = str(visit.address)
        page.cell(row, BEFORE).value = cell_words(json.dumps(visit.value, ensure_ascii=False))
        dropdowns.offer(page, f"{get_column_letter(NEW)}{row}", (*choices, say("request.clear")))
    _set_up(page)
    return without_times(book)


def asked_count(form: d.Form, sheet: Sheet, parts: Sequence[Part]) -> int:
    """How many answers these parts ask for."""
    return sum(1 for _ in _asked(form, sheet, parts))


def _asked(form: d.Form, sheet: Sheet, parts: Iterable[Part]) -> Iterator[Visit]:
    """The answers that words can be given to, each once."""
    asked: set[Address] = set()
    for part in parts:
        if isinstance(part, Address):
            visits = walk_entry(form, sheet, part)
        else:
            visits = walk_section(form, sheet, *part)
        for visit in visits:
            is_worked_out = isinstance(visit.item, d.Computed | d.Picture)
            is_open = visit.is_answer and not visit.blanked_by and not is_worked_out
            if is_open and visit.address not in asked:
                asked.add(visit.address)
                yield visit


def _put_row(page: Any, row: int, words: Sequence[str], *, is_head: bool = False) -> None:  # noqa: ANN401
    page.row_dimensions[row].height = list_row_height(words, _WIDTHS)
    for column, text in enumerate(words, start=1):
        cell = page.cell(row, column)
        cell.value = cell_words(text)
        if cell.value is not None:
            cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
        if is_head:
            cell.font = face(bold=True)
            cell.fill = PatternFill("solid", fgColor="D9E2EF")
        elif column == NEW:
            cell.fill = PatternFill("solid", fgColor="FFF9DB")
            cell.protection = Protection(locked=False)


def _set_up(page: Any) -> None:  # noqa: ANN401
    for column, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for column in (ADDRESS, BEFORE):
        page.column_dimensions[get_column_letter(column)].hidden = True
    page.freeze_panes = page.cell(HEAD_ROW + 1, 1)
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    page.page_setup.paperSize, page.page_setup.orientation = 9, "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
