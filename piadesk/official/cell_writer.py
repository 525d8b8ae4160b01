"""Words written into the cells of a workbook, as high as they need, in the spelling it offers."""

import re
from typing import Final, NamedTuple

from piadesk.exporting.cell_lines import count_lines
from piadesk.exporting.cell_words import MAX_CELL_LENGTH
from piadesk.intake.excel.frame import Area
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.parts import Parts
from piadesk.official.references import letters
from piadesk.official.sheet_xml import SheetXml
from piadesk.scheme.era import as_day
from piadesk.texts.folding import fold

MAX_ROW_HEIGHT: Final = 409.0
"""Points; Excel allows 409.5."""

_LINE: Final = 1.35
_MARGIN: Final = 4.0
"""Of the type size for a line, and points above and below the lines of a cell."""

_DAY_PATTERN: Final = re.compile(r"[yge]", re.IGNORECASE)
_LIST_NUMBER: Final = re.compile(r"^\d{1,2}[).．]")
_FIRST_DAY: Final = 693_594
"""The ordinal of 1899-12-30, from which Excel counts days."""


class Written(NamedTuple):
    """A cell as it was before, so that it can be put back."""

    sheet: str
    row: int
    column: int
    former: str | None


class TooHigh(NamedTuple):
    """A cell whose rows, as high as Excel allows, lack so many points for its words."""

    sheet: str
    area: Area
    lacking: float


class CannotWriteError(ValueError):
    """Why a cell cannot hold the words: ``formula``, ``too_long``."""


class CellWriter:
    """Writes into the worksheets of one workbook; `finish` puts them into its parts."""

    def __init__(self, parts: Parts, sheets: dict[str, DrawnSheet]) -> None:
        self._parts = parts
        self._sheets = sheets
        self._xml: dict[str, SheetXml] = {}
        self.too_high: list[TooHigh] = []

    def write(self, sheet: DrawnSheet, area: Area, words: str) -> Written:
        """Put words into a cell. Raises `CannotWriteError`; nothing is written then."""
        xml = self._of(sheet)
        if xml.has_formula(area.top, area.left):
            raise CannotWriteError("formula")
        if len(words) > MAX_CELL_LENGTH:
            raise CannotWriteError("too_long")
        former = xml.rows[area.top].cells.get(area.left) if area.top in xml.rows else None
        written = Written(sheet.title, area.top, area.left, former)
        if words == sheet.words(area):
            return written
        words = self._offered(sheet, area, words)
        day = as_day(words) if _DAY_PATTERN.search(_bare(sheet.pattern(area))) else None
        if day:
            xml.put_number(area.top, area.left, day.toordinal() - _FIRST_DAY)
        else:
            xml.put_words(area.top, area.left, words)
            self._make_room(sheet, area, words)
        return written

    def xml(self, sheet: DrawnSheet) -> SheetXml:
        """The worksheet as it is changed."""
        return self._of(sheet)

    def take_back(self, written: Written) -> None:
        """Put a cell back as it was."""
        self.too_high = [
            one for one in self.too_high if (one.sheet, one.area.top, one.area.left) != written[:3]
        ]
        cells = self._xml[written.sheet].rows[written.row].cells
        if written.former is None:
            cells.pop(written.column, None)
        else:
            cells[written.column] = written.former

    def finish(self) -> None:
        """Put what was written into the parts of the workbook."""
        for title, xml in self._xml.items():
            self._parts.put(self._sheets[title].path, xml.text())

    # ----

    def _of(self, sheet: DrawnSheet) -> SheetXml:
        if sheet.title not in self._xml:
            self._xml[sheet.title] = SheetXml(self._parts.text(sheet.path))
        return self._xml[sheet.title]

    def _offered(self, sheet: DrawnSheet, area: Area, words: str) -> str:
        """The words as the cell's own dropdown spells them, ○ and its kin taken for one."""
        offered = self._of(sheet).offered(f"{letters(area.left)}{area.top}")
        for choice in offered:
            plain = fold(choice)
            if fold(words) in {plain, _LIST_NUMBER.sub("", plain)} - {""}:
                return choice
        return words

    def _make_room(self, sheet: DrawnSheet, area: Area, words: str) -> None:
        xml = self._of(sheet)
        rows = range(area.top, area.bottom + 1)
        columns = range(area.left, area.right + 1)
        size = sheet.font_size(area)
        room = sum(map(xml.column_width, columns)) * 11.0 / size - 2
        needed = count_lines(words, room) * size * _LINE + _MARGIN
        heights = {row: xml.height(row) for row in rows}
        lacking = needed - sum(heights.values())
        for row in reversed(rows):
            if lacking <= 0:
                return
            more = min(lacking, MAX_ROW_HEIGHT - heights[row])
            if more > 0:
                xml.set_height(row, heights[row] + more)
                lacking -= more
        if lacking > 0:
            self.too_high.append(TooHigh(sheet.title, area, lacking))


def _bare(pattern: str) -> str:
    """A number format without its literals and conditions."""
    return re.sub(r"\"[^\"]*\"|\[[^\]]*\]|\\.|General|Red", "", pattern)
