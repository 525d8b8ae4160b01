"""The official form with a sheet's answers, as pages."""

from piadesk.boxes.sections import sheet_boxes
from piadesk.forms import definition as d
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PrintedPage
from piadesk.printing.layout.parts import laid_out
from piadesk.sheets.sheet import Sheet


def sheet_pages(form: d.Form, sheet: Sheet, draft: bool = False) -> list[PrintedPage]:
    """The whole sheet; ``draft`` puts 案 on every page."""
    boxes = list(sheet_boxes(form, sheet))
    return fitted_pages(laid_out(boxes), draft)
