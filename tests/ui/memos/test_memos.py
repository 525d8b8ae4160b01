"""付箋 in the real window: put on the item in focus, seen there, listed, ticked, undone."""

import pytest
from PySide6.QtWidgets import QPushButton

from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.memos import keep_memo, memos_of, new_memo
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.settings import load_settings
from tests.ui.opened import open_window
from ui.memos.memo_dialog import MemoDialog
from ui.memos.memo_panel import MemoPanel

FORM = catalogue.form("form2-r06")
TITLE, NAME = Address((), "cover.title"), Address((), "basic.affair.name")


@pytest.fixture
def window(qtbot):
    sheet = Sheet(form=FORM.id)
    apply(sheet, keep_memo(sheet, new_memo(NAME, "slip", "名称を確認", "佐藤", "2026-11-01")))
    return open_window(qtbot, sheet)


def act(window, name):
    window.menus.actions[name].trigger()


def write(window, text, sort="slip"):
    act(window, "memo")
    dialog = window.findChildren(MemoDialog)[-1]
    dialog.sorts[sort].setChecked(True)
    dialog.author.setText("山田")
    dialog.editor.setPlainText(text)
    dialog.agree.click()


def seen_at(window, address):
    note = window.wizard.page.fields[address]._memos
    return note.text() if note is not None and note.isVisible() else ""


def test_a_memo_goes_on_the_item_in_focus_and_is_seen_there(window):
    window.wizard.go_to(TITLE)
    write(window, "題を直す")
    assert "題を直す" in seen_at(window, TITLE)
    assert load_settings().author == "山田"
    act(window, "undo")
    assert seen_at(window, TITLE) == ""


def test_without_an_item_it_is_told(qtbot):
    window = open_window(qtbot, Sheet(form=FORM.id))
    window.wizard._focus = None
    act(window, "memo")
    assert window.messages.told == [("memo.no_item", {})]


def test_nothing_is_put_on_without_words(window):
    window.wizard.go_to(TITLE)
    act(window, "memo")
    assert not window.findChildren(MemoDialog)[-1].agree.isEnabled()


def test_the_list_goes_to_the_item_ticks_and_takes_away(window):
    act(window, "memos")
    panel = window.findChild(MemoPanel)
    panel.buttons["go"].click()
    assert window.wizard.at_work == NAME
    panel.buttons["done"].click()
    assert [memo.is_done for memo in memos_of(window.desk.sheet)] == [True]
    assert panel.none.isVisible()
    panel.filter.setCurrentIndex(1)
    panel.refresh()
    panel.buttons["drop"].click()
    assert memos_of(window.desk.sheet) == []
    act(window, "memos")
    assert window.findChild(MemoPanel) is None


def test_what_is_written_is_changed_in_its_place(window):
    act(window, "memos")
    window.findChild(MemoPanel).buttons["change"].click()
    dialog = window.findChildren(MemoDialog)[-1]
    dialog.editor.setPlainText("名称は済み")
    dialog.agree.click()
    assert [memo.text for memo in memos_of(window.desk.sheet)] == ["名称は済み"]


def test_an_open_slip_stands_on_the_page_of_findings_and_is_ticked_there(window):
    act(window, "review")
    review = window.wizard.review
    button = next(b for b in review.findChildren(QPushButton) if b.text().startswith("付箋"))
    assert button.text() == "付箋 1"
    button.click()
    finding = review.list.current_finding()
    assert "名称を確認" in finding.message
    review.list.act_asked.emit(finding)
    assert [memo.is_done for memo in memos_of(window.desk.sheet)] == [True]


def test_an_open_slip_is_marked_beside_its_answer_in_the_look_of_the_form(qtbot, window):
    act(window, "form_view")
    view = window.wizard.form_beside.view
    qtbot.waitUntil(lambda: view.width() > 0)
    view.renew()
    row = view.page._row_of[NAME]
    assert "memo" in [mark.sort for mark in view.page.marks_of(row)]
    window.desk.push(
        keep_memo(window.desk.sheet, memos_of(window.desk.sheet)[0]._replace(is_done=True)), "済"
    )
    view.renew()
    assert "memo" not in [mark.sort for mark in view.page.marks_of(row)]


def test_the_form_is_seen_beside_the_page_though_the_list_of_memos_is_there(qtbot, window):
    window.menus.run("memos")
    window.menus.actions["form_view"].setChecked(True)
    splitter = window.wizard.splitter
    view = window.wizard.form_beside.view
    qtbot.waitUntil(lambda: splitter.sizes()[splitter.indexOf(view)] > 300)
