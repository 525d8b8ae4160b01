"""A day in 和暦: typed in any usual way, and shown at once as it was read."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.scheme.era import as_day, is_written_as_day, shown_date, stored_date
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.editor import Editor
from ui.look.plain_text import Label
from ui.look.theme import set_words


class DateField(Field):
    """令和7年4月1日, R7.4.1, 2025-04-01, 20250401; words stay words.

    What is typed stands as typed until the clerk leaves the field, then as it will be printed.
    """

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Date)
        self._words_allowed = item.words_allowed
        self.editor = Editor(self, one_line=True)
        self.editor.setAccessibleName(item.title)
        self.editor.setMaximumWidth(260)
        self.editor.setPlaceholderText(say("field.date.example"))
        self.editor.typed.connect(self._typed)
        self.editor.installEventFilter(self)
        self._reading = Label("", self)
        self._reading.setWordWrap(True)
        set_words(self._reading, "note")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.editor)
        if item.as_of:
            line.addWidget(Label(say("field.date.as_of"), self))
        line.addWidget(self._reading, 1)
        self.body.addLayout(line)
        self.setFocusProxy(self.editor)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        stored = self._stored()
        self.editor.show_text(shown_date(stored))
        self._show_reading(stored)

    def set_open(self, is_open: bool) -> None:
        self.editor.set_open(is_open)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.editor.show_text(shown_date(self._stored()))
        return super().eventFilter(watched, event)

    def _stored(self) -> str:
        value = self.value()
        return value if isinstance(value, str) else ""

    def _typed(self, text: str) -> None:
        stored = stored_date(text)
        self.put(stored, typing=True)
        self._show_reading(stored)

    def _show_reading(self, stored: str) -> None:
        day = as_day(stored)
        if not stored:
            told = ""
        elif day is not None:
            weekday = say("field.date.days")[day.weekday()]
            told = say("field.date.read", date=shown_date(stored), day=weekday)
        elif is_written_as_day(stored):
            told = say("field.date.never_was")
        else:
            told = say("field.date.words" if self._words_allowed else "field.date.unread")
        self._reading.setText(told)
