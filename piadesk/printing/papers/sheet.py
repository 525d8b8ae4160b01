"""The official form with a sheet's answers, as pages."""

from collections.abc import Sequence

from piadesk.boxes.sections import sheet_boxes
from piadesk.boxes.withheld import reasons_box
from piadesk.forms import definition as d
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PrintedPage
from piadesk.printing.layout.parts import laid_out
from piadesk.sheets.sheet import Sheet


def sheet_pages(
    form: d.Form, sheet: Sheet, draft: bool = False, reasons: Sequence[str] = ()
) -> list[PrintedPage]:
    """The whole sheet; ``draft`` puts 案 on every page, ``reasons`` say why it has ■."""
    boxes = list(sheet_boxes(form, sheet))
    if reasons:
        boxes.append(reasons_box(reasons))
    return fitted_pages(laid_out(boxes), draft)
