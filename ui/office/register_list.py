"""計画管理書: where it says other than the sheets of the folder, and filling it from them."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

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
from ui.messages.messages import Messages
from ui.office.compared_pane import ComparedPane

_Compared = tuple[d.Form, list[Affair], list[RegisterDifference], str]


class RegisterList(ComparedPane):
    """Compares when it is asked to; the first 計画管理書 of the folder counts."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__("office.act.compare_register", "", messages, parent)
        self._register: Listed | None = None
        self._affairs: list[Affair] = []
        self.begin.clicked.connect(self.look)
        self.fill = QPushButton(say("office.act.fill_register"), self)
        self.fill.clicked.connect(self._fill)
        self.fill.hide()
        self.column.addWidget(self.fill)

    def show_sheets(self, sheets: list[Listed]) -> None:
        """These are the sheets of the folder now, 計画管理書 among them."""
        super().show_sheets(sheets)
        registers = (
            sheet
            for sheet in sheets
            if sheet.is_sheet and has_register(catalogue.form(sheet.summary.form))
        )
        self._register = next(registers, None)
        self.begin.setEnabled(self._register is not None)
        if self._register is None:
            self.state.setText(say("office.register.none"))
        elif not self.list.count():
            self.state.setText(say("office.register.about", name=self._register.name))

    def look(self) -> None:
        """Hold 計画管理書 against the sheets."""
        assert self._register is not None
        self.work(partial(_compare, self._register, self.sheets), self._show)

    def _show(self, compared: _Compared) -> None:
        self.begin.setEnabled(True)
        form, self._affairs, differing, fault = compared
        self.state.setText(fault or say("command.register.done", count=len(differing)))
        self.list.show_lines((_words(form, one), "") for one in differing)
        self.fill.setVisible(any(one.sheets for one in differing))

    def _fill(self) -> None:
        assert self._register is not None
        listed = self._affairs
        try:
            change(self._register.path, lambda form, sheet: filling(form, sheet, listed))
        except PiadeskError as fault:
            self.messages.error(fault)
            return
        self.changed.emit()
        self.look()


def _compare(register: Listed, sheets: list[Listed]) -> _Compared:
    form = catalogue.form(register.summary.form)
    try:
        opened = store.load(register.path)
    except PiadeskError as fault:
        return form, [], [], tell(fault)
    listed = affairs(form, sheets)
    return form, listed, differences(form, opened.sheet, listed), ""


def _words(form: d.Form, difference: RegisterDifference) -> str:
    if difference.role is None:
        missing = "only_register" if difference.register else "only_sheets"
        words = say(f"office.register.{missing}")
        return say(
            "office.register.entry",
            number=difference.number,
            name=difference.register or difference.sheets,
            words=words,
        )
    item = form.by_id[form.roles[Role(difference.role)]]
    register, sheets = shown(item, difference.register), shown(item, difference.sheets)
    words = say("office.register.differs", register=register, sheets=sheets)
    return say("office.register.entry", number=difference.number, name=item.title, words=words)
