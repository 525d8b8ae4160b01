"""The papers are what the scripts beside them write: who changes one changes both."""

import pytest
from openpyxl import load_workbook

from piadesk.intake.source import read_source
from piadesk.texts.folding import fold
from tests.published import (
    child_allowance_workbook,
    elderly_care_workbook,
    older_form2_workbook,
    pension_text,
    residents_workbook,
    school_aid_workbook,
    vaccination_pdf,
)


def cells(book):
    return {
        (page.title, cell.coordinate): str(cell.value).removesuffix(" 00:00:00")
        for page in book
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.mark.parametrize(
    "paper",
    [
        child_allowance_workbook,
        elderly_care_workbook,
        older_form2_workbook,
        residents_workbook,
        school_aid_workbook,
    ],
    ids=lambda module: module.PLACE.name,
)
def test_a_workbook_holds_what_its_script_writes(paper):
    assert cells(load_workbook(paper.PLACE)) == cells(paper.workbook())


def test_the_text_is_what_its_script_writes():
    assert pension_text.PLACE.read_text(encoding="utf-8") == pension_text.whole_text()


def test_the_pdf_is_what_its_script_draws(tmp_path):
    again = tmp_path / "again.pdf"
    vaccination_pdf.write(again)
    texts = [fold(read_source(path).text) for path in (again, vaccination_pdf.PLACE)]
    assert texts[0] == texts[1]
