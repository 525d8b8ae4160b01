"""The workbook says what the sheet says: read again it gives the same answers, and no word more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.exporting import sheet_workbook
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.places import RESOURCES
from piadesk.storage import store
from tests.intake.test_styles import readable_sheets
from tests.properties.test_intake import answers

FORMS = catalogue.form_ids()


def read_again(form, content):
    return read_onto(form, text_of_workbook(content, "評価書.xlsx"))


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=1, deadline=None)
@given(data=st.data())
def test_an_exported_workbook_is_read_as_the_same_sheet(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(readable_sheets(form))
    imported = read_again(form, sheet_workbook(form, sheet))
    assert answers(form, imported.sheet) == answers(form, sheet)


SAMPLES = sorted((RESOURCES / "samples").glob("*.json"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_whole_and_nothing_is_left_over(sample):
    opened = store.load(sample)
    imported = read_again(opened.form, sheet_workbook(opened.form, opened.sheet))
    expected = answers(opened.form, opened.sheet)
    pictures = {item.id for item in opened.form.items if isinstance(item, d.Picture)}
    assert answers(opened.form, imported.sheet) == {
        key: value for key, value in expected.items() if key not in pictures
    }
    assert imported.report.left_over == ()
    assert {note.code for note in imported.report.notes} <= {"furniture", "picture"}
