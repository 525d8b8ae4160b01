"""Menus, tool bar and keys of the window: one table of commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from piadesk.forms import catalogue
from piadesk.words import say
from ui.look.plain_text import set_tip
from ui.look.style import apply_style

if TYPE_CHECKING:
    from ui.desk.desk import Desk


@dataclass(frozen=True)
class Command:
    """One thing to be done, by menu or key; most of them need an open sheet."""

    name: str
    keys: str = ""
    needs_sheet: bool = True
    toggles: bool = False
    edits: bool = False
    """Whether it changes the sheet, and so is off for one that may only be read."""


LINE: Final = Command("")
"""A line between two commands."""

MENUS: Final[Mapping[str, tuple[Command, ...]]] = {
    "file": (
        Command("open", "Ctrl+O", needs_sheet=False),
        Command("import", "Ctrl+I", needs_sheet=False),
        LINE,
        Command("save", "Ctrl+S"),
        Command("save_as", "Ctrl+Shift+S"),
        Command("earlier"),
        LINE,
        Command("preview", "Ctrl+Shift+P"),
        Command("print", "Ctrl+P"),
        Command("pdf", "Ctrl+Shift+E"),
        Command("workbook"),
        LINE,
        Command("home", "Ctrl+W"),
        Command("quit", "Ctrl+Q", needs_sheet=False),
    ),
    "edit": (
        Command("undo", "Ctrl+Z"),
        Command("redo", "Ctrl+Y"),
        LINE,
        Command("replace", "Ctrl+F; Ctrl+H"),
    ),
    "go": (
        Command("to_sections", "Ctrl+L"),
        Command("back", "Ctrl+PgUp"),
        Command("next", "Ctrl+PgDown"),
        LINE,
        Command("review", "F6"),
        Command("next_finding", "F7"),
        Command("last_finding", "Shift+F7"),
    ),
    "revision": (
        Command("freeze", edits=True),
        Command("published"),
        Command("revise", edits=True),
        LINE,
        Command("proposals", "F8", edits=True),
        Command("compare", "Shift+F8"),
        Command("circulate"),
        Command("report"),
        LINE,
        Command("migrate"),
    ),
    "view": (
        Command("sections", "F9", toggles=True),
        Command("guidance", "F1", toggles=True),
    ),
    "help": (
        Command("manual", "Shift+F1", needs_sheet=False),
        Command("about", needs_sheet=False),
    ),
}

WIZARD: Final = (*(one.name for one in MENUS["go"] + MENUS["view"] if one.name), "undo", "redo")
"""What `ui.wizard.wizard` does: the menus 移動 and 表示, undo and redo."""

REVISION: Final = (*(one.name for one in MENUS["revision"] if one.name), "replace")
"""What `ui.revision.revision` does: the menu 改訂, and replacing."""

TOOLS: Final = ("home", "save", "", "undo", "redo", "", "review", "preview", "", "guidance")
"""What the tool bar has; "" is a line."""


class Menus:
    """The actions of the window; those that need a sheet are off while there is none.

    ``slots`` has a function for every command; ``begin`` begins a sheet on the form of that id.
    """

    def __init__(
        self,
        window: QMainWindow,
        slots: Mapping[str, Callable[..., object]],
        begin: Callable[[str], object],
    ) -> None:
        self.actions: dict[str, QAction] = {}
        for name, commands in MENUS.items():
            menu = QMenu(say(f"menu.{name}"), window.menuBar())
            window.menuBar().addMenu(menu)
            if name == "file":
                menu.addMenu(_new_menu(menu, begin))
            for command in commands:
                if command is LINE:
                    menu.addSeparator()
                else:
                    menu.addAction(self._action(window, command, slots[command.name]))
        window.addToolBar(self._tool_bar(window))
        apply_style(window.menuBar(), "bars")

    def show_state(self, desk: "Desk | None") -> None:
        """Switch the actions on or off, and name what undo and redo would do."""
        for command in (command for commands in MENUS.values() for command in commands):
            if command.needs_sheet and command is not LINE:
                is_open = desk is not None and not (command.edits and desk.read_only)
                self.actions[command.name].setEnabled(is_open)
        steps = {"undo": desk.stack.undoText(), "redo": desk.stack.redoText()} if desk else {}
        for name, step in steps.items():
            self.actions[name].setEnabled(bool(step))
            self.actions[name].setText(
                say(f"action.{name}") + (f"：{_short(step)}" if step else "")
            )
            set_tip(self.actions[name], "")
            set_tip(self.actions[name], self.actions[name].toolTip())  # the one that Qt makes

    def _action(
        self, window: QMainWindow, command: Command, slot: Callable[..., object]
    ) -> QAction:
        action = QAction(say(f"action.{command.name}"), window)
        action.setObjectName(f"action-{command.name}")
        action.setShortcuts(QKeySequence.listFromString(command.keys))
        if command.toggles:
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(slot)
        else:
            action.triggered.connect(_without_state(slot))
        self.actions[command.name] = action
        return action

    def _tool_bar(self, window: QMainWindow) -> QToolBar:
        bar = QToolBar(say("tool.name"), window)
        apply_style(bar, "bars")
        bar.setMovable(False)
        bar.setIconSize(QSize(16, 16))
        bar.toggleViewAction().setEnabled(False)
        for name in TOOLS:
            if not name:
                bar.addSeparator()
                continue
            self.actions[name].setIconText(say(f"tool.{name}"))
            bar.addAction(self.actions[name])
        return bar


def _new_menu(parent: QMenu, begin: Callable[[str], object]) -> QMenu:
    menu = QMenu(say("action.new"), parent)
    for form_id in catalogue.newest_first(catalogue.form_ids()):
        action = menu.addAction(catalogue.head(form_id).full_name)
        action.triggered.connect(_without_state(partial(begin, form_id)))
    return menu


def _without_state(slot: Callable[..., object]) -> Callable[[], None]:
    """``triggered`` carries whether the action is checked, which no slot here wants."""

    def call() -> None:
        slot()

    return call


def _short(step: str) -> str:
    """An undo step's name, short and with ``&`` as itself."""
    return (step if len(step) <= 30 else step[:29] + "…").replace("&", "&&")
