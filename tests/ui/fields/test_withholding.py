"""公表しない: words chosen in a field are marked from its menu, told below it, and taken back."""

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.withheld import withheld_of
from piadesk.words import say
from tests.ui.opened import bring_forward, open_section, open_window
from ui.fields.marks import MarksField
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


def menu_at(field, widget):
    """The entries of the menu that a right click on the widget would open."""
    menu = QMenu(field)
    field.add_to_menu(menu, widget.mapTo(field, widget.rect().center()))
    return {action.text(): action for action in menu.actions() if action.text()}


def agree(page):
    dialog = page.window().findChild(WithholdDialog)
    dialog.editor.setPlainText("攻撃のおそれ")
    dialog.agree.click()


def test_one_option_of_several_marks_is_kept_back_by_a_click_on_it(qtbot):
    page = open_section(qtbot, Sheet(form="form2-r06"), "risk")
    field = next(one for one in page.fields.values() if isinstance(one, MarksField))
    label, box = next(iter(field.boxes.items()))
    menu_at(field, box)[f"「{label}」の○を公表しない(&N)…"].trigger()
    agree(page)
    assert withheld_of(page.sheet)[0][:2] == (field.address, label)


def test_a_whole_entry_is_kept_back_by_a_click_on_its_line_and_told(qtbot):
    rows = {"basic.systems": [Entry(id="a"), Entry(id="b")]}
    page = open_section(qtbot, Sheet(form="form4-r06", rows=rows), "basic")
    field = page.fields[Address((), "basic.systems")]
    menu_at(field, field.heads["b"])["「システム2」の全体を公表しない(&E)…"].trigger()
    agree(page)
    assert withheld_of(page.sheet)[0].address == Address(("b",), "basic.systems")
    told = [note.text() for note in field.findChildren(Note) if note.text()]
    assert told == ["「システム2」の全体を公表しない（攻撃のおそれ）"]
    menu_at(field, field.heads["b"])["公表しない指定をやめる(&B)"].trigger()
    assert withheld_of(page.sheet) == ()


def test_the_menu_has_room_for_the_column_of_icons_that_qt_does_not_reckon(page):
    """Else words are cut beside the keys."""
    editor = page.fields[AFFAIR].editor
    at = editor.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, editor.mapToGlobal(at))
    QApplication.sendEvent(editor.viewport(), event)
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    (menu,) = (one for one in shown if isinstance(one, QMenu))
    reckoned = QMenu(menu.parentWidget())
    reckoned.addActions(menu.actions())
    assert menu.width() >= reckoned.sizeHint().width() + 16
    menu.close()


def in_work(qtbot, item, words=""):
    """The window with that item in work, and the words chosen in it."""
    answers = {AFFAIR.item: "届出を裏口で受ける。"}
    window = open_window(qtbot, Sheet(form="form2-r06", answers=answers))
    bring_forward(qtbot, window)
    window.wizard.go_to(Address((), item))
    qtbot.waitUntil(lambda: window.wizard.at_work == Address((), item))
    field = window.wizard.page.fields[Address((), item)]
    if words:
        cursor = field.editor.textCursor()
        cursor.setPosition(field.editor.text().index(words))
        cursor.setPosition(cursor.position() + len(words), cursor.MoveMode.KeepAnchor)
        field.editor.setTextCursor(cursor)
    return window


def test_the_menu_of_the_window_keeps_back_the_answer_in_work(qtbot):
    window = in_work(qtbot, AFFAIR.item)
    window.menus.actions["keep_back"].trigger()
    dialog = window.findChild(WithholdDialog)
    dialog.editor.setPlainText("攻撃のおそれ")
    dialog.agree.click()
    assert withheld_of(window.desk.sheet) == ((AFFAIR, "", "攻撃のおそれ"),)


def test_the_menu_of_the_window_offers_the_chosen_words_first(qtbot):
    window = in_work(qtbot, AFFAIR.item, "裏口")
    window.menus.actions["keep_back"].trigger()
    menu = QApplication.activePopupWidget()
    labels = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert labels[:2] == [say("withheld.menu_words"), say("withheld.menu_item")]


def test_where_nothing_can_be_kept_back_the_foot_says_so(qtbot, monkeypatch):
    window = in_work(qtbot, AFFAIR.item)
    monkeypatch.setattr("ui.fields.withholding.can_be_withheld", lambda item: False)
    window.menus.actions["keep_back"].trigger()
    assert window.wizard.foot.news.text() == say("at_item.nothing_to_keep_back")
