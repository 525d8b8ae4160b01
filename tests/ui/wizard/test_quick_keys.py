"""What somebody who knows the form does by a key: go anywhere, back to last year's, 変更箇所."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.published import freeze
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window
from ui.wizard.jump_dialog import JumpDialog

FORM = catalogue.form("form2-r06")
NAME, TITLE = Address((), "basic.affair.name"), Address((), "cover.title")
SUMMARY = Address((), "basic.affair.summary")


@pytest.fixture
def window(qtbot):
    """Published with a name and a title, which both have changed since."""
    sheet = Sheet(form=FORM.id, answers={NAME.item: "旧い事務", TITLE.item: "旧い題"})
    apply(sheet, freeze(FORM, sheet))
    window = open_window(qtbot, sheet)
    for address in (NAME, TITLE):
        window.desk.push(SetValue(address, "新しい"), "入力")
    return window


def jump(qtbot, window, words, *keys):
    window.menus.run("jump")
    dialog = window.findChildren(JumpDialog)[-1]
    dialog.words.setText(words)
    for key in (*keys, Qt.Key.Key_Return):
        qtbot.keyClick(dialog.words, key)


def test_numbers_and_enter_bring_the_field(qtbot, window):
    jump(qtbot, window, "1 1 2")
    assert window.wizard.at_work.item.startswith("basic.affair")
    jump(qtbot, window, "1 1", Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert window.wizard.at_work == NAME


def test_where_no_text_can_be_widened_it_is_said(window):
    window.wizard.go_to(Address((), "cover.published_on"))
    window.menus.run("widen")
    assert "広げて" in window.wizard.foot.news.text()
    window.wizard.go_to_review()
    window.wizard.foot.tell("")
    window.menus.run("widen")
    assert "広げて" in window.wizard.foot.news.text()


def test_a_word_that_stands_nowhere_leaves_all_as_it_is(qtbot, window):
    window.wizard.go_to(NAME)
    jump(qtbot, window, "そんなものはない")
    assert window.findChild(JumpDialog).isVisible()
    assert window.wizard.at_work == NAME


def test_the_next_changed_and_the_next_empty_answer_are_a_key_away(window):
    window.menus.run("next_changed")
    assert window.wizard.at_work == TITLE
    window.menus.run("next_changed")
    assert window.wizard.at_work == NAME
    window.menus.run("next_changed")
    assert window.wizard.at_work == TITLE
    window.menus.run("last_changed")
    assert window.wizard.at_work == NAME
    window.wizard.checker.check_now()
    window.menus.run("next_missing")
    at_work = window.wizard.at_work
    assert at_work != NAME
    assert not window.desk.sheet.get(at_work)


def test_the_answer_of_last_year_comes_back_and_by_undo_the_new_one(window):
    window.wizard.go_to(NAME)
    window.menus.run("restore")
    assert window.desk.sheet.get(NAME) == "旧い事務"
    window.menus.run("restore")
    assert window.wizard.foot.news.text() == "前回の記載と同じです。"
    window.menus.run("undo")
    assert window.desk.sheet.get(NAME) == "新しい"


def test_a_row_of_the_change_log_for_this_item_alone(window):
    window.wizard.go_to(NAME)
    window.menus.run("log_change")
    log = ChangeLog.needed(FORM)
    assert [log.row(row).after for row in log.entries(window.desk.sheet)] == ["新しい"]
    assert window.wizard.at_work == NAME
    window.menus.run("log_change")
    assert "まだ表に書いていない変更がありません" in window.wizard.foot.news.text()
    assert len(log.entries(window.desk.sheet)) == 1
