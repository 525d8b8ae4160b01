"""次にすること: what a sheet without open findings goes through, as buttons with their state."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from piadesk.forms import definition as d
from piadesk.revision.change_log import published_on
from piadesk.revision.published import is_as_published, last_published
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Published, Sheet
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.plain_text import Label

PAPERS: Final = ("preview", "pdf", "circulate")
STEPS: Final = ("proposals", *PAPERS, "freeze", "revise")
"""The commands of the menus, in the order of the year. The first is there while a published sheet
is revised, the last while it is not."""


class NextSteps(QWidget):
    """Not there while something is still to be seen to."""

    asked = Signal(str)
    """The name of the command."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "steps")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("steps.title"))
        self.buttons: dict[str, QPushButton] = {}
        self.states: dict[str, Label] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(2, 1)
        self._heading = Label(f"{say('steps.title')}　{say('steps.ready')}", self)
        self._heading.setProperty("role", "steps_title")
        grid.addWidget(self._heading, 0, 0, 1, 3)
        self._numbers: dict[str, Label] = {}
        self._next, self._is_low, self._is_revised = STEPS[0], False, False
        self._is_ready, self._has_room = False, True
        for number, name in enumerate(STEPS):
            self.buttons[name] = self._button(name)
            self.states[name] = Label("", self)
            self._numbers[name] = Label("", self)
            for column, part in enumerate(self._parts(name)):
                grid.addWidget(part, number + 1, column)
        self.hide()

    def set_ready(self, is_ready: bool) -> None:
        """Be there, or not yet."""
        self._is_ready = is_ready
        self.setVisible(is_ready and self._has_room)

    def set_room(self, has_room: bool) -> None:
        """Whether the page is high enough for it at all."""
        self._has_room = has_room
        self.setVisible(self._is_ready and has_room)

    def set_low(self, is_low: bool) -> None:
        """Where the screen has no room for all, only the step that comes next is there; the menus
        have the others."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._show_rows()

    def show_state(self, desk: Desk, unlogged: int) -> None:
        """Say of each step how far it is with the sheet at ``desk``, of which so many changes have
        no row in 変更箇所."""
        for name in PAPERS:
            self._show(name, say(f"steps.state.{desk.state_of(name)}"))
        version = last_published(desk.sheet)
        is_frozen = version is not None and is_as_published(desk.sheet)
        self._is_revised = version is not None and not is_frozen
        open_rows = say("steps.state.unlogged", count=unlogged)
        self._show("proposals", open_rows if unlogged else say("steps.state.logged"))
        self._show("freeze", _day_of(desk.form, desk.sheet, version, is_frozen=is_frozen))
        self._show(
            "revise", say("steps.state.next_year" if version else "steps.state.after_freeze")
        )
        self.buttons["revise"].setEnabled(version is not None and not desk.read_only)
        self.buttons["freeze"].setEnabled(not desk.read_only)
        self.buttons["proposals"].setEnabled(not desk.read_only)
        open_ones = [name for name in PAPERS if desk.state_of(name) != "done"]
        rows = ["proposals"] if self._is_revised and unlogged else []
        self._next = "revise" if is_frozen else [*rows, *open_ones, "freeze"][0]
        self._show_rows()

    def _show_rows(self) -> None:
        self._heading.setVisible(not self._is_low)
        shown = STEPS[:-1] if self._is_revised else STEPS[1:]
        for name in STEPS:
            is_shown = name == self._next if self._is_low else name in shown
            self._numbers[name].setText(f"{shown.index(name) + 1}" if name in shown else "")
            for part in self._parts(name):
                part.setVisible(is_shown)

    def _parts(self, name: str) -> tuple[QWidget, ...]:
        return self._numbers[name], self.buttons[name], self.states[name]

    def _show(self, name: str, state: str) -> None:
        self.states[name].setText(state)
        self.buttons[name].setAccessibleDescription(state)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(say(f"steps.{name}"), self)
        button.setProperty("role", "act")
        button.setObjectName(f"step-{name}")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button


def _day_of(form: d.Form, sheet: Sheet, version: Published | None, *, is_frozen: bool) -> str:
    """The day of the 公表版 that is there, or of the one to be."""
    if version is not None and is_frozen:
        day = shown_date(version.published_on) or say("published.undated")
        return say("steps.state.frozen", name=day)
    day = published_on(form, sheet)
    if not day:
        return say("steps.state.undated")
    is_old = version is not None and version.published_on == day
    return say("steps.state.old_day" if is_old else "steps.state.dated", date=shown_date(day))
