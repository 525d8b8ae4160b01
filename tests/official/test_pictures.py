"""Pictures go into the office's own workbook, and long texts get the rows that they lack."""

import functools
import io
from copy import deepcopy

from openpyxl import load_workbook
from openpyxl.styles import Border, Side
from PIL import Image

from piadesk.acts.pictures import read_picture
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.intake.excel.package import Package
from piadesk.intake.excel.shapes import shapes_of
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.official.filling import fill_workbook
from piadesk.sheets.sheet import Sheet, new_sheet
from tests.official.test_filling import OWN, SAMPLE, read_again

FORM = catalogue.form("form4-r06")
FIGURE, LINE = "annex.affair.figure", Side(style="thin")


def picture(size=(300, 200)):
    content = io.BytesIO()
    Image.new("RGB", size, "navy").save(content, "PNG")
    return read_picture(content.getvalue(), "図 <1>.png").value()


@functools.cache
def first_parts():
    """The first parts of 様式4 as a workbook, without a box for figures."""
    book = load_workbook(io.BytesIO(sheet_workbook(FORM, new_sheet(FORM))))
    for page in book.worksheets[5:]:
        del book[page.title]
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@functools.cache
def office_workbook(rows):
    """The same with a box of so many rows for the figures."""
    book = load_workbook(io.BytesIO(first_parts()))
    page = book["（別添１）事務の内容"]
    page.merged_cells.ranges.clear()
    page.insert_rows(2, rows)
    for top, bottom in ((1, 1), (2, rows + 1), (rows + 2, rows + 2), (rows + 3, rows + 3)):
        page.merge_cells(start_row=top, end_row=bottom, start_column=1, end_column=24)
        for row in range(top, bottom + 1):
            for column in range(1, 25):
                sides = {"top": row == top, "bottom": row == bottom}
                sides |= {"left": column == 1, "right": column == 24}
                drawn = {side: LINE for side, is_edge in sides.items() if is_edge}
                page.cell(row, column).border = Border(**drawn)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def filled(pictures, content=None):
    sheet = Sheet(form=FORM.id, answers={"cover.title": "台帳", FIGURE: pictures})
    return fill_workbook(FORM, sheet, content or office_workbook(20), "様式.xlsx")


def test_pictures_come_back_from_the_copy_in_their_order():
    copy = filled([picture(), picture((100, 400))])
    assert copy.unplaced == ()
    imported = read_onto(FORM, text_of_workbook(copy.content, "写し.xlsx")).sheet
    sizes = [(one["width"], one["height"]) for one in imported.answers[FIGURE]]
    assert sizes == [(300, 200), (100, 400)]
    load_workbook(io.BytesIO(copy.content))


def test_the_picture_lies_in_the_box_whose_rows_grow_for_it():
    copy = filled([picture((600, 900))])
    package = Package(copy.content, "")
    path = next(part.path for part in package.sheets() if "別添１" in part.title)
    assert [shape.cell for shape in shapes_of(package, path)] == ["A2"]
    page = load_workbook(io.BytesIO(copy.content))["（別添１）事務の内容"]
    high = sum(page.row_dimensions[row].height or 15 for row in range(2, 22))
    assert high * 96 / 72 > 640 / 600 * 900 * 0.95 - 100


def test_a_worksheet_that_has_pictures_keeps_them_and_that_is_told():
    twice = filled([picture()], filled([picture()]).content)
    assert [one.reason for one in twice.unplaced] == ["picture_there"]


def test_pictures_without_a_box_are_told():
    assert [one.reason for one in filled([picture()], first_parts()).unplaced] == ["picture"]


def test_a_text_longer_than_a_row_may_be_high_gets_rows_and_reads_the_same():
    sheet = deepcopy(SAMPLE.sheet)
    sheet.answers["basic.affair.description"] = "届出を受け付ける。" * 500
    copy = fill_workbook(SAMPLE.form, sheet, OWN, "児童手当.xlsx")
    assert (len(copy.lengthened), copy.too_high, copy.unplaced) == (1, (), ())
    again = read_again(SAMPLE.form, copy.content)
    assert again.answers["basic.affair.description"] == sheet.answers["basic.affair.description"]
    usual = read_again(
        SAMPLE.form, fill_workbook(SAMPLE.form, SAMPLE.sheet, OWN, "児童手当.xlsx").content
    )
    assert {**again.answers, "basic.affair.description": ""} == {
        **usual.answers,
        "basic.affair.description": "",
    }
