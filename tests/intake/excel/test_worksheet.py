"""Cells of a worksheet as one sees them: merged ones as one, ruled ones in their box."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from piadesk.intake.excel.frame import frame_of
from piadesk.intake.excel.package import Package
from piadesk.intake.excel.worksheet import Rules, all_cells, cells_with_words

LINE = Side(style="thin")


def boxes(page):
    """The boxes of the cells with words, by the cells' names."""
    buffer = io.BytesIO()
    page.parent.save(buffer)
    package = Package(buffer.getvalue(), "表.xlsx")
    frame = frame_of(package.content(package.sheets()[0].path))
    book = load_workbook(buffer, read_only=True)
    drawn = all_cells(book.active)
    cells = cells_with_words(drawn, frame, Rules(drawn, frame))
    book.close()
    return {cell.name: cell.box and tuple(cell.box) for cell in cells}


def page(**words):
    told = Workbook().active
    for name, text in words.items():
        told[name] = text
    return told


def rule(page, area, **sides):
    for row in page[area]:
        for cell in row:
            cell.border = Border(**dict.fromkeys(sides or ("left", "right", "top", "bottom"), LINE))


def test_a_cell_in_no_lines_has_no_box():
    assert boxes(page(A1="ラベル")) == {"A1": None}


def test_lines_of_either_neighbour_make_a_box():
    told = page(B2="ラベル")
    rule(told, "A2:A2", right=True)
    rule(told, "C2:C2", left=True)
    rule(told, "B1:B1", bottom=True)
    rule(told, "B3:B3", top=True)
    assert boxes(told) == {"B2": (2, 2, 2, 2)}


def test_an_open_side_leaves_no_box():
    told = page(B2="答え")
    rule(told, "B2:B2", left=True, top=True, bottom=True)
    assert boxes(told) == {"B2": None}


def test_cells_without_a_line_between_share_a_box():
    told = page(A1="[", B1="十分である", C1="]")
    rule(told, "A1:C1", top=True, bottom=True)
    told["A1"].border = Border(left=LINE, top=LINE, bottom=LINE)
    told["C1"].border = Border(right=LINE, top=LINE, bottom=LINE)
    assert set(boxes(told).values()) == {(1, 1, 1, 3)}


def test_lines_inside_a_merged_area_are_none():
    told = page(A1="[", C1="○")
    told.merge_cells("A1:B1")
    rule(told, "A1:C1", top=True, bottom=True)
    for cell in ("A1", "B1"):
        told[cell].border = Border(left=LINE, top=LINE, bottom=LINE)
    told["C1"].border = Border(right=LINE, top=LINE, bottom=LINE)
    assert set(boxes(told).values()) == {(1, 1, 1, 3)}


def test_a_line_of_the_first_merged_cell_goes_around_all():
    told = page(A1="ラベル", C1="答え")
    rule(told, "A1:C1")
    told["B1"].border = Border()
    told.merge_cells("A1:B1")
    assert boxes(told) == {"A1": (1, 1, 1, 2), "C1": (1, 3, 1, 3)}


@pytest.mark.parametrize("row", [1_048_577, 10**12])
def test_a_row_that_excel_does_not_have_is_refused(row):
    part = f'<worksheet><sheetData><row r="{row}"/></sheetData></worksheet>'.encode()
    with pytest.raises(ValueError, match="row"):
        frame_of(part)


@pytest.mark.parametrize("area", ["A1:A1048577", "A1:XFE1", "B2:A1"])
def test_an_area_that_excel_does_not_have_is_refused(area):
    part = f'<worksheet><mergeCells><mergeCell ref="{area}"/></mergeCells></worksheet>'.encode()
    with pytest.raises(ValueError, match=r"area|range"):
        frame_of(part)
