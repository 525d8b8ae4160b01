"""次にすること: what a sheet without open findings goes through, as buttons with their state."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from piadesk.revision.change_log import published_on
from piadesk.revision.published import is_as_published, last_published
from piadesk.scheme.era import shown_date
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.plain_text import Label

STEPS: Final = ("preview", "pdf", "circulate", "freeze", "revise")
"""The commands of the menus, in the order of the year."""


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
        self._next, self._is_low = STEPS[0], False
        self._is_ready, self._has_room = False, True
        for number, name in enumerate(STEPS, start=1):
            self.buttons[name] = self._button(name)
            self.states[name] = Label("", self)
            self._numbers[name] = Label(f"{number}", self)
            grid.addWidget(self._numbers[name], number, 0)
            grid.addWidget(self.buttons[name], number, 1)
            grid.addWidget(self.states[name], number, 2)
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

    def show_state(self, desk: Desk) -> None:
        """Say of each step how far it is with the sheet at ``desk``."""
        for name in ("preview", "pdf", "circulate"):
            self._show(name, say(f"steps.state.{desk.state_of(name)}"))
        version = last_published(desk.sheet)
        if version is not None and is_as_published(desk.sheet):
            day = shown_date(version.published_on) or say("published.undated")
            self._show("freeze", say("steps.state.frozen", name=day))
        else:
            day = published_on(desk.form, desk.sheet)
            dated = say("steps.state.dated", date=shown_date(day))
            self._show("freeze", dated if day else say("steps.state.undated"))
        self._show(
            "revise", say("steps.state.next_year" if version else "steps.state.after_freeze")
        )
        self.buttons["revise"].setEnabled(version is not None and not desk.read_only)
        self.buttons["freeze"].setEnabled(not desk.read_only)
        is_frozen = version is not None and is_as_published(desk.sheet)
        open_ones = [name for name in STEPS[:3] if desk.state_of(name) != "done"]
        self._next = "revise" if is_frozen else [*open_ones, "freeze"][0]
        self._show_rows()

    def _show_rows(self) -> None:
        self._heading.setVisible(not self._is_low)
        for name in STEPS:
            for part in (self._numbers[name], self.buttons[name], self.states[name]):
                part.setVisible(not self._is_low or name == self._next)

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
