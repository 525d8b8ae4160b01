"""The Enter key on a button, in the window and in a dialog over it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from piadesk.sheets.memos import memos_of
from piadesk.sheets.sheet import Address
from tests.ui.opened import bring_forward, open_window
from ui.memos.memo_dialog import MemoDialog
from ui.revision.circulation_dialog import CirculationDialog

ENTER = Qt.Key.Key_Return


def test_enter_does_what_the_button_with_the_keyboard_says(qtbot):
    window = open_window(qtbot)
    link = window.home.findChild(QPushButton, "new-form2-r06")
    link.setFocus()
    qtbot.keyClick(link, ENTER)
    assert window.desk.form.id == "form2-r06"
    window.menus.run("circulate")
    dialog = window.findChild(CirculationDialog)
    leave = next(one for one in dialog.findChildren(QPushButton) if one.text() == "やめる")
    leave.setFocus()
    qtbot.keyClick(leave, ENTER)
    assert dialog.result() == dialog.DialogCode.Rejected  # the main button is another
    bring_forward(qtbot, window)
    window.wizard.go_to(Address((), "basic.affair.name"))
    window.menus.run("memo")
    memo = window.findChild(MemoDialog)
    memo.editor.setPlainText("課長に確かめる")
    qtbot.keyClick(memo.editor, ENTER, Qt.KeyboardModifier.ControlModifier)
    assert [one.text for one in memos_of(window.desk.sheet)] == ["課長に確かめる"]
