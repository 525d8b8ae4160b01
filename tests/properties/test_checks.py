"""Checks of random sheets: never a crash, every finding at a place of the sheet and in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk import catalogue
from piadesk.checks import check, check_section
from piadesk.checks.quotations import difference
from piadesk.walk import section_rows, walk
from tests.sheets import TEXTS, sheets

FORMS = catalogue.form_ids()


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_finding_has_a_place_and_a_sentence(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form))
    places = {entry.address: place for place, entry in enumerate(walk(form, sheet))}
    found = check(form, sheet)
    assert [places[one.address] for one in found] == sorted(places[one.address] for one in found)
    assert all(one.message and one.source for one in found)


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_a_section_finds_nothing_that_the_whole_does_not(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form, most_rows=1))
    whole = [(one.code, one.address) for one in check(form, sheet)]
    for section in form.sections:
        for rows in section_rows(sheet, section):
            part = check_section(form, sheet, section, rows)
            assert {(one.code, one.address) for one in part} <= set(whole)


@given(text=TEXTS, before=TEXTS, after=TEXTS)
def test_a_text_never_differs_from_what_holds_it(text, before, after):
    line = text.replace("\n", "")
    assert difference(line, before + line + after) is None or "略" in line
