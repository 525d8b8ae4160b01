"""Undo: an edit and its inverse leave the very same file, however many there are."""

from typing import get_args

import pytest
from hypothesis import event, find, given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.sheets.edits import Edit, MoveEntry, Several, apply
from piadesk.storage import edit_json, store
from tests.properties.steps import STEPS, full_sheet, steps

FORMS = catalogue.form_ids()
EDITS = get_args(Edit)


def test_there_are_examples_of_every_class_of_edit():
    assert set(STEPS) == set(EDITS)


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_undoing_everything_gives_the_start(form_id, data):
    form = catalogue.form(form_id)
    sheet = full_sheet(form)
    start = store.dump(sheet, form)
    inverses = []
    for _ in range(data.draw(st.integers(1, 6))):
        edit = data.draw(steps(form, sheet))
        event(type(edit).__name__)
        inverses.append(apply(sheet, edit))
    apply(sheet, Several(tuple(reversed(inverses))))
    assert store.dump(sheet, form) == start


@pytest.mark.parametrize("kind", EDITS)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_an_edit_undone_and_redone_leaves_the_file_of_before_and_after(kind, data):
    form = catalogue.form("form3-r06")
    sheet = full_sheet(form)
    before = store.dump(sheet, form)
    inverse = apply(sheet, data.draw(STEPS[kind](form, sheet)))
    after = store.dump(sheet, form)
    event("changes the file" if before != after else "changes nothing")
    redo = apply(sheet, inverse)
    assert store.dump(sheet, form) == before
    apply(sheet, redo)
    assert store.dump(sheet, form) == after


@pytest.mark.parametrize("kind", EDITS)
def test_every_class_of_edit_comes_up_and_changes_something(kind):
    form = catalogue.form("form2-r06")
    start = store.dump(full_sheet(form), form)

    def changes(edit):
        sheet = full_sheet(form)
        apply(sheet, edit)
        return isinstance(edit, kind) and store.dump(sheet, form) != start

    assert find(steps(form, full_sheet(form)), changes)


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_an_entry_moved_back_stands_between_its_old_neighbours(data):
    form = catalogue.form("form3-r06")
    sheet = full_sheet(form)
    move = data.draw(STEPS[MoveEntry](form, sheet))
    order = [entry.id for entry in sheet.entries(move.address)]
    apply(sheet, apply(sheet, move))
    assert [entry.id for entry in sheet.entries(move.address)] == order


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_edit_comes_back_from_its_json(data):
    form = catalogue.form("form3-r06")
    sheet = full_sheet(form)
    edit = Several(tuple(data.draw(st.lists(steps(form, sheet), max_size=3))))
    assert edit_json.edit_of(edit_json.record_of(edit)) == edit
