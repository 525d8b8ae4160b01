"""The weights by which the cells of 変更箇所 are cut into rows, and a form is recognised.

Chosen by trial on published sheets; how far one "holds" is told as in
`piadesk.intake.labels.weights`.
"""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True)
class RowWeights:
    """How like a row of 変更箇所 some cells in a row are."""

    date: float = 3.0
    """It begins with a day: nothing tells a row as surely. Holds to half as much again."""

    cells_lacking: dict[int, float] = field(default_factory=lambda: {0: 1.0, 1: 0.3, 2: -1.0})
    """By how many cells fewer than columns it has; some leave 説明 out."""

    more_cells_lacking: float = -2.0
    """Holds from three quarters."""

    cell_too_many: float = -1.5
    """For each: a tab inside a text is rare, a row that swallowed another is worse."""

    day_behind: float = -3.0
    """For each day where 提出時期 stands or behind: it likely begins the next row."""

    choice: float = 2.0
    """事前 or 事後 stands where it belongs."""

    choice_blank: float = 0.3
    choice_other: float = -2.0

    line_end: float = 0.5
    """The next row begins a line."""

    words_without_row: float = -4.0
    """A piece with words that belongs to no row: dearer than any odd row."""

    blank_without_row: float = -0.1


@dataclass(frozen=True)
class FormWeights:
    """Which form a text is on."""

    missed: float = 1.5
    """What an item that is not there speaks against a form. Holds to twice."""

    least: float = 12.0
    """So much a text must have of a form to be one of its sheets: some three labels in order. Holds
    from a quarter."""


ROWS: Final = RowWeights()
FORMS: Final = FormWeights()
