"""Lists as workbooks: every line of a row is seen, in the face by which lines are measured."""

import io

import pytest
from openpyxl import load_workbook

from piadesk.exporting.grid import FONT, FONT_SIZE
from piadesk.exporting.lists_workbook import Listing, lists_workbook
from piadesk.exporting.request import request_workbook
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet

FORM = catalogue.form("form2-r06")
LEADING = 1.3
"""The lines of a face that may take its place are as high, in its sizes."""


def a_list():
    rows = [("対象人数の数え直し\n令和7年4月1日", "みどり台市財務部市民税課" * 3, 7)]
    return lists_workbook(
        "", [Listing("一覧", ("することと期限", "担当課", "件数"), (0.3, 0.2, 0.5), rows)]
    )


def a_request():
    parts = [(section, ()) for section in FORM.sections if section.id == "threshold"]
    return request_workbook(FORM, Sheet(form=FORM.id), parts, "")


def pages(content):
    return load_workbook(io.BytesIO(content)).worksheets


@pytest.mark.parametrize("make", [a_list, a_request])
def test_a_row_is_as_high_as_the_lines_of_its_cells(make):
    page = pages(make())[0]
    rows = [row for row in page.iter_rows() if any(cell.alignment.wrap_text for cell in row)]
    assert len(rows) > 1
    for row in rows:
        lines = max(str(cell.value or "").count("\n") + 1 for cell in row[:6])
        assert page.row_dimensions[row[0].row].height >= lines * FONT_SIZE * LEADING


def test_a_long_word_takes_its_lines():
    [page] = pages(a_list())
    # 72 half-width characters in a column of 30
    assert page.row_dimensions[4].height >= 3 * FONT_SIZE * LEADING


@pytest.mark.parametrize(
    "make", [a_list, a_request, lambda: sheet_workbook(FORM, Sheet(form=FORM.id))]
)
def test_all_cells_have_the_face_that_columns_are_measured_by(make):
    faces = {cell.font.name for page in pages(make()) for row in page.iter_rows() for cell in row}
    assert faces == {FONT}
