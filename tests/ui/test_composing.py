"""The IME: while a word is being composed every key is its own, and no act loses the word."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout

import ui
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.store import load
from tests.ui.opened import bring_forward, open_window
from ui.look.enter_key import EnterKey
from ui.look.line_edit import LineEdit

NAME = Address((), "basic.affair.name")
TEXT = Address((), "basic.affair.description")
WORD = "住民基本台帳"

KEYS = [
    *(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_1),
    *(Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_Up),
]


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"), answers=["discard"])
    bring_forward(qtbot, window)
    window.wizard.go_to(NAME)
    compose("じゅうみん")
    return window


def compose(preedit, commit=""):
    """What an IME does in the field that has the keyboard."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def test_no_key_is_taken_while_a_word_is_composed(window):
    editor, place = QApplication.focusWidget(), window.wizard.sections.current()
    for key in KEYS:
        QTest.keyClick(editor, key)
        assert QApplication.focusWidget() is editor, key
    QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.wizard.sections.current() == place
    compose("", WORD)
    assert window.desk.sheet.get(NAME) == WORD


def test_when_the_word_is_done_the_keys_do_what_they_did(window):
    editor = QApplication.focusWidget()
    compose("", WORD)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is not editor


def test_a_word_in_the_making_is_saved_with_the_sheet(window, tmp_path):
    window.messages.files.append(tmp_path / "a.piadesk")
    window.menus.actions["save"].trigger()
    assert load(tmp_path / "a.piadesk").sheet.get(NAME) == "じゅうみん"
    compose("", "です")
    assert window.desk.sheet.get(NAME) == "じゅうみんです"


def test_a_window_that_closes_asks_for_a_word_in_the_making(window):
    window.messages.answers.insert(0, "keep_open")
    assert not window.close()
    assert window.messages.told[-1][0] == "close.ask"
    assert window.desk.sheet.get(NAME) == "じゅうみん"


def test_a_word_in_the_making_stays_where_the_clerk_goes_elsewhere(window):
    window.wizard.go_to(TEXT)
    assert window.desk.sheet.get(NAME) == "じゅうみん"
    window.wizard.turn(1)
    assert window.desk.sheet.get(NAME) == "じゅうみん"


def test_every_shortcut_is_told_to_stay_away_from_a_word_in_the_making(window):
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(QApplication.focusWidget(), asked)
    assert asked.isAccepted()


@pytest.fixture
def dialog(qtbot):
    """One line of words over a button that Enter presses."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    agree = QPushButton("はい", dialog)
    agree.setDefault(True)
    agree.clicked.connect(dialog.accept)
    dialog.line = LineEdit(dialog)
    for widget in (dialog.line, agree):
        column.addWidget(widget)
    EnterKey(dialog)
    dialog.show()
    bring_forward(qtbot, dialog)
    dialog.line.setFocus()
    compose("じゅうみん")
    return dialog


def test_in_a_line_of_a_dialog_no_key_is_taken_while_a_word_is_composed(dialog):
    for key in KEYS:
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            QTest.keyClick(dialog.line, key, modifier)
            assert dialog.isVisible(), key
            assert dialog.line.hasFocus(), key
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(dialog.line, asked)
    assert asked.isAccepted()
    compose("", WORD)
    assert dialog.line.text() == WORD
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_a_word_in_the_making_stays_in_a_line_that_the_keyboard_leaves(dialog):
    dialog.findChild(QPushButton).setFocus()
    assert dialog.line.text() == "じゅうみん"


def test_every_line_of_words_knows_the_ime():
    """And none is of those that Qt makes for numbers and days."""
    of_qt = re.compile(r"\bQ(LineEdit|InputDialog|\w*SpinBox|(Date|Time)\w*Edit)\b")
    files = Path(ui.__file__).parent.rglob("*.py")
    found = [file.name for file in files if of_qt.search(file.read_text(encoding="utf-8"))]
    assert found == ["line_edit.py"]
