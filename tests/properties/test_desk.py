"""Undo at the desk: back to the very file that was opened, and forward to what was left."""

from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.storage import store
from tests.properties.steps import full_sheet, steps
from ui.desk.desk import Desk


@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_all_steps_taken_back_and_again_give_the_first_and_the_last_file(qapp, data):
    form = catalogue.form("form3-r06")
    desk = Desk(form, full_sheet(form))
    files = [store.dump(desk.sheet, form)]
    for _ in range(data.draw(st.integers(1, 5))):
        desk.push(data.draw(steps(form, desk.sheet)), "入力")
        files.append(store.dump(desk.sheet, form))
    for file in files[-2::-1]:
        desk.stack.undo()
        assert store.dump(desk.sheet, form) == file
    for file in files[1:]:
        desk.stack.redo()
        assert store.dump(desk.sheet, form) == file
    assert desk.stack.index() == len(files) - 1
