"""A clerk's workbook on the official form gives its answers, however its cells were cut."""

import json
from dataclasses import asdict

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.intake import import_sheet
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.places import RESOURCES
from piadesk.storage import store
from tests.intake.official import WIDTH, Look, Official, workbook
from tests.intake.test_styles import readable_sheets
from tests.properties.test_intake import answers

FORMS = catalogue.form_ids()

LOOKS = {
    "official": Look(),
    "a worksheet for each section": Look(sheet_for_each_section=True),
    "nothing merged": Look(merged=False),
    "nothing ruled": Look(ruled=False),
    "brackets in one cell": Look(one_cell_brackets=True, circle="〇"),
    "labels in two cells": Look(split_labels=True),
    "words in two looks": Look(rich=True, circle="◯"),
    "blank rows between": Look(blank_rows=True),
}

ANYWHERE = ("nothing merged", "nothing ruled", "words in two looks", "blank rows between")
"""Looks for which a small form is as good as a large one."""


@pytest.mark.parametrize(
    ("form_id", "look"),
    [(form_id, "official") for form_id in FORMS]
    + [("form2-r06" if look in ANYWHERE else "form3-r06", look) for look in [*LOOKS][1:]],
)
@settings(max_examples=1, deadline=None)
@given(data=st.data())
def test_every_look_gives_the_same_answers(form_id, look, data):
    form = catalogue.form(form_id)
    sheet = data.draw(readable_sheets(form))
    assume(sheet.answers)  # the first sheet that is drawn is blank
    source = text_of_workbook(workbook(form, sheet, LOOKS[look]), "評価書.xlsx")
    imported = read_onto(form, source)
    assert answers(form, imported.sheet) == answers(form, sheet)


def test_a_workbook_is_known_by_its_form_and_read_whole(tmp_path):
    form_id = "form2-r06"
    sample = store.load(RESOURCES / "samples" / f"{form_id}.json")
    path = tmp_path / "評価書.xlsx"
    path.write_bytes(workbook(sample.form, sample.sheet))
    imported = import_sheet(path)
    told = answers(imported.form, imported.sheet)
    typed = {k: v for k, v in answers(sample.form, sample.sheet).items() if "figure" not in k}
    assert imported.form.id == form_id
    assert told == typed
    assert imported.report.left_over == ()


@settings(max_examples=6, deadline=None)
@given(sheet=readable_sheets(catalogue.form("form2-r06")), data=st.data())
def test_no_word_of_a_workbook_is_lost(sheet, data):
    form = catalogue.form("form2-r06")
    official = Official(form, Look()).fill(sheet)
    page = data.draw(st.sampled_from(official.book.worksheets))
    row = data.draw(st.integers(1, page.max_row + 2))
    cell = page.cell(row, data.draw(st.integers(1, WIDTH + 3)))
    cell.value = f"{cell.value or ''}迷い込んだ一文"
    imported = read_onto(form, text_of_workbook(official.content(), "評価書.xlsx"))
    report = imported.report
    told = json.dumps(asdict(imported.sheet), ensure_ascii=False) + "".join(
        one.text for one in report.left_over
    )
    assert "迷い込んだ一文" in told + "".join(note.sentence for note in report.notes)
