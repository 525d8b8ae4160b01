"""How much of the paper a text takes: lines and pages, told while the text is being written.

The lines are those of the paper itself; a page is reckoned as one that holds nothing else.
"""

from collections.abc import Iterator
from typing import NamedTuple

from piadesk.boxes.model import CoverBox, PartBox, SectionBox
from piadesk.boxes.sections import sheet_boxes
from piadesk.forms import definition as d
from piadesk.printing.layout.model import PADDING
from piadesk.printing.layout.paper_size import text_height
from piadesk.printing.layout.parts import laid_out
from piadesk.printing.layout.texts import fitted
from piadesk.sheets.sheet import Address, Sheet


class PrintedLength(NamedTuple):
    """So many lines, and of how many pages that is."""

    lines: int
    pages: float


class TextRoom(NamedTuple):
    """The cell of an answer: width without air, type size, pitch, page; in points."""

    width: float
    size: float
    leading: float
    page_height: float

    def length(self, text: str) -> PrintedLength:
        """How long ``text`` would be there."""
        lines = len(fitted(text, self.width, self.size))
        return PrintedLength(lines, lines * self.leading / self.page_height)


def text_room(form: d.Form, sheet: Sheet, address: Address) -> TextRoom | None:
    """The room of the answer at ``address`` as the sheet stands; None where it is not printed."""
    for part in laid_out(_around(form, sheet, address)):
        for row in reversed(part.rows):  # on the cover the head over an answer names it too
            starts = [x for x, held in row.holds if held == address]
            cells = [cell for cell in row.cells if cell.x in starts]
            if cells:
                width = cells[0].width - 2 * PADDING
                return TextRoom(width, cells[0].size, row.leading, text_height(part.landscape))
    return None


def _around(form: d.Form, sheet: Sheet, address: Address) -> Iterator[PartBox]:
    """The part of the paper that the answer stands in."""
    section = form.section_of[address.item]
    for box in sheet_boxes(form, sheet):
        if isinstance(box, SectionBox):
            if box.id == section.id and address.path[: len(box.path)] == box.path:
                yield box
        elif isinstance(box, CoverBox) and section.layout == "cover":
            yield box
