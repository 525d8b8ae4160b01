"""検索と置換: found while typing, each place ticked or not, one undo."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_window
from ui.dialogs.replace_dialog import ReplaceDialog

FORM = catalogue.form("form2-r06")
NAME, ABOUT = Address((), "basic.affair.name"), Address((), "basic.affair.description")
TEXTS = {NAME.item: "サーバの管理", ABOUT.item: "サーバを置く。中間サーバーを使う。"}


@pytest.fixture
def window(qtbot):
    return open_window(qtbot, Sheet(form=FORM.id, answers=dict(TEXTS)))


@pytest.fixture
def dialog(window):
    window.menus.actions["replace"].trigger()
    dialog = window.findChild(ReplaceDialog)
    dialog.words.setText("サーバ")
    dialog.by.setText("機器")
    dialog.look_for()
    return dialog


def test_every_place_is_shown_before_and_after(dialog):
    assert dialog.model.rowCount() == 3
    assert dialog.model.index(0, 2).data() == "サーバの管理"
    assert dialog.model.index(0, 3).data() == "機器の管理"
    assert "事務の名称" in dialog.model.index(0, 1).data()


def test_all_that_is_ticked_is_replaced_and_one_undo_brings_it_back(window, dialog):
    dialog.whole.setChecked(True)
    dialog.act.click()
    assert window.desk.sheet.get(NAME) == "機器の管理"
    assert window.desk.sheet.get(ABOUT) == "機器を置く。中間サーバーを使う。"
    window.menus.actions["undo"].trigger()
    assert window.desk.sheet.answers == TEXTS


def test_what_was_done_is_said_until_it_is_no_longer_so(window, dialog):
    dialog.act.click()
    assert "3か所を置き換えました" in dialog.count.text()
    assert "見つかりませんでした" not in dialog.count.text()
    window.menus.actions["undo"].trigger()
    dialog.look_for()
    assert "置き換えました" not in dialog.count.text()
    dialog.words.setText("端末")
    dialog.look_for()
    assert "見つかりませんでした" in dialog.count.text()


def test_words_replaced_by_nothing_are_said_to_be_erased_and_no_button_leads_there(dialog):
    assert dialog.act.property("role") == "main"
    dialog.by.setText("")
    assert "消す" in dialog.act.text()
    assert "置き換えます" not in dialog.count.text()
    assert dialog.act.property("role") != "main"


def test_space_leaves_a_place_out(qtbot, window, dialog):
    dialog.table.choose([1])
    dialog.table.setFocus()
    dialog.table.turn()
    assert "2か所" in dialog.act.text()
    dialog.act.click()
    assert window.desk.sheet.get(ABOUT) == "サーバを置く。中間機器ーを使う。"
    dialog.look_for()
    assert dialog.ticked() == []


def test_a_click_on_the_tick_leaves_a_place_out(qtbot, dialog):
    index = dialog.model.index(0, 0)
    place = dialog.table.visualRect(index).center()
    qtbot.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.model.rows[0].faint


def test_nothing_is_replaced_where_the_sheet_has_changed_meanwhile(window, dialog):
    window.desk.push(SetValue(NAME, "端末の管理"), "")
    dialog.act.click()
    assert window.desk.sheet.get(ABOUT) == TEXTS[ABOUT.item]
    assert dialog.model.rowCount() == 2


def test_a_place_can_be_opened(window, dialog):
    dialog.table.choose([0])
    dialog.look.click()
    assert window.wizard.page.section.id == "basic"


def test_a_sheet_that_may_only_be_read_can_be_searched(window, dialog):
    window.desk.read_only = "ほかの人が開いています。"
    dialog.look_for()
    assert dialog.model.rowCount() == 3
    assert not dialog.act.isEnabled()
