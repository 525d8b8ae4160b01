"""A day in 和暦: typed in any usual way, and shown at once as it was read."""

import datetime
from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.scheme.era import as_day, is_written_as_day, shown_date, typed_date
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.day_button import DayButton
from ui.fields.editor import Editor
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.theme import set_words


class DateField(Field):
    """令和7年4月1日, R7.4.1, R70401, 7.4.1, 2025-04-01, 20250401; words stay words.

    What is typed stands as typed until the clerk leaves the field, then as it will be printed. Nor
    is a day called wrong before it is typed to its end; where a finding says so, the field does not
    say it again.
    """

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Date)
        self._words_allowed = item.words_allowed
        self._is_doubted = False
        self.editor = Editor(self, one_line=True)
        self.editor.setAccessibleName(item.title)
        self.editor.setMaximumWidth(260)
        self.editor.setPlaceholderText(say("field.date.example"))
        self.editor.typed.connect(self._typed)
        self.editor.installEventFilter(self)
        self._reading = Label("", self)
        self._reading.setWordWrap(True)
        set_words(self._reading, "note")
        across = QSizePolicy.Policy
        self._reading.setSizePolicy(across.Expanding, across.Preferred)
        written = QWidget(self)
        written.setSizePolicy(across.Fixed, across.Fixed)
        row = QHBoxLayout(written)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.editor)
        self.calendar = DayButton(self)
        self.calendar.chosen.connect(self._choose)
        row.addWidget(self.calendar)
        if item.as_of:
            row.addWidget(Label(say("field.date.as_of"), written))
        # Beside it, or below where the page is narrow.
        line = FlowLayout(self.body)
        line.addWidget(written)
        line.addWidget(self._reading)
        self.setFocusProxy(self.editor)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        stored = self._stored()
        self.editor.show_text(shown_date(stored))
        self._show_reading(stored)

    def set_open(self, is_open: bool) -> None:
        self.editor.set_open(is_open)
        self.calendar.setEnabled(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.editor.show_text(shown_date(self._stored()))
            self._show_reading(self._stored(), is_done=True)
        return super().eventFilter(watched, event)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        super().set_findings(findings)
        self._is_doubted = any(not finding.is_missing for finding in findings)
        self._show_reading(self._stored())

    def _stored(self) -> str:
        value = self.value()
        return value if isinstance(value, str) else ""

    def _typed(self, text: str) -> None:
        stored = typed_date(text, datetime.date.today())
        self.put(stored, typing=True)
        self._show_reading(stored)

    def _choose(self, stored: str) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put(stored)
        self.refresh()

    def _show_reading(self, stored: str, *, is_done: bool = False) -> None:
        day = as_day(stored)
        if not stored:
            reading = ""
        elif day is not None:
            weekday = say("field.date.days")[day.weekday()]
            reading = say("field.date.read", date=shown_date(stored), day=weekday)
        elif self._words_allowed and not is_written_as_day(stored):
            reading = say("field.date.words")
        elif self._is_doubted or (self.editor.hasFocus() and not is_done):
            reading = ""
        else:
            never_was = is_written_as_day(stored)
            reading = say("field.date.never_was" if never_was else "field.date.unread")
        self._reading.setText(reading)
