"""The desk: every change is an undo step, and typing is one."""

import gc
import weakref

import pytest
from PySide6.QtGui import QUndoCommand
from shiboken6 import delete

from piadesk.forms import catalogue
from piadesk.sheets.edits import AddEntry, SetValue, Several
from piadesk.sheets.sheet import Address, Entry, new_sheet
from ui.desk.desk import Desk

NAME = Address((), "basic.affair.name")
TITLE = Address((), "cover.title")
LOG = Address((), "log")


@pytest.fixture
def desk(qapp):
    form = catalogue.form("form2-r06")
    desk = Desk(form, new_sheet(form))
    desk.now = 0.0
    desk.clock = lambda: desk.now
    desk.news = []
    desk.changed.connect(desk.news.append)
    return desk


def type_in(desk, text, address=NAME):
    for length in range(1, len(text) + 1):
        desk.push(SetValue(address, text[:length]), "入力", str(address))


def test_typing_is_one_step(desk):
    type_in(desk, "住民")
    assert desk.stack.count() == 1
    desk.stack.undo()
    assert desk.sheet.get(NAME) is None


def test_keystrokes_of_one_step_keep_nothing_of_their_own(desk):
    def steps():
        return sum(isinstance(each, QUndoCommand) for each in gc.get_objects())

    before = steps()
    type_in(desk, "住民基本台帳")
    assert steps() - before == desk.stack.count()


def test_a_pause_begins_a_new_step(desk):
    type_in(desk, "住")
    desk.now = 2.5
    desk.push(SetValue(NAME, "住民"), "入力", str(NAME))
    desk.stack.undo()
    assert desk.sheet.get(NAME) == "住"


def test_leaving_the_field_begins_a_new_step(desk):
    type_in(desk, "住")
    desk.close_step()
    desk.push(SetValue(NAME, "住民"), "入力", str(NAME))
    assert desk.stack.count() == 2


def test_two_items_never_join(desk):
    type_in(desk, "住")
    type_in(desk, "民", TITLE)
    assert desk.stack.count() == 2


def test_typing_after_a_save_does_not_join_the_saved_step(desk):
    type_in(desk, "住")
    desk.stack.setClean()
    type_in(desk, "住民")
    desk.stack.undo()
    assert desk.stack.isClean()
    assert desk.sheet.get(NAME) == "住"


def test_redo_brings_all_of_the_typing_back(desk):
    type_in(desk, "住民基本台帳")
    desk.stack.undo()
    desk.stack.redo()
    assert desk.sheet.get(NAME) == "住民基本台帳"


def test_news_tell_where_who_and_what_kind(desk):
    here = object()
    desk.push(SetValue(NAME, "あ"), "入力", origin=here)
    desk.push(AddEntry(LOG, 0, Entry(id="r")), "追加", origin=here)
    desk.stack.undo()
    typed, added, undone = desk.news
    assert (typed.addresses, typed.shape, typed.origin) == ((NAME,), False, here)
    assert (added.addresses, added.shape) == ((LOG,), True)
    assert (undone.origin, undone.history) == (None, True)


def test_edits_that_belong_together_are_told_as_one(desk):
    desk.push(Several((SetValue(NAME, "あ"), SetValue(TITLE, "い"))), "貼り付け")
    assert [set(news.addresses) for news in desk.news] == [{NAME, TITLE}]


def test_nothing_changes_on_a_read_only_desk(desk):
    desk.read_only = "読み取り専用です。"
    desk.push(SetValue(NAME, "あ"), "入力")
    assert desk.sheet.get(NAME) is None
    assert desk.stack.count() == 0


def test_a_desk_that_goes_tells_of_no_more_steps(desk):
    type_in(desk, "住")
    heard = []
    desk.stepped.connect(lambda: heard.append(desk.stack.isClean()))
    delete(desk)
    assert heard == []


def test_a_desk_goes_with_its_last_owner_and_in_no_circle():
    form = catalogue.form("form2-r06")
    desk = Desk(form, new_sheet(form))
    type_in(desk, "住")
    desk.stack.undo()
    gone = weakref.ref(desk)
    del desk
    assert gone() is None


def test_what_was_typed_is_told_once_it_is_done_with(desk):
    told = []
    desk.typed.connect(lambda edit, inverse: told.append((inverse.value, edit.value)))
    type_in(desk, "住民")
    assert told == []
    type_in(desk, "題", TITLE)
    desk.close_step()
    desk.close_step()
    assert told == [(None, "住民"), (None, "題")]


def test_typing_that_is_taken_back_is_not_told(desk):
    told = []
    desk.typed.connect(lambda *edits: told.append(edits))
    type_in(desk, "住民")
    desk.stack.undo()
    desk.close_step()
    assert told == []


def test_what_follows_from_typing_is_one_step_with_it(desk):
    type_in(desk, "住民")
    desk.close_step()
    desk.extend_step(SetValue(TITLE, "題"), "まとめて")
    type_in(desk, "住民票")
    assert (desk.stack.count(), desk.stack.text(0)) == (2, "まとめて")
    for step in (desk.stack.undo, desk.stack.undo):
        step()
    assert (desk.sheet.get(NAME), desk.sheet.get(TITLE)) == (None, None)
    desk.stack.redo()
    assert (desk.sheet.get(NAME), desk.sheet.get(TITLE)) == ("住民", "題")
    assert desk.work_done() == Several((Several((SetValue(NAME, "住民"), SetValue(TITLE, "題"))),))
