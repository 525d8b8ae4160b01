"""A character outside the chosen set is told below the text, and replaced by one click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.settings import load_settings
from piadesk.typeface.charsets import CHARSETS, set_charset
from tests.ui.opened import open_window
from ui.fields.charset import CharsetNote

NAME = Address((), "basic.affair.name")


@pytest.fixture
def window(qtbot):
    yield open_window(qtbot, Sheet(form="form2-r06"))
    set_charset("face")


@pytest.fixture
def field(qtbot, window):
    choose(window, "x0208")
    window.activateWindow()
    window.wizard.go_to(NAME)
    return window.wizard.page.fields[NAME]


def choose(window, charset):
    window.findChild(QAction, f"action-charset_{charset}").trigger()


def compose(editor, words):
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def notes(field):
    return [note for note in field.findChildren(CharsetNote) if note.isVisible()]


def test_it_is_told_while_typing_and_replaced_by_a_click_and_undone(qtbot, window, field):
    compose(field.editor, "髙橋と髙田㈱")
    [note] = notes(field)
    assert note.words.text() == "JIS X 0208 にない文字：髙　㈱"
    assert [button.text() for button in note.buttons][:2] == ["髙 → 高", "㈱ → （株）"]
    qtbot.mouseClick(note.buttons[0], Qt.MouseButton.LeftButton)
    assert window.desk.sheet.get(NAME) == "高橋と高田㈱"
    [note] = notes(field)
    qtbot.mouseClick(note.buttons[0], Qt.MouseButton.LeftButton)
    assert notes(field) == []
    window.menus.run("undo")
    assert window.desk.sheet.get(NAME) == "高橋と高田㈱"


def test_the_set_is_kept_and_another_one_asks_for_less(window, field):
    compose(field.editor, "﨑田")
    assert notes(field)
    choose(window, "x0213")
    assert notes(window.wizard.page.fields[NAME]) == []
    assert load_settings().charset == "x0213"


def test_the_menu_offers_every_set(window):
    named = {action.objectName() for action in window.findChildren(QAction)}
    offered = {name for name in named if name.startswith("action-charset_")}
    assert offered == {f"action-charset_{name}" for name in CHARSETS}


def test_what_is_outside_the_chosen_set_is_listed_in_the_review_too(window):
    window.desk.push(SetValue(NAME, "髙齢者の事務"), "入力")
    for charset, sentences in (("face", 0), ("x0208", 1)):
        choose(window, charset)
        window.wizard.checker.check_now()
        findings = window.wizard.checker.latest()
        told = [one.message for one in findings if one.code == "outside_charset"]
        assert len(told) == sentences
        assert all("髙" in one for one in told)
