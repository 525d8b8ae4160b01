"""計画管理書: where it says other than the sheets of the folder, and filling it from them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import shown
from piadesk.office.changing import change
from piadesk.office.listing import Listed
from piadesk.office.register import (
    Affair,
    RegisterDifference,
    affairs,
    differences,
    filling,
    has_register,
)
from piadesk.storage import store
from piadesk.words import say, tell
from ui.desk.background import Background
from ui.look.plain_text import Label
from ui.messages.messages import Messages

_Compared = tuple[list[Affair], list[RegisterDifference], str]


class RegisterList(QWidget):
    """Compares when it is asked to, beside the window."""

    changed = Signal()
    """計画管理書 was filled."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages: Final = messages
        self._sheets: list[Listed] = []
        self._register: Listed | None = None
        self._affairs: list[Affair] = []
        self._lines: list[QListWidgetItem] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 0, 0)
        self.begin = QPushButton(say("office.act.compare_register"), self)
        self.begin.clicked.connect(self.look)
        column.addWidget(self.begin)
        self.state = Label("", self)
        self.state.setProperty("role", "note")
        self.state.setWordWrap(True)
        column.addWidget(self.state)
        self.list = QListWidget(self)
        self.list.setObjectName("duties")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.list, 1)
        self.fill = QPushButton(say("office.act.fill_register"), self)
        self.fill.clicked.connect(self._fill)
        self.fill.hide()
        column.addWidget(self.fill)

    def show_sheets(self, sheets: list[Listed]) -> None:
        """These are the sheets of the folder now; the first 計画管理書 among them counts."""
        self._sheets = sheets
        registers = (
            one for one in sheets if one.is_sheet and has_register(catalogue.form(one.summary.form))
        )
        self._register = next(registers, None)
        self.begin.setEnabled(self._register is not None)
        if self._register is None:
            self.state.setText(say("office.register.none"))
        elif not self._lines:
            self.state.setText(say("office.register.about", name=self._register.name))

    def look(self) -> None:
        """Hold 計画管理書 against the sheets."""
        assert self._register is not None
        self.begin.setEnabled(False)
        work = partial(_compare, self._register, self._sheets)
        Background(work, self).done.connect(self._show)

    def _show(self, compared: _Compared) -> None:
        self.begin.setEnabled(True)
        self._affairs, found, fault = compared
        self.state.setText(fault or say("command.register.done", count=len(found)))
        self.list.clear()
        form = self._form()
        self._lines = [QListWidgetItem(_words(form, one)) for one in found]
        for line in self._lines:
            self.list.addItem(line)
        self.fill.setVisible(any(one.sheets for one in found))

    def _form(self) -> d.Form:
        assert self._register is not None
        return catalogue.form(self._register.summary.form)

    def _fill(self) -> None:
        assert self._register is not None
        listed = self._affairs
        try:
            change(self._register.path, lambda form, sheet: filling(form, sheet, listed))
        except PiadeskError as fault:
            self._messages.error(fault)
            return
        self.changed.emit()
        self.look()


def _compare(register: Listed, sheets: list[Listed]) -> _Compared:
    try:
        opened = store.load(register.path)
    except PiadeskError as fault:
        return [], [], tell(fault)
    listed = affairs(opened.form, sheets)
    return listed, differences(opened.form, opened.sheet, listed), ""


def _words(form: d.Form, one: RegisterDifference) -> str:
    if one.role is None:
        missing = "only_register" if one.register else "only_sheets"
        words = say(f"office.register.{missing}")
        return say(
            "office.register.entry", number=one.number, name=one.register or one.sheets, words=words
        )
    item = form.by_id[form.roles[Role(one.role)]]
    register, sheets = shown(item, one.register), shown(item, one.sheets)
    words = say("office.register.differs", register=register, sheets=sheets)
    return say("office.register.entry", number=one.number, name=item.title, words=words)
