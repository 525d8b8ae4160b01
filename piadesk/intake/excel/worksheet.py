"""A worksheet's cells as the clerk sees them: merged ones as one, each in its ruled box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from piadesk.exporting.cell_words import GOES_ON
from piadesk.intake.excel.frame import Area, Frame
from piadesk.intake.excel.shown_value import shown_value
from piadesk.texts.folding import fold

_FURTHEST: Final = 400
"""So many rows or columns away at most a ruled line is looked for."""

_NONE: Final[frozenset[str]] = frozenset()

_Place = tuple[int, int]
"""Row and column, from 1."""

_SIDES: Final[Mapping[_Place, tuple[str, str]]] = {
    (0, 1): ("right", "left"),
    (0, -1): ("left", "right"),
    (1, 0): ("bottom", "top"),
    (-1, 0): ("top", "bottom"),
}
"""By the way to the neighbour, the sides of both cells that the line between them may be."""


@dataclass(frozen=True)
class SheetCell:
    """A cell with words; ``box`` is what the ruled lines around it enclose, if they do."""

    words: str
    area: Area
    box: Area | None
    is_hidden: bool
    source: Any
    """The same as openpyxl has it."""

    @property
    def place(self) -> Area:
        """The box, or the cell alone."""
        return self.box or self.area

    @property
    def name(self) -> str:
        """``B12``."""
        return str(self.source.coordinate)

    @property
    def goes_on(self) -> bool:
        """Whether the words belong to the paragraph of the cell above: our own export parts one
        that is higher than a page."""
        return bool(self.source.number_format == GOES_ON)


def all_cells(sheet: Any) -> list[Any]:  # noqa: ANN401 - openpyxl is untyped
    """The cells of a worksheet as openpyxl has them, in reading order, those without words too."""
    from openpyxl.cell.read_only import ReadOnlyCell

    sheet.reset_dimensions()  # what a file says of its size may be far off
    return [c for row in sheet.iter_rows() for c in row if isinstance(c, ReadOnlyCell)]


def cells_with_words(cells: Sequence[Any], frame: Frame, rules: "Rules") -> list[SheetCell]:
    """Those of `all_cells` that hold anything, hidden ones too."""
    covered = frame.covered()
    with_words: list[SheetCell] = []
    for cell in cells:
        if cell.value is not None and fold(words := shown_value(cell)):
            place = (cell.row, cell.column)
            area = frame.merged.get(place, Area(*place, *place))
            hidden = frame.hides(area) or place in covered
            with_words.append(SheetCell(words, area, rules.box(area), hidden, cell))
    return with_words


class Rules:
    """The lines ruled between the cells of a worksheet."""

    def __init__(self, cells: Iterable[Any], frame: Frame) -> None:
        self._ruled: dict[_Place, frozenset[str]] = {}
        looks: dict[int, frozenset[str]] = {}
        for cell in cells:
            look = cell.style_array.borderId
            if look not in looks:
                looks[look] = _ruled_sides(cell.border)
            if looks[look]:
                self._ruled[cell.row, cell.column] = looks[look]
        for area in frame.merged.values():
            self._join(area)
        self._last_row = max((row for row, _ in self._ruled), default=0)
        self._last_column = max((column for _, column in self._ruled), default=0)

    def _join(self, area: Area) -> None:
        """No line is drawn inside a merged area; those of its first cell go all around it."""
        first = self._ruled.get((area.top, area.left), _NONE)
        for row in range(area.top, area.bottom + 1):
            for column in range(area.left, area.right + 1):
                sides = first | self._ruled.pop((row, column), _NONE)
                if not sides:
                    continue
                if outer := sides & area.edges(row, column):
                    self._ruled[row, column] = outer

    def box(self, area: Area) -> Area | None:
        """The area that the lines around a cell enclose; None where they leave it open."""
        right = self._reach(area.top, area.right, 0, 1)
        left = self._reach(area.top, area.left, 0, -1)
        bottom = self._reach(area.bottom, area.left, 1, 0)
        top = self._reach(area.top, area.left, -1, 0)
        if right is None or left is None or bottom is None or top is None:
            return None
        return Area(top, left, bottom, right)

    def _reach(self, row: int, column: int, down: int, along: int) -> int | None:
        """The last row or column before a line in that direction."""
        for _ in range(_FURTHEST):
            if not (0 < row <= self._last_row and 0 < column <= self._last_column):
                return None
            if self._is_parted((row, column), (row + down, column + along)):
                return row if down else column
            row, column = row + down, column + along
        return None

    def _is_parted(self, place: _Place, neighbour: _Place) -> bool:
        """Whether a line stands between a cell and its neighbour."""
        side, opposite = _SIDES[neighbour[0] - place[0], neighbour[1] - place[1]]
        return side in self._ruled.get(place, ()) or opposite in self._ruled.get(neighbour, ())


def _ruled_sides(border: Any) -> frozenset[str]:  # noqa: ANN401
    sides = ("left", "right", "top", "bottom")
    return frozenset(side for side in sides if (line := getattr(border, side)) and line.style)
