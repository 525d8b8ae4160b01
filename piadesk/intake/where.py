"""Where something stood in the source, as a clerk finds it again: a line, a page, a cell."""

from dataclasses import dataclass
from typing import Literal

from piadesk.words import say

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in parts of the upright page (0 … 1), from its upper left corner."""


@dataclass(frozen=True, order=True)
class Where:
    """A line of a text, a page of a PDF, a cell (``B12``) of a worksheet or a shape over it."""

    number: int
    """Which line or page it is, from 1; of a cell, how many stand before it in the workbook."""

    kind: Literal["line", "page", "cell", "shape"] = "line"
    sheet: str = ""
    cell: str = ""
    box: Box | tuple[()] = ()
    """What to show of the page; () where nobody knows."""

    @property
    def words(self) -> str:
        """``12行目``, ``3ページ``, ``シート「Ⅱ」のB12``."""
        return say(f"import.where.{self.kind}", **vars(self))

    @property
    def record(self) -> dict[str, int | str]:
        """The same for other programs: ``{"line": 12}``, ``{"sheet": "Ⅱ", "cell": "B12"}``."""
        if self.cell:
            return {"sheet": self.sheet, "cell": self.cell}
        return {self.kind: self.number}
