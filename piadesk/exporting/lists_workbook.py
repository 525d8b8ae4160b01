"""Lists as an Excel workbook, a worksheet each: to be sorted, filtered and printed as it is."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils.cell import get_column_letter

from piadesk.exporting.cell_words import cell_words
from piadesk.exporting.grid import face, list_row_height
from piadesk.exporting.workbook import empty_book, sheet_name, without_times

_WIDTH: Final = 150
"""Characters that the columns of a worksheet have together: an A4 page across, fitted to it."""

_NARROWEST: Final = 8
_HEAD_ROW: Final = 3
_EDGE: Final = Side(style="thin", color="808080")
_FRAME: Final = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


class Listing(NamedTuple):
    """A list: the heads of its columns, their shares of the width (1 in all), rows. A whole number
    in a row is a number in the workbook; all else is text."""

    title: str
    heads: Sequence[str]
    shares: Sequence[float]
    rows: Sequence[Sequence[str | int]]


def lists_workbook(note: str, listings: Sequence[Listing]) -> bytes:
    """The workbook; ``note`` stands below the title of each worksheet."""
    book = empty_book()
    book.remove(book.active)
    for listing in listings:
        page = book.create_sheet(sheet_name(listing.title, book.sheetnames))
        page["A1"], page["A2"] = cell_words(listing.title), cell_words(note)
        page["A1"].font = face(14, bold=True)
        widths = [max(_NARROWEST, share * _WIDTH) for share in listing.shares]
        for row, cells in enumerate([listing.heads, *listing.rows], start=_HEAD_ROW):
            height = list_row_height(map(str, cells), widths)
            page.row_dimensions[row].height = height
            for column, words in enumerate(cells, start=1):
                cell = page.cell(row, column)
                cell.border = _FRAME
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if isinstance(words, int):
                    cell.value = words
                elif (text := cell_words(words)) is not None:
                    cell.value, cell.data_type = text, "s"
                if row == _HEAD_ROW:
                    cell.font = face(bold=True)
                    cell.fill = PatternFill("solid", fgColor="D9E2EF")
        for column, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        last = get_column_letter(len(listing.heads))
        page.auto_filter.ref = f"A{_HEAD_ROW}:{last}{_HEAD_ROW + len(listing.rows)}"
        page.freeze_panes = page.cell(_HEAD_ROW + 1, 1)
        page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
        page.page_setup.paperSize, page.page_setup.orientation = 9, "landscape"
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
    return without_times(book)
