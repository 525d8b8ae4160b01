"""公表しない: words chosen in a field are marked from its menu, told below it, and taken back."""

import pytest
from PySide6.QtWidgets import QMenu

from piadesk.acts.withholding import withheld_of
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_section
from ui.fields.note import Note
from ui.fields.withhold_dialog import WithholdDialog

AFFAIR = Address((), "basic.affair.description")


@pytest.fixture
def page(qtbot):
    sheet = Sheet(form="form2-r06", answers={AFFAIR.item: "届出を裏口で受ける。"})
    return open_section(qtbot, sheet, "basic")


def choose(page, words):
    """Select the words in the field; the entries of the menu that a right click would open."""
    editor = page.fields[AFFAIR].editor
    cursor = editor.textCursor()
    start = editor.text().index(words)
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    menu = QMenu(page)
    editor.menu_opens.emit(menu, words)
    return {action.text(): action for action in menu.actions() if action.text()}


def notes(page):
    return [note.text() for note in page.fields[AFFAIR].findChildren(Note) if note.text()]


def mark(page, words):
    choose(page, words)["選んだ語句を公表しない(&N)…"].trigger()
    dialog = page.window().findChild(WithholdDialog)
    dialog.editor.setPlainText("攻撃のおそれ")
    dialog.agree.click()


def test_chosen_words_are_marked_with_a_reason_and_told_below_the_field(page):
    mark(page, "裏口")
    assert withheld_of(page.sheet) == ((AFFAIR, "裏口", "攻撃のおそれ"),)
    assert notes(page) == ["公表しない語句：「裏口」（攻撃のおそれ）"]


def test_it_is_undone_as_any_step(page):
    mark(page, "裏口")
    page.desk.stack.undo()
    assert (withheld_of(page.sheet), notes(page)) == ((), [])


def test_it_is_taken_back_from_the_menu(page):
    mark(page, "裏口")
    choose(page, "届出")["公表しない指定をやめる(&B)"].trigger()
    assert (withheld_of(page.sheet), notes(page)) == ((), [])
