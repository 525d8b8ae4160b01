"""Which cells belong to an answer: those beside its label, or below it."""

from collections.abc import Collection

from piadesk.intake.excel.frame import Area
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.slots import Label
from piadesk.texts.folding import fold

_OPENING = ("[", "(")


class Region:
    """The cells around one label; ``labels`` are the areas of all labels on that worksheet."""

    def __init__(self, sheet: DrawnSheet, label: Label, labels: Collection[Area]) -> None:
        self._sheet = sheet
        self._label = label
        self._labels = labels
        self._box = sheet.box(label.first)
        self._place = self._box or label.first

    def places(self, *, below_first: bool) -> list[list[Area]]:
        """The cells where the answer may stand, the likeliest place first."""
        beside, below = self._beside(), self._below()
        within = [area for area in self._within() if area not in self._labels]
        ordered = [below, beside, within] if below_first else [beside, below, within]
        return [areas for areas in ordered if areas]

    def row_cells(self, bottom: int | None = None) -> list[Area]:
        """All cells at the right of the label down to its foot, or to the row ``bottom``, save
        those of other labels and what stands beside these."""
        last = max(self._place.bottom, bottom or 0)
        left = max(self._place.right if self._is_own_box() else 0, self._label.last.right) + 1
        place = Area(self._place.top, left, last, self._sheet.last_column)
        if self._label.last.right >= self._sheet.last_column:
            place = Area(self._place.bottom + 1, self._place.left, last, self._sheet.last_column)
        return [area for area in self._sheet.within(place) if area not in self._labels]

    # ----

    def _is_own_box(self) -> bool:
        """Whether the box around the label is not that of the whole row."""
        return self._place.right < self._sheet.last_column

    def _beside(self) -> list[Area]:
        left = max(self._place.right, self._label.last.right) + 1
        row = Area(self._place.top, left, self._place.bottom, self._sheet.last_column)
        if left > self._sheet.last_column:
            return []
        end = min(
            (a.left for a in self._labels if row.top <= a.top <= row.bottom and a.left >= left),
            default=self._sheet.last_column + 1,
        )
        areas = list(self._sheet.within(row._replace(right=end - 1)))
        if not areas:
            return []
        box = self._sheet.box(areas[0])
        if box:
            return [area for area in areas if self._sheet.box(area) == box]
        is_ruled = self._box is not None
        has_bracket = any(self._folded(area).endswith(_OPENING) for area in areas)
        return areas if not is_ruled or has_bracket else []

    def _within(self) -> list[Area]:
        """Cells in the box of the label itself, behind it."""
        if self._box is None:
            return []
        behind = (self._label.last.top, self._label.last.right)
        return [a for a in self._sheet.within(self._box) if (a.top, a.left) > behind]

    def _below(self) -> list[Area]:
        if self._place.bottom >= self._sheet.last_row:
            return []
        area = self._sheet.area(self._place.bottom + 1, self._place.left)
        box = self._sheet.box(area)
        if self._box is not None and box is None:
            return []
        areas = list(self._sheet.within(box)) if box else [area]
        return [] if any(one in self._labels for one in areas) else areas

    def _folded(self, area: Area) -> str:
        return fold(self._sheet.words(area))
