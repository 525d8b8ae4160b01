"""意見募集: what its papers say and what came of it, kept in the sheet as it is written."""

import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from piadesk.acts.hearing import FACTS, Hearing, hearing_of, keep_hearing, sheet_texts
from piadesk.forms.roles import Role
from piadesk.scheme.era import as_day, shown_date, stored_date
from piadesk.sheets.edits import Several
from piadesk.sheets.positions import Names
from piadesk.words import say
from ui.desk.desk import Changed, Desk
from ui.fields.editor import Editor
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.messages.messages import Messages
from ui.revision.hearing_entries import HearingEntries
from ui.revision.opinion_pane import OpinionPane

_SIZE: Final = (920, 640)
_WAIT: Final = 700
"""Milliseconds without a key after which what was written is kept."""

_DAYS: Final = ("begins", "ends")
_LINES: Final = {"places": 2, "ways": 2, "send_to": 2, "contact": 2, "overview": 3, "remarks": 3}
_LEAST_DAYS: Final = 30
"""So long opinions are heard as a rule. Source: 指針 第5の3."""


class HearingDialog(QDialog):
    """`paper_asked` carries ``call`` or ``opinions``. Whatever is written is kept at once."""

    paper_asked = Signal(str)

    def __init__(self, desk: Desk, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("hearing.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._desk = desk
        self._messages = messages
        hearing = hearing_of(desk.sheet)
        self.editors: dict[str, Editor] = {}
        self.opinions = OpinionPane(hearing.opinions, messages, not desk.read_only, self)
        self.opinions.changed.connect(self._changed)
        self.length = Label("", self)
        self.length.setWordWrap(True)
        self.length.setProperty("role", "warning")
        self._soon = QTimer(self, singleShot=True, interval=_WAIT)
        self._soon.timeout.connect(self.keep)
        tabs = QTabWidget(self)
        tabs.addTab(self._facts(hearing), say("hearing.facts_tab"))
        tabs.addTab(self.opinions, say("hearing.opinions_tab"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(tabs, 1)
        self._add_foot(column)
        self._tell_length()
        desk.changed.connect(self._follow)

    def hearing(self) -> Hearing:
        """As it is written."""
        texts = {name: editor.text().strip() for name, editor in self.editors.items()}
        texts |= {name: stored_date(texts[name]) for name in _DAYS}
        return Hearing(**texts, opinions=tuple(self.opinions.opinions))

    def keep(self) -> None:
        """Keep what was written in the sheet, where it is another than before."""
        self._soon.stop()
        hearing = self.hearing()
        if hearing != hearing_of(self._desk.sheet):
            self._desk.push(keep_hearing(hearing), say("hearing.step"), merge="hearing")

    def write(self) -> None:
        """Offer what the items of the sheet would say of it."""
        self.keep()
        desk = self._desk
        if not desk.form.role(Role.HEARING_OPINIONS):
            self._messages.notice("hearing.no_item")
            return
        today = datetime.date.today().isoformat()
        entries = sheet_texts(desk.form, desk.sheet, self.hearing(), today)
        if not entries:
            self._messages.notice("hearing.nothing_to_write")
            return
        names = Names(desk.form, desk.sheet)
        named = [(names.position(entry.address), entry) for entry in entries]
        dialog = HearingEntries(named, self)
        dialog.agreed.connect(self._put)
        dialog.open()

    # ----

    def _follow(self, news: Changed) -> None:
        """Show what undo and redo have made of it."""
        if not news.history:
            return
        self._soon.stop()
        hearing = hearing_of(self._desk.sheet)
        for name, editor in self.editors.items():
            words = getattr(hearing, name)
            editor.show_text(shown_date(words) if name in _DAYS else words)
        self.opinions.show_opinions(hearing.opinions)
        self._tell_length()

    def _put(self, edit: Several) -> None:
        self._desk.close_step()
        self._desk.push(edit, say("hearing.write_step"))

    def _ask(self, paper: str) -> None:
        self.keep()
        self.paper_asked.emit(paper)

    def _changed(self) -> None:
        self._soon.start()
        self._tell_length()

    def _tell_length(self) -> None:
        hearing = self.hearing()
        begins, ends = as_day(hearing.begins), as_day(hearing.ends)
        words = ""
        if begins and ends and ends < begins:
            words = say("hearing.reversed")
        elif 0 < hearing.days < _LEAST_DAYS:
            words = say("hearing.short", days=hearing.days)
        self.length.setText(words)
        self.length.setVisible(bool(words))

    def _facts(self, hearing: Hearing) -> QWidget:
        inner = QWidget(self)
        about = Label(say("hearing.facts_about"), inner)
        about.setWordWrap(True)
        about.setProperty("role", "note")
        form = QFormLayout()
        column = QVBoxLayout(inner)
        column.setSpacing(10)
        column.addWidget(about)
        column.addLayout(form)
        for name in FACTS:
            words = getattr(hearing, name)
            editor = Editor(inner, lines=_LINES.get(name, 1), one_line=name in _DAYS)
            editor.show_text(shown_date(words) if name in _DAYS else words)
            editor.setPlaceholderText(say(f"hearing.example.{name}"))
            editor.setAccessibleName(say(f"hearing.{name}"))
            editor.set_open(not self._desk.read_only)
            editor.typed.connect(self._changed)
            self.editors[name] = editor
            form.addRow(say(f"hearing.{name}"), editor)
            if name == "ends":
                form.addRow("", self.length)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        return area

    def _add_foot(self, column: QVBoxLayout) -> None:
        line = FlowLayout(column)
        self.buttons: dict[str, QPushButton] = {}
        for name in ("call", "answers", "write", "leave"):
            button = QPushButton(say(f"hearing.{name}"), self)
            button.setAutoDefault(False)
            self.buttons[name] = button
            if name == "leave":
                line.add_gap()
            line.addWidget(button)
        self.buttons["call"].clicked.connect(lambda: self._ask("call"))
        self.buttons["answers"].clicked.connect(lambda: self._ask("opinions"))
        self.buttons["write"].clicked.connect(self.write)
        self.buttons["write"].setEnabled(not self._desk.read_only)
        self.buttons["leave"].clicked.connect(self.close)

    # ---- what Qt calls

    def reject(self) -> None:
        """Esc, 閉じる and the cross: a dialog that closes is rejected."""
        self.keep()
        super().reject()
