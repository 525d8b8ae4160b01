"""What came of filling a workbook.

Apart from the filling: who has another process do it needs nothing that reads workbooks.
"""

from typing import NamedTuple

from piadesk.sheets.sheet import Address


class Unplaced(NamedTuple):
    """An answer that is not in the copy, and why: ``no_cell``, ``picture``, ``picture_there``,
    ``formula``, ``too_long``, ``read_otherwise``."""

    address: Address
    reason: str


class Filled(NamedTuple):
    """The copy, and what the clerk must know of it."""

    content: bytes
    placed: int
    unplaced: tuple[Unplaced, ...]
    too_high: tuple[str, ...]
    """Names of cells (``Ⅰ!C12``) whose words do not print whole: a row ends at 409 points."""

    lengthened: tuple[str, ...]
    """Names of cells that were given more rows so that they do."""

    left_over: tuple[str, ...]
    """Answers that stood in the workbook and still do, and are not the sheet's: position, words."""

    cleared: tuple[str, ...]
    """Words that stood in the workbook in the place of an answer that the sheet does not have."""
