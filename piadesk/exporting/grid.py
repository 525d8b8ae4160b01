"""A worksheet as a grid of equal narrow columns, filled from the top down.

Cells are merged over columns and rows, ruled, and as high as their words need. Excel knows no
height for merged cells and none above 409 points: both are worked out here.
"""

import functools
import math
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from piadesk.exporting.cell_lines import count_lines
from piadesk.exporting.cell_words import GOES_ON, cell_words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS: Final = 24
"""How many columns the width of a page has."""

_SIDES: Final = ("left", "right", "top", "bottom")

FONT: Final = "ＭＳ ゴシック"
"""Every Windows in Japanese has it, and all its half-width characters are equally wide."""

FONT_SIZE: Final = 10

_HALF_WIDTH_PX: Final = 7
"""Of a half-width character at that size, as Excel measures columns at 96 dpi."""

_COLUMN_WIDTH: Final = {"portrait": 3.4, "landscape": 5.2}
"""In characters: 24 of them fill A4 without being made smaller."""

_COLUMN_PADDING_PX: Final = 5
_CELL_PADDING_PX: Final = 10
"""Left and right in a cell together; a little more than Excel takes, so that no word is cut."""

_LINE_HEIGHT: Final = 14.6
_CELL_MARGIN: Final = 5.0
"""Points: of a line, and above and below the lines of a cell; for the typefaces, too, that take the
place of ours where it is not there."""

_MAX_ROW_HEIGHT: Final = 400.0
"""Points; Excel allows 409.5."""

Look = Literal["plain", "label", "title", "band", "head", "cover"]

_GROUNDS: Final = {"label": "F2F2F2", "title": "D9E2EF", "band": "EAF0F7", "head": "D9E2EF"}
_LINE: Final = Side(style="thin", color="808080")


@dataclass(frozen=True)
class Style:
    """How a cell looks: its ground and type, and where its words stand."""

    look: Look = "plain"
    align: Literal["left", "center", "right"] = "left"
    middle: bool = False
    goes_on: bool = False
    """With the paragraph of the cell above it."""


def list_row_height(words: Iterable[str], widths: Iterable[float]) -> float:
    """Points that a row of a list needs so that all of it is seen, in columns of so many
    characters; a spreadsheet that opens the file need not work it out."""
    rooms = (width - _CELL_PADDING_PX / _HALF_WIDTH_PX for width in widths)
    lines = max(count_lines(text, room) for text, room in zip(words, rooms, strict=True))
    return min(_MAX_ROW_HEIGHT, lines * _LINE_HEIGHT + _CELL_MARGIN)


def face(size: int = FONT_SIZE, *, bold: bool = False) -> Font:
    """The face of a cell."""
    return Font(name=FONT, size=size, bold=bold)


