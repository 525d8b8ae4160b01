"""Menus, tool bar and keys of the window, made of the tables in `ui.actions`."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from piadesk.forms import catalogue
from piadesk.words import say
from ui.actions import edit, file, go, help, revision, view
from ui.actions.command import LINE, Command, CommandHost
from ui.look.composing import end_composing
from ui.look.icons import has_icon, set_icon
from ui.look.menu import Menu
from ui.look.plain_text import set_tip
from ui.top_bar import TopBar

if TYPE_CHECKING:
    from ui.desk.desk import Desk


MENUS: Final[Mapping[str, tuple[Command, ...]]] = {
    "file": file.COMMANDS,
    "edit": edit.COMMANDS,
    "go": go.COMMANDS,
    "revision": revision.COMMANDS,
    "view": view.COMMANDS,
    "help": help.COMMANDS,
}


class Menus:
    """The actions of the window; those that need a sheet are off while there is none.

    ``host`` is what the commands act on; ``begin`` begins a sheet on the form of that id.
    """

    def __init__(
        self,
        window: QMainWindow,
        host: CommandHost,
        begin: Callable[[str], object],
    ) -> None:
        self.actions: dict[str, QAction] = {}
        self.bar = TopBar(window)
        window.setMenuWidget(self.bar)
        self._state: tuple[bool, bool] | None = None
        self._steps: dict[str, str] = {}
        """What undo and redo are called by now."""
        for name, commands in MENUS.items():
            menu = Menu(self.bar.menus, say(f"menu.{name}"))
            self.bar.menus.addMenu(menu)
            if name == "file":
                menu.addMenu(_new_menu(menu, begin))
            for inside, group in groupby(commands, key=lambda command: command.inside):
                place = menu.addMenu(say(f"menu.{inside}")) if inside else menu
                for command in group:
                    if command is LINE:
                        place.addSeparator()
                    else:
                        place.addAction(self._action(window, command, partial(command.run, host)))
            if name == "view":
                for choice in (view.appearance_menu, view.charset_menu):
                    menu.insertMenu(self.actions["rules"], choice(host, menu))

    def show_state(self, desk: "Desk | None") -> None:
        """Switch the actions on or off, and name what undo and redo would do."""
        state = desk is not None, bool(desk and desk.read_only)
        if state != self._state:  # asked at each key
            self._state = state
            self._steps.clear()
            self._switch(*state)
            if desk is not None:
                self.bar.fill_tools(self.actions)
            self.bar.tools.setVisible(desk is not None)
        self.bar.status.follow(desk)
        steps = {"undo": desk.stack.undoText(), "redo": desk.stack.redoText()} if desk else {}
        for name, step in steps.items():
            if self._steps.get(name) != step:
                self._steps[name] = step
                self._name_step(self.actions[name], say(f"action.{name}"), step)

    def _switch(self, is_open: bool, is_read_only: bool) -> None:
        for command in (command for commands in MENUS.values() for command in commands):
            if command.needs_sheet and command is not LINE:
                is_free = is_open and not (command.edits and is_read_only)
                self.actions[command.name].setEnabled(is_free)

    def _name_step(self, action: QAction, name: str, step: str) -> None:
        action.setEnabled(bool(step))
        action.setText(name + (f"：{_short(step)}" if step else ""))
        set_tip(action, "")
        set_tip(action, action.toolTip())  # the one that Qt makes

    def run(self, name: str) -> None:
        """Do what the command ``name`` does."""
        self.actions[name].trigger()

    def _action(
        self, window: QMainWindow, command: Command, slot: Callable[..., object]
    ) -> QAction:
        action = QAction(say(f"action.{command.name}"), window)
        action.setObjectName(f"action-{command.name}")
        action.setShortcuts(QKeySequence.listFromString(command.keys))
        if has_icon(command.name):
            set_icon(action, command.name)
        if command.toggles:
            action.setIconVisibleInMenu(False)  # there the tick stands in its place
            action.setCheckable(True)
            action.setChecked(command.starts_on)
            action.toggled.connect(slot)
        else:
            action.triggered.connect(_without_state(slot))
        self.actions[command.name] = action
        return action


def _new_menu(parent: QMenu, begin: Callable[[str], object]) -> QMenu:
    menu = Menu(parent, say("action.new"))
    set_icon(menu.menuAction(), "new")
    for form_id in catalogue.newest_first(catalogue.form_ids()):
        action = menu.addAction(catalogue.head(form_id).full_name)
        action.triggered.connect(_without_state(partial(begin, form_id)))
    return menu


def _without_state(slot: Callable[..., object]) -> Callable[[], None]:
    """``triggered`` carries whether the action is checked, which no slot here wants. A word that is
    being composed belongs to what the slot works on."""

    def call() -> None:
        end_composing()
        slot()

    return call


def _short(step: str) -> str:
    """An undo step's name, short and with ``&`` as itself."""
    return (step if len(step) <= 30 else step[:29] + "…").replace("&", "&&")
