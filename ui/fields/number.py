"""A number with its unit: typed in any usual way, and shown at once as it was read."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.kinds import KINDS, is_blank
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.editor import Editor
from ui.look.plain_text import Label
from ui.look.theme import set_words

_WIDTH: Final = 160
"""Pixels: a number of fifteen digits with its commas."""


class NumberField(Field):
    """1234, １，２３４, 1.2万; words stay words.

    What is typed stands as typed until the clerk leaves the field, then as it will be printed.
    """

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Number)
        self._number = item
        self._is_doubted = False
        self.editor = Editor(self, one_line=True)
        self.editor.setAccessibleName(item.title)
        self.editor.setFixedWidth(_WIDTH)
        self.editor.typed.connect(self._typed)
        self.editor.installEventFilter(self)
        self._reading = Label("", self)
        self._reading.setWordWrap(True)
        set_words(self._reading, "note")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.editor)
        line.addWidget(Label(item.unit, self))
        line.addWidget(self._reading, 1)
        self.body.addLayout(line)
        self.setFocusProxy(self.editor)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        self._show_figure()
        self._show_reading()

    def set_open(self, is_open: bool) -> None:
        self.editor.set_open(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._show_figure()
            self._show_reading(is_done=True)
        return super().eventFilter(watched, event)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        super().set_findings(findings)
        self._is_doubted = any(not finding.is_missing for finding in findings)
        self._show_reading()

    def _typed(self, text: str) -> None:
        self.put(KINDS["number"].stored(self.page.form, self._number, text), typing=True)
        self._show_reading()

    def _show_figure(self) -> None:
        self.editor.show_text(KINDS["number"].figure(self._number, self.value()))

    def _show_reading(self, *, is_done: bool = False) -> None:
        """How the number was read, where that is not how it stands in the field.

        What is being typed is not called unread yet, and not beside a finding that says so too.
        """
        value, words = self.value(), ""
        if isinstance(value, str) and not is_blank(value):
            is_quiet = self._is_doubted or (self.editor.hasFocus() and not is_done)
            words = "" if is_quiet else say("field.number.unread")
        elif self.editor.text() != KINDS["number"].figure(self._number, value):
            words = KINDS["number"].shown(self._number, value)
        self._reading.setText(words)
