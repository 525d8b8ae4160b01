"""広げる: the clerk writes a long text in a large window, with its length on paper."""

import pytest
from PySide6.QtCore import Qt

from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import bring_forward, open_window
from ui.wizard.wide_editor import WideEditor

ABOUT = Address((), "basic.affair.description")


@pytest.fixture
def window(qtbot):
    sheet = Sheet(form="form2-h31")
    sheet.put(ABOUT, "一つ目の行\n二つ目の行")
    window = open_window(qtbot, sheet)
    window.activateWindow()
    window.wizard.go_to(ABOUT)
    qtbot.waitUntil(lambda: window.wizard.at_work == ABOUT)
    return window


@pytest.fixture
def wide(window):
    window.menus.run("widen")
    return window.findChild(WideEditor)


def test_what_is_typed_is_in_sheet_and_field_at_once_and_undone_as_ever(qtbot, window, wide):
    qtbot.keyClicks(wide.editor, "abc")
    assert window.desk.sheet.get(ABOUT) == "abc一つ目の行\n二つ目の行"
    assert window.wizard.page.fields[ABOUT].editor.text().startswith("abc")
    qtbot.keyClick(wide.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert wide.editor.text() == "一つ目の行\n二つ目の行"
    qtbot.keyClick(wide.editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert wide.editor.text().startswith("abc")
    assert window.desk.stack.count() == 1


def test_the_length_on_paper_follows_the_text(wide):
    assert "印刷すると 2 行" in wide.length.text()
    wide.editor.setPlainText("あ" * 3000)
    wide.show_length()
    assert "3,000 文字" in wide.length.text()
    assert "ページ" in wide.length.text()
    assert "約 1." in wide.length.text()


def test_the_words_at_the_foot_open_it_where_the_cursor_is_and_move_nothing(qtbot, window):
    field = window.wizard.page.fields[ABOUT]
    field.editor.set_place(5)
    assert field._widen.height() <= field._count.height()
    qtbot.mouseClick(field._widen, Qt.MouseButton.LeftButton)
    wide = window.findChild(WideEditor)
    assert wide.editor.place() == 5
    wide.editor.set_place(9)
    wide.accept()
    assert field.editor.place() == 9
    assert window.wizard.at_work == ABOUT


def test_it_closes_when_what_is_undone_is_of_another_page(qtbot, window):
    title = Address((), "cover.title")
    window.desk.push(SetValue(title, "題"), "入力")
    window.menus.run("widen")
    wide = window.findChild(WideEditor)
    bring_forward(qtbot, wide)
    with qtbot.waitSignal(wide.finished):
        qtbot.keyClick(wide.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.wizard.sections.current().section == "cover"
    assert window.desk.sheet.get(ABOUT) == "一つ目の行\n二つ目の行"