class Grid:
    """Writes into one worksheet; ``row`` is the next free row, from 1."""

    def __init__(self, sheet: "Worksheet", *, landscape: bool = False) -> None:
        self.sheet = sheet
        self.row = 1
        self.going_on: list[str] = []
        """The names of the cells that go on with the paragraph of the cell above them."""

        self._column_width = _COLUMN_WIDTH["landscape" if landscape else "portrait"]
        self._styles: dict[Style, Any] = {}
        self._drawn: dict[tuple[bytes, frozenset[str]], Any] = {}
        for column in range(1, COLUMNS + 1):
            sheet.column_dimensions[get_column_letter(column)].width = self._column_width
        page = sheet.page_setup
        page.paperSize, page.orientation = 9, "landscape" if landscape else "portrait"
        page.fitToWidth, page.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.5
        margins.top = margins.bottom = 0.6
        margins.header = margins.footer = 0.3  # a line's height and more: the number of the page
        sheet.oddFooter.center.text = "&P / &N"

    def height_of(self, words: str, left: int, right: int) -> float:
        """Points that ``words`` need between these columns (from 1, both within)."""
        columns = right - left + 1
        pixels = columns * (self._column_width * _HALF_WIDTH_PX + _COLUMN_PADDING_PX)
        lines = count_lines(words, (pixels - _CELL_PADDING_PX) / _HALF_WIDTH_PX)
        return lines * _LINE_HEIGHT + _CELL_MARGIN

    def rows_for(self, height: float) -> list[float]:
        """The heights of the rows that together are so high, each as high as Excel allows."""
        count = max(1, math.ceil(height / _MAX_ROW_HEIGHT))
        return [height / count] * count

    def height_from(self, top: int) -> float:
        """Points from row ``top`` down to the next free row."""
        return float(sum(self.sheet.row_dimensions[row].height for row in range(top, self.row)))

    def put(
        self, words: str, left: int, right: int, style: Style, *, top: int, rows: int = 1
    ) -> str:
        """Words in a cell merged over these columns and over ``rows`` from ``top`` on; the name of
        the cell (``C12``)."""
        cell = self.sheet.cell(top, left)
        cell.value = cell_words(words)
        if cell.value is not None:
            cell.data_type = "s"  # words that begin with = are no formula
        self._dress(left, right, style, top, rows)
        if style.goes_on:
            self.going_on.append(f"{self.sheet.title}!{cell.coordinate}")
        if right > left or rows > 1:
            # Not by `merge_cells`, which takes seconds for the cells of a long sheet.
            area = CellRange(None, left, top, right, top + rows - 1)
            self.sheet.merged_cells.ranges.add(area)
        return str(cell.coordinate)

    def rule(self, left: int, right: int, top: int, rows: int) -> None:
        """A frame around the area; what stands within keeps its own look."""
        for row in range(top, top + rows):
            for column in range(left, right + 1):
                edges = column == left, column == right, row == top, row == top + rows - 1
                sides = _sides(*edges)
                if sides:
                    self._draw(self.sheet.cell(row, column), sides)

    def down(self, heights: Iterable[float]) -> None:
        """Go on below rows of these heights (points)."""
        for height in heights:
            self.sheet.row_dimensions[self.row].height = height
            self.row += 1

    def _draw(self, cell: Any, sides: frozenset[str]) -> None:  # noqa: ANN401 - untyped
        """Lines at these sides, beside those that the cell has."""
        style = cell._style  # noqa: SLF001
        key = (style.tobytes() if style else b"", sides)
        if key not in self._drawn:
            cell._style = copy(style)  # noqa: SLF001 - other cells share it
            former = cell.border
            cell.border = Border(
                **{side: _LINE if side in sides else copy(getattr(former, side)) for side in _SIDES}
            )
            self._drawn[key] = cell._style  # noqa: SLF001
        cell._style = self._drawn[key]  # noqa: SLF001

    def _dress(self, left: int, right: int, style: Style, top: int, rows: int) -> None:
        look = self._style(style)
        for row in range(top, top + rows):
            for column in range(left, right + 1):
                self.sheet.cell(row, column)._style = look  # noqa: SLF001

    def _style(self, style: Style) -> Any:  # noqa: ANN401 - openpyxl's array of style numbers
        """Worked out once for each look, and shared by all its cells: openpyxl takes most of its
        time for styles."""
        if style not in self._styles:
            cell = self.sheet.cell(1_000_000, COLUMNS)
            is_bold = style.look in ("title", "head", "cover")
            cell.font = face(14 if style.look == "cover" else FONT_SIZE, bold=is_bold)
            vertical = "center" if style.middle else "top"
            cell.alignment = Alignment(horizontal=style.align, vertical=vertical, wrap_text=True)
            cell.number_format = GOES_ON if style.goes_on else "@"
            if ground := _GROUNDS.get(style.look):
                cell.fill = PatternFill("solid", fgColor=ground)
            self._styles[style] = cell._style  # noqa: SLF001
            del self.sheet._cells[1_000_000, COLUMNS]  # noqa: SLF001
        return self._styles[style]


@functools.cache
def _sides(*edges: bool) -> frozenset[str]:
    """The sides at which a cell has a line, of those in the order of `_SIDES`."""
    return frozenset(side for side, is_edge in zip(_SIDES, edges, strict=True) if is_edge)
