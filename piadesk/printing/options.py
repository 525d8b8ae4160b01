"""How the papers are to be printed."""

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

from piadesk.revision.item_names import Style

if TYPE_CHECKING:
    from piadesk.checks.levels import Levels

Purpose = Literal["internal", "submission", "publication"]
"""For whom a sheet is: the office, the Commission (提出用), everybody (公表用). What is kept back
is blackened in the last alone."""

PURPOSES: Final[tuple[Purpose, ...]] = get_args(Purpose)


class PageLook(NamedTuple):
    """What an office may ask of every page, whatever stands on it."""

    running: bool = False
    """A line over the text says which sheet, part and entry the page is of."""

    binding: bool = False
    """20 mm where the paper is punched (ISO 838: holes reach 15 mm from the edge)."""

    plain: bool = False
    """No grey grounds, which a fax or a copy makes dots of; heads have broader rules instead."""


USUAL: Final = PageLook()


class PrintOptions(NamedTuple):
    """How a sheet is printed; ``draft`` puts 案 on every page."""

    draft: bool = False
    purpose: Purpose = "internal"
    look: PageLook = USUAL
    source: bytes = b""
    """The sheet file, which travels inside the PDF and is opened from there; never in one that
    leaves the office."""


class ComparisonOptions(NamedTuple):
    """How a 新旧対照表 is printed."""

    all_items: bool = False
    """The unchanged items too."""

    style: Style | None = None
    """How items are named; None: as usual on the form."""

    draft: bool = False
    look: PageLook = USUAL


class CirculationOptions(NamedTuple):
    """What the cover of a 回議書 says; what is left blank is printed as room for a pen."""

    subject: str = ""
    """件名; without one it is made from the sheet's name."""

    drafted_on: str = ""
    """起案日, as dates are stored."""

    drafted_by: str = ""
    """担当: section and person."""

    document_number: str = ""
    retention: str = ""
    """文書番号 and 保存期間 of the record that the pack becomes."""

    stamps: tuple[str, ...] = ()
    """Titles over the boxes of 決裁欄, the highest first; none: the usual ones."""

    all_items: bool = False
    style: Style | None = None
    """As for the 新旧対照表."""

    levels: "Levels | None" = None
    """The rules of the checks that are switched off or down."""

    look: PageLook = USUAL
