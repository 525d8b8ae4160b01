"""How the papers are to be printed."""

from typing import Final, Literal, NamedTuple, get_args

from piadesk.revision.item_names import Style

Purpose = Literal["internal", "submission", "publication"]
"""For whom a sheet is: the office, the Commission (提出用), everybody (公表用). What is kept back
is blackened in the last alone."""

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)


class PrintOptions(NamedTuple):
    """How a sheet is printed; ``draft`` puts 案 on every page."""

    draft: bool = False
    purpose: Purpose = "internal"


class ComparisonOptions(NamedTuple):
    """How a 新旧対照表 is printed."""

    all_items: bool = False
    """The unchanged items too."""

    style: Style | None = None
    """How items are named; None: as usual on the form."""

    draft: bool = False


class CirculationOptions(NamedTuple):
    """What the cover of a 回議書 says; what is left blank is printed as room for a pen."""

    subject: str = ""
    """件名; without one it is made from the sheet's name."""

    drafted_on: str = ""
    """起案日, as dates are stored."""

    drafted_by: str = ""
    """担当: section and person."""

    stamps: tuple[str, ...] = ()
    """Titles over the boxes of 決裁欄, the highest first; none: the usual ones."""

    all_items: bool = False
    style: Style | None = None
    """As for the 新旧対照表."""
