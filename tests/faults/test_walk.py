"""Thousands of edits of every kind at one sheet: undone, redone, saved, opened: all the same."""

import random

import pytest

from piadesk.forms import catalogue
from piadesk.printing import print_sheet
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from piadesk.storage.left_journal import find_journal
from tests.faults.part import IS_WHOLE, part
from tests.faults.table import fault
from tests.faults.walking import run_of_the_office, some_edit
from tests.recorder import Recorder
from ui.desk import sheet_files

FORMS = ["form2-r06", "form4-r06"]
STEPS_BETWEEN_LOOKS = 100


def content(desk):
    return store.dump(desk.sheet, desk.form)


def look(desk, path, chosen):
    """All that was done can be taken back and done again; the journal, the file and what it opens
    as say the same; it prints."""
    end, index = content(desk), desk.stack.index()
    desk.journal.write()
    replayed = store.load(path).sheet
    for edit in find_journal(path).edits if desk.stack.index() else ():
        apply(replayed, edit)
    assert store.dump(replayed, desk.form) == end
    middle = chosen.randint(0, index)
    desk.stack.setIndex(middle)
    between = content(desk)
    desk.stack.setIndex(0)
    assert content(desk) == path.read_bytes()
    desk.stack.setIndex(middle)
    assert content(desk) == between
    desk.stack.setIndex(index)
    assert content(desk) == end
    sheet_files.save(desk, path)
    opened = store.load(path)
    assert not opened.is_altered
    assert opened.sheet == desk.sheet
    if IS_WHOLE:
        assert print_sheet(opened.form, opened.sheet)


@fault("F66", "a random walk of edits of every kind, undo, redo, merges, runs of the office")
@pytest.mark.parametrize("form_id", part(FORMS, 1))
def test_a_long_walk_is_the_same_undone_redone_saved_and_opened(
    qapp, tmp_path, form_id, record_property
):
    chosen, path, form = random.Random(66), tmp_path / "a.json", catalogue.form(form_id)
    store.save(new_sheet(form), form, path)
    steps = len(part(range(5_000), STEPS_BETWEEN_LOOKS))
    record_property("tried", steps)
    desk = sheet_files.open_file(path, Recorder())
    for number in range(1, steps + 1):
        if (edit := some_edit(form, desk.sheet, chosen)) is not None:
            desk.push(edit, "入力", merge=str(edit.address) if isinstance(edit, SetValue) else "")
        if chosen.random() < 0.15:
            chosen.choice([desk.stack.undo, desk.stack.redo])()
        if number % STEPS_BETWEEN_LOOKS == 0:
            look(desk, path, chosen)
            sheet_files.discard(desk)
            run_of_the_office(path, chosen)
            desk = sheet_files.open_file(path, Recorder())
    sheet_files.discard(desk)
