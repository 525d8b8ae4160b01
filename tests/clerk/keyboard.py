"""A clerk at the keyboard of the real window, who never touches the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from piadesk.forms import definition as d
from piadesk.sheets.walk import walk
from tests import pdf
from ui.fields.base import Field

NETWORK_BASIS = "番号法第19条第8号により、"
"""Without it 情報連携 has no basis in law."""


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
                if isinstance(field.item, d.Repeat):
                    continue
            before = QApplication.focusWidget()
            self.press(Qt.Key.Key_Tab)
            if QApplication.focusWidget() is before:
                break

    def answer(self, field):
        item = field.item
        if isinstance(item, d.Text | d.LongText) and not field.editor.isReadOnly():
            if not field.value():
                self.written += 1
                opens = NETWORK_BASIS if item.id == "basic.info_link.legal_basis" else ""
                self.compose(f"{opens}{item.label}に書いた第{self.written}の文。")
        elif isinstance(item, d.Date):
            self.bot.keyClicks(QApplication.focusWidget(), "R7.4.1")
        elif isinstance(item, d.Choice):
            self.press(Qt.Key.Key_1)
        elif isinstance(item, d.Marks | d.Repeat):
            self.press(Qt.Key.Key_Space)  # the first mark; the button 追加


def field_of(widget):
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget


def assert_in_order(printed, form, sheet):
    """Every answer in words stands on the paper, each behind the one before it."""
    at = 0
    for entry in walk(form, sheet):
        in_words = not isinstance(entry.item, d.Mark | d.Marks | d.Picture)
        if entry.is_answer and in_words and entry.shown:
            found = printed.find(pdf.bare(entry.shown), at)
            assert found >= 0, entry.item.title
            at = found
