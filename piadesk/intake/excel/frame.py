"""What a worksheet is besides its cells: merged areas, hidden rows and columns.

openpyxl tells it only where it also makes every single cell of every area, which takes long, and
forever where a file has bad intentions.
"""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final, NamedTuple
from xml.etree import ElementTree

from piadesk.intake.excel.package import local

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
"""The last row and column that Excel has; openpyxl would count on to whatever a file says."""


class Area(NamedTuple):
    """First and last row and column, from 1; ordered as one reads."""

    top: int
    left: int
    bottom: int
    right: int

    def edges(self, row: int, column: int) -> frozenset[str]:
        """The sides of a cell that are sides of the area too."""
        upper, lower = row == self.top, row == self.bottom
        return _EDGES[upper, lower, column == self.left, column == self.right]


_SIDES: Final = ("top", "bottom", "left", "right")
_EDGES: Final = {
    which: frozenset(side for side, is_edge in zip(_SIDES, which, strict=True) if is_edge)
    for which in itertools.product((False, True), repeat=len(_SIDES))
}
"""Asked for every cell of every merged area."""


@dataclass
class Frame:
    """Merged areas by their first cell, what is hidden, and formulas that nobody has worked out."""

    merged: dict[tuple[int, int], Area] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    without_result: list[str] = field(default_factory=list)
    """The names of their cells."""

    cells: int = 0
    """How many there are, with words or without."""

    @property
    def joined(self) -> int:
        """How many cells all merged areas have."""
        areas = self.merged.values()
        return sum((a.bottom - a.top + 1) * (a.right - a.left + 1) for a in areas)

    def covered(self) -> set[tuple[int, int]]:
        """Row and column of every cell that another one is merged over."""
        places = (
            (row, column)
            for area in self.merged.values()
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        )
        return set(places) - set(self.merged)

    def hides(self, area: Area) -> bool:
        """Whether nothing of the area is seen."""
        return all(row in self.hidden_rows for row in range(area.top, area.bottom + 1)) or any(
            area.left in columns and area.right in columns for columns in self.hidden_columns
        )


def frame_of(part: bytes) -> Frame:
    """The frame of the worksheet in that part of the file."""
    frame = Frame()
    row = 0
    tags: dict[str, str] = {}
    for _, element in ElementTree.iterparse(BytesIO(part)):  # tens of thousands, of few tags
        if element.tag not in tags:
            tags[element.tag] = local(element.tag)
        tag = tags[element.tag]
        if tag == "row":
            row = int(element.get("r") or row + 1)
            if row > LAST_ROW:
                raise ValueError(f"row {row}")
            if _is_hidden(element, "ht"):
                frame.hidden_rows.add(row)
            frame.without_result += _without_result(element)
            frame.cells += len(element)
            element.clear()
        elif tag == "col" and _is_hidden(element, "width"):
            columns = range(int(element.get("min", "0")), int(element.get("max", "0")) + 1)
            frame.hidden_columns.append(columns)
        elif tag == "mergeCell":
            area = _area(element.get("ref", ""))
            frame.merged[area.top, area.left] = area
    return frame


def _is_hidden(element: ElementTree.Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or float(element.get(size) or 1) == 0


def _without_result(cells: Iterable[ElementTree.Element]) -> Iterator[str]:
    for cell in cells:
        if not len(cell):  # most are drawn and hold nothing
            continue
        parts = {local(part.tag): part.text for part in cell}
        has_words = cell.get("t") == "str"  # though they may be none: ``=""``
        if "f" in parts and not parts.get("v") and not has_words:
            yield cell.get("r", "")


def _area(words: str) -> Area:
    """``A1:C3``; raises `ValueError` for what is no area of a worksheet."""
    from openpyxl.utils import range_boundaries

    left, top, right, bottom = range_boundaries(words)
    area = Area(int(top), int(left), int(bottom), int(right))
    if not (1 <= top <= bottom <= LAST_ROW and 1 <= left <= right <= LAST_COLUMN):
        raise ValueError(f"area {words}")
    return area
