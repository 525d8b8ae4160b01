"""Pages are not wasted on the last few rows of a part, and nothing is lost for it."""

import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.printing import print_sheet
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.drawing.pages import paginate
from piadesk.printing.layout.model import LEADING, CellLayout, PartLayout, RowLayout
from piadesk.printing.layout.paper_size import text_height
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from tests import pdf

ROWS_ON_A_PAGE = int(text_height() / RowLayout((CellLayout(0, 100),)).height)


def part(count, **look):
    rows = [RowLayout((CellLayout(0, 100, (str(number),)),)) for number in range(count)]
    return PartLayout(tuple(rows), 100, new_page=True, **look)


def words(pages):
    pieces = (piece for page in pages for frame in page.frames for piece in frame.slices)
    return [line for piece in pieces for line in piece.row.cells[0].lines]


def test_a_part_with_little_on_its_last_page_is_set_closer():
    parts = [part(ROWS_ON_A_PAGE + 2)]
    assert len(paginate(parts)) == 2
    (page,) = fitted_pages(parts)
    assert words([page]) == [str(number) for number in range(ROWS_ON_A_PAGE + 2)]
    assert page.frames[-1].bottom <= text_height() + 0.1


def test_no_line_comes_too_near_to_another():
    (page,) = fitted_pages([part(ROWS_ON_A_PAGE + 3)])
    row = page.frames[0].slices[0].row
    assert row.leading >= 12
    assert row.padding > 2.5


def test_where_no_page_is_saved_nothing_is_changed():
    for count in (ROWS_ON_A_PAGE, ROWS_ON_A_PAGE * 3 // 2):
        assert fitted_pages([part(count)]) == paginate([part(count)])


def test_a_part_is_fitted_for_itself():
    _, second = fitted_pages([part(ROWS_ON_A_PAGE + 2), part(3)])
    assert second.frames[0].slices[0].row.leading == LEADING


@pytest.mark.parametrize("form_id", [form for form in catalogue.form_ids() if form != "form1-r06"])
def test_no_page_of_a_sample_is_nearly_empty(form_id):
    opened = store.load(RESOURCES / "samples" / f"{form_id}.json")
    for page in sheet_pages(opened.form, opened.sheet):
        assert page.frames[-1].bottom > 0.2 * text_height(page.landscape)


@pytest.mark.parametrize("filled", [False, True])
def test_risks_of_the_older_form_stand_on_one_page_as_in_print(filled):
    form = catalogue.form("form2-h31")
    sample = store.load(RESOURCES / "samples" / "form2-h31.json").sheet
    pages = pdf.pages(print_sheet(form, sample if filled else new_sheet(form)))
    page = next(page for page in pages if "Ⅳリスク対策" in page)
    assert "９．従業者に対する教育・啓発" in page
