"""A worksheet as it is drawn, empty cells too: which cells are one, what lies beside and below."""

from collections.abc import Iterator
from functools import cached_property

from piadesk.intake.excel.frame import Area
from piadesk.intake.excel.shown_value import shown_value
from piadesk.intake.excel.workbook import ReadSheet
from piadesk.texts.folding import fold


class DrawnSheet:
    """The cells of one worksheet; rows and columns count from 1."""

    def __init__(self, title: str, path: str, read: ReadSheet) -> None:
        self.title = title
        self.path = path
        """Its part of the file."""

        self._rules = read.rules
        self._boxes: dict[Area, Area | None] = {}
        self._cells = {(cell.row, cell.column): cell for cell in read.drawn}
        self._merged = {
            (row, column): area
            for area in read.frame.merged.values()
            for row in range(area.top, area.bottom + 1)
            for column in range(area.left, area.right + 1)
        }
        self.last_row = max((row for row, _ in self._cells), default=0)
        self.last_column = max((column for _, column in self._cells), default=0)

    def area(self, row: int, column: int) -> Area:
        """The merged area that a cell is part of, or the cell alone."""
        return self._merged.get((row, column)) or Area(row, column, row, column)

    def box(self, area: Area) -> Area | None:
        """What the ruled lines around enclose; None where they leave it open."""
        if area not in self._boxes:
            self._boxes[area] = self._rules.box(area)
        return self._boxes[area]

    def words(self, area: Area) -> str:
        """What stands there."""
        cell = self._cells.get((area.top, area.left))
        return "" if cell is None or cell.value is None else shown_value(cell)

    @cached_property
    def folded(self) -> frozenset[str]:
        """What stands in its cells, folded."""
        cells = self._cells.values()
        return frozenset(fold(shown_value(cell)) for cell in cells if cell.value is not None)

    def pattern(self, area: Area) -> str:
        """How numbers and days look there: ``General``, ``@``, ``yyyy/m/d``."""
        cell = self._cells.get((area.top, area.left))
        return str(cell.number_format) if cell is not None else "General"

    def font_size(self, area: Area) -> float:
        """Points."""
        cell = self._cells.get((area.top, area.left))
        size = getattr(cell.font, "size", None) if cell is not None else None
        return float(size or 11.0)

    def within(self, place: Area) -> Iterator[Area]:
        """The areas that begin within a place, in reading order."""
        for row in range(place.top, place.bottom + 1):
            column = place.left
            while column <= place.right:
                area = self.area(row, column)
                if (area.top, area.left) == (row, column):
                    yield area
                column = area.right + 1

    def left_of(self, area: Area) -> Area | None:
        """The area at the left in the same row."""
        return self.area(area.top, area.left - 1) if area.left > 1 else None

    def right_of(self, area: Area) -> Area | None:
        """The area at the right in the same row."""
        return self.area(area.top, area.right + 1) if area.right < self.last_column else None

    @cached_property
    def columns(self) -> range:
        """All its columns."""
        return range(1, self.last_column + 1)
