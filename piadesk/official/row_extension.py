"""Rows added below a cell whose words are higher than its rows: Excel ends one at 409 points.

The cell, and all that end in the same row beside it, are merged down over the new rows.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from piadesk.intake.excel.frame import Area
from piadesk.official.cell_writer import MAX_ROW_HEIGHT, TooHigh
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.parts import Parts
from piadesk.official.references import letters, moved_area
from piadesk.official.row_copies import move_around
from piadesk.official.sheet_xml import SheetXml, XmlRow


class AddedRows(NamedTuple):
    """So many rows put in behind the row ``after``; what ends there goes on to their end."""

    after: int
    times: int

    def move(self, row: int) -> int:
        """Where a row of the old worksheet goes."""
        return row + self.times if row > self.after else row

    def move_last(self, row: int) -> int:
        """Where the last row of an area goes."""
        return row + self.times if row >= self.after else row

    def copied(self, area: str) -> list[str]:
        """Nothing is there twice."""
        return []

    def merged(self, area: str) -> list[str]:
        """A merged area, down to the end of the new rows where it ended in the last one before."""
        return [moved_area(area, self.move, self.move_last)]


def extend_rows(
    parts: Parts, too_high: Iterable[TooHigh], sheets: Mapping[str, DrawnSheet], workbook: str
) -> list[str]:
    """Add the rows that the words of cells lack; the names of the cells that became higher, as they
    are called then. The parts of the file are written."""
    names: list[str] = []
    by_sheet: dict[str, list[TooHigh]] = defaultdict(list)
    for cell in too_high:
        by_sheet[cell.sheet].append(cell)
    for title, places in by_sheet.items():
        page = sheets[title]
        xml = SheetXml(parts.text(page.path))
        lacking = dict.fromkeys(sorted({p.area.bottom for p in places}, reverse=True), 0.0)
        for place in places:
            lacking[place.area.bottom] = max(lacking[place.area.bottom], place.lacking)
        added = [
            AddedRows(row, math.ceil(points / MAX_ROW_HEIGHT)) for row, points in lacking.items()
        ]
        for rows in added:
            _add(xml, page, rows, lacking[rows.after])
            move_around(parts, xml, page, workbook, rows)
        names += [f"{title}!{letters(p.area.left)}{_moved(p.area, added)}" for p in places]
        parts.put(page.path, xml.text())
    return names


def _moved(area: Area, added: Sequence[AddedRows]) -> int:
    return area.top + sum(rows.times for rows in added if rows.after < area.top)


def _add(xml: SheetXml, page: DrawnSheet, rows: AddedRows, lacking: float) -> None:
    last = xml.rows[rows.after]
    alone = [
        column
        for column in last.cells
        if page.area(rows.after, column) == Area(rows.after, column, rows.after, column)
    ]
    xml.rows = {rows.move(number): row for number, row in xml.rows.items()}
    empty = {column: _emptied(cell) for column, cell in last.cells.items()}
    for number in range(rows.after + 1, rows.after + rows.times + 1):
        xml.rows[number] = XmlRow(last.number, last.tag, dict(empty))
        xml.set_height(number, lacking / rows.times)
    for column in alone:
        name = letters(column)
        xml.merge(f"{name}{rows.after}:{name}{rows.after}")


def _emptied(cell: str) -> str:
    """A cell of the same look without words."""
    tag = cell.partition(">")[0].rstrip("/")
    return re.sub(r"""\st\s*=\s*("[^"]*"|'[^']*')""", "", tag) + "/>"
