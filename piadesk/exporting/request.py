"""依頼用のExcel: a part of the sheet as a list that another 課 fills in, and its answers read back.

One row for each answer: where it stands, what is asked, the present text, room for the new one,
選択肢 as a dropdown, help. Two hidden columns say which answer it is and what it was, so that what
comes back can be held against the sheet as it stands by then.
"""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils.cell import get_column_letter

from piadesk.exporting.cell_lines import count_lines
from piadesk.exporting.cell_words import cell_words
from piadesk.exporting.dropdowns import Dropdowns
from piadesk.exporting.workbook import without_times
from piadesk.forms import definition as d
from piadesk.forms.guidance import guidance_for
from piadesk.json_values import JsonValue
from piadesk.kinds import kind_of
from piadesk.kinds.printed import as_left_over
from piadesk.revision.change_log import log_section
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet, snapshot
from piadesk.sheets.walk import Visit, section_rows, walk_entry, walk_section
from piadesk.texts.folding import fold
from piadesk.words import say

MARK: Final = "piadesk-request"
_HEAD_ROW: Final = 4
_COLUMNS: Final = ("position", "question", "present", "new", "choices", "help")
_WIDTHS: Final = (26, 26, 44, 44, 26, 40)
_NEW: Final = _COLUMNS.index("new") + 1
_ADDRESS, _BEFORE = len(_COLUMNS) + 1, len(_COLUMNS) + 2
_LINE_HEIGHT, _MARGIN, _MAX_HEIGHT = 14.5, 4.0, 409.0
_SIDE: Final = Side(style="thin", color="808080")


class Returned(NamedTuple):
    """What came back for one answer: what it was when it was asked for, and the new words."""

    address: Address
    before: Any
    words: str


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
    book = Workbook()
    page = book.active
    page.title = say("request.sheet")
    dropdowns = Dropdowns(book)
    page["A1"], page["A2"] = say("request.title", about=about), say("request.how")
    page["A1"].font = Font(size=14, bold=True)
    page.cell(1, _ADDRESS).value, page.cell(1, _BEFORE).value = MARK, sheet.id
    heads = [say(f"request.{name}") for name in _COLUMNS]
    _put_row(page, _HEAD_ROW, heads, is_head=True)
    names = Names(form, sheet)
    row = _HEAD_ROW
    for visit in _asked(form, sheet, parts):
        row += 1
        choices = form.choices_of(visit.item)
        words = (
            names.position(visit.address), visit.item.title, visit.shown, "",
            "\n".join(choices), guidance_for(form, visit.item.id) or "",
        )  # fmt: skip
        _put_row(page, row, words)
        page.cell(row, _ADDRESS).value = str(visit.address)
        page.cell(row, _BEFORE).value = cell_words(json.dumps(visit.value, ensure_ascii=False))
        dropdowns.offer(page, f"{get_column_letter(_NEW)}{row}", (*choices, say("request.clear")))
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
    page.row_dimensions[row].height = _height(words)
    for column, text in enumerate(words, start=1):
        cell = page.cell(row, column)
        cell.value = cell_words(text)
        if cell.value is not None:
            cell.data_type = "s"
        cell.number_format = "@"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
        if is_head:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="D9E2EF")
        elif column == _NEW:
            cell.fill = PatternFill("solid", fgColor="FFF9DB")
            cell.protection = Protection(locked=False)


def _height(words: Sequence[str]) -> float:
    """Points that a row needs so that all of it is seen; Excel allows 409."""
    lines = (count_lines(text, width - 2) for text, width in zip(words, _WIDTHS, strict=True))
    return min(_MAX_HEIGHT, max(lines) * _LINE_HEIGHT + _MARGIN)


def _set_up(page: Any) -> None:  # noqa: ANN401
    for column, width in enumerate(_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    for column in (_ADDRESS, _BEFORE):
        page.column_dimensions[get_column_letter(column)].hidden = True
    page.freeze_panes = page.cell(_HEAD_ROW + 1, 1)
    page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    page.page_setup.paperSize, page.page_setup.orientation = 9, "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


# ---- what comes back


def read_request(content: bytes) -> tuple[str, list[Returned]] | None:
    """The id of the sheet, and what was filled in; None for a workbook that is no such list."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        lines = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    finally:
        book.close()
    if not lines or len(lines[0]) < _BEFORE or lines[0][_ADDRESS - 1] != MARK:
        return None
    returned: list[Returned] = []
    for line in lines[_HEAD_ROW:]:
        if len(line) < _BEFORE or not line[_ADDRESS - 1]:
            continue
        words = str(line[_NEW - 1] if line[_NEW - 1] is not None else "")
        if as_left_over(words):
            before = json.loads(str(line[_BEFORE - 1]))
            returned.append(Returned(Address.read(str(line[_ADDRESS - 1])), before, words))
    return str(lines[0][_BEFORE - 1]), returned


def returned_copies(
    form: d.Form, sheet: Sheet, returned: Iterable[Returned]
) -> tuple[Sheet, Sheet]:
    """The sheet as it was when it was asked for, and as it is with the answers: to be merged."""
    base = snapshot(sheet)
    filled = list(returned)
    for answer in filled:
        _put(base, answer.address, answer.before)
    theirs = snapshot(base)
    for answer in filled:
        value = _new_value(form, answer)
        if value is not None or _clears(answer.words):
            _put(theirs, answer.address, value)
    return base, theirs


def unread(form: d.Form, returned: Iterable[Returned]) -> list[Returned]:
    """What came back in words that are no such answer, none of the 選択肢 for example: the answer
    stays as it is, for another 課 may not put a fault where none was."""
    return [one for one in returned if _new_value(form, one) is None and not _clears(one.words)]


def unread_lines(form: d.Form, sheet: Sheet, left: Iterable[Returned]) -> list[str]:
    """A sentence for each of those."""
    names = Names(form, sheet)
    return [
        say("request.unread_line", position=_position(names, one.address), words=one.words)
        for one in left
    ]


def _position(names: Names, address: Address) -> str:
    try:
        return names.position(address)
    except (KeyError, IndexError):
        return say("memo.gone")


def _new_value(form: d.Form, returned: Returned) -> JsonValue:
    item = form.by_id.get(returned.address.item)
    if item is None or _clears(returned.words):
        return None
    pasted = kind_of(item).pasted(form, item, returned.words)
    return None if pasted.note else pasted.value


def _clears(words: str) -> bool:
    """Whether the cell says that the answer is to be taken away."""
    return fold(words) == fold(say("request.clear"))


def _put(sheet: Sheet, address: Address, value: Any) -> None:  # noqa: ANN401
    try:
        sheet.put(address, value)
    except KeyError:
        return  # its entry was taken out meanwhile: there is nothing to answer
