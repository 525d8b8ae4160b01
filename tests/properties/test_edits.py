"""Undo: an edit and its inverse leave the very same file, however many there are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.sheets.edits import Several, apply
from piadesk.storage import edit_json, store
from tests.sheets import edits, sheets

FORMS = catalogue.form_ids()


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_undoing_everything_gives_the_start(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form, most_rows=1))
    start = store.dump(sheet, form)
    inverses = []
    for _ in range(data.draw(st.integers(1, 6))):
        before = store.dump(sheet, form)
        edit = data.draw(edits(form, sheet))
        inverse = apply(sheet, edit)
        after = store.dump(sheet, form)
        redo = apply(sheet, inverse)
        assert store.dump(sheet, form) == before
        inverses.append(apply(sheet, redo))
        assert store.dump(sheet, form) == after
    apply(sheet, Several(tuple(reversed(inverses))))
    assert store.dump(sheet, form) == start


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_an_edit_comes_back_from_its_json(data):
    form = catalogue.form("form3-r06")
    sheet = data.draw(sheets(form, most_rows=1))
    edit = Several(tuple(data.draw(st.lists(edits(form, sheet), max_size=3))))
    assert edit_json.read(edit_json.told(edit)) == edit
