"""The clerk's whole job by keyboard: new sheet, every section, checks, save, reopen, paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from piadesk import definition as d
from piadesk.checks import Severity, check
from piadesk.store import load
from piadesk.walk import walk
from tests import pdf
from tests.recorder import Recorder
from ui.fields.base import Field
from ui.sections import REVIEW
from ui.window import Window

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot):
    window = Window(Recorder())
    qtbot.addWidget(window, before_close_func=lambda w: w.desk and w.desk.stack.setClean())
    window.resize(1366, 728)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


class Clerk:
    """Sits at the keyboard, and never touches the mouse."""

    def __init__(self, qtbot, window):
        self.bot = qtbot
        self.window = window
        self.written = 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.bot.keyClick(QApplication.focusWidget(), key, modifier)

    def compose(self, text):
        """What an IME does: letters on the way, then the text."""
        for preedit, commit in (("nyuuryoku", ""), ("", text)):
            event = QInputMethodEvent(preedit, [])
            event.setCommitString(commit)
            QApplication.sendEvent(QApplication.focusWidget(), event)

    def fill_page(self):
        """Tab through the page and answer what stands there."""
        seen = set()
        while (field := field_of(QApplication.focusWidget())) is not None:
            if field.address not in seen:
                seen.add(field.address)
                self.answer(field)
                if isinstance(field.item, d.Rows):
                    continue
            before = QApplication.focusWidget()
            self.press(Qt.Key.Key_Tab)
            if QApplication.focusWidget() is before:
                break

    def answer(self, field):
        item = field.item
        if isinstance(item, d.Text | d.LongText) and not field.editor.isReadOnly():
            self.written += 1
            self.compose(f"{item.label}に書いた第{self.written}の文。")
        elif isinstance(item, d.Date):
            self.bot.keyClicks(QApplication.focusWidget(), "R7.4.1")
        elif isinstance(item, d.Choice):
            self.press(Qt.Key.Key_1)
        elif isinstance(item, d.Marks):
            self.press(Qt.Key.Key_Space)
        elif isinstance(item, d.Rows):
            self.press(Qt.Key.Key_Insert)


def field_of(widget):
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget


@pytest.mark.parametrize("form_id", ["form2-r06", "form2-h31"])
def test_a_sheet_is_written_checked_saved_and_printed_by_keyboard(qtbot, window, tmp_path, form_id):
    window.begin(form_id)
    clerk = Clerk(qtbot, window)
    window.wizard.page.start()
    missing = len(check(window.desk.form, window.desk.sheet))
    while window.wizard.sections.current() != REVIEW:
        clerk.fill_page()
        clerk.press(Qt.Key.Key_PageDown, CONTROL)
    found = check(window.desk.form, window.desk.sheet)
    assert missing > 20
    assert [one.message for one in found if one.severity is not Severity.HINT] == []
    assert window.wizard.review.list.count() <= len(found) + 1

    file, paper = tmp_path / "評価書.json", tmp_path / "評価書.pdf"
    window.telling.files = [file, paper]
    clerk.press(Qt.Key.Key_S, CONTROL)
    assert not window.isWindowModified()
    clerk.press(Qt.Key.Key_W, CONTROL)
    assert window.desk is None
    window.open(file)
    sheet = window.desk.sheet
    assert sheet.answers == load(file).sheet.answers

    window.preview("save")
    qtbot.waitUntil(paper.exists, timeout=20_000)
    assert_in_order(pdf.text(paper), window.desk.form, sheet)


def assert_in_order(printed, form, sheet):
    """Every answer stands on the paper, each behind the one before it."""
    at = 0
    for entry in walk(form, sheet):
        if entry.is_answer and not isinstance(entry.item, d.Mark | d.Marks) and entry.shown:
            found = printed.find(pdf.bare(entry.shown), at)
            assert found >= 0, entry.item.title
            at = found
