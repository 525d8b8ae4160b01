"""The one bar above the pages: menus at the left, whether the sheet is saved, tools at the right.

One line, so that the form has the height. What everybody knows by its picture stands without
words; where the window is too narrow for the words of the others, they go too (each has its tip),
and where it is too narrow for all of them and the words of what is saved, those go that everybody
knows a key for.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QToolBar, QToolButton, QWidget

from piadesk.words import say
from ui.look.icons import SIZE
from ui.look.style import apply_style
from ui.save_status import SaveStatus

TOOLS: Final = (
    *("home", "save", "undo", "redo", ""),
    *("review", "form_view", "preview", "", "guidance"),
)
"""What the bar has; "" is a line."""

FEWER: Final = tuple(name for name in TOOLS if name not in ("home", "undo", "redo"))
"""What it has where else nothing told that the sheet is saved: these have keys and menus."""

FEW: Final = ("save", "review", "preview")
"""What a narrow one has: Qt would cut off at the right what leads on from the form."""

_WORDLESS: Final = frozenset({"home", "save", "undo", "redo"})

_GAP: Final = 8
_LEAST_WIDTH: Final = 400
_SPACING: Final = 3
"""Pixels between two tools, and a little for the edges: see ``style.qss``."""


class TopBar(QWidget):
    """Holds the menus; `fill_tools` the rest once there is a sheet, so that the program starts
    sooner."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setProperty("role", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.tools = QToolBar(say("tool.name"), self)
        self.tools.setIconSize(QSize(SIZE, SIZE))
        self.status = SaveStatus(self)
        self._actions: Mapping[str, QAction] = {}
        self._names: Sequence[str] = ()
        """Of the tools that stand there."""
        self._widths: dict[tuple[Sequence[str], bool], int] = {}
        """Of such tools with their words or without."""
        apply_style(self, "bars")

    def fill_tools(self, actions: Mapping[str, QAction]) -> None:
        """Fill the bar with those of `TOOLS`, unless it is filled."""
        if self._actions:
            return
        self._actions = actions
        for name in filter(None, TOOLS):
            actions[name].setIconText(say(f"tool.{name}"))
        self._measure()
        self.updateGeometry()

    # ---- what Qt calls

    def sizeHint(self) -> QSize:
        heights = (part.sizeHint().height() for part in (self.menus, self.tools))
        return QSize(_LEAST_WIDTH, max(heights) + 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size want other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._actions:
            self._measure()
            self.updateGeometry()

    # ----

    def _measure(self) -> None:
        for names, has_words in ((FEWER, False), (TOOLS, False), (TOOLS, True)):
            self._put(names)
            self._show_words(has_words=has_words)
            self._widths[names, has_words] = self._width()
        self._fit()

    def _width(self) -> int:
        """Of what stands there; the bar itself would tell an older one until the next events."""
        parts = (self.tools.widgetForAction(action) for action in self.tools.actions())
        return sum(part.sizeHint().width() + _SPACING for part in parts)

    def _put(self, names: Sequence[str]) -> None:
        if names == self._names:
            return
        self._names = names
        self.tools.clear()
        for name in names:
            if name:
                self.tools.addAction(self._actions[name])
            else:
                self.tools.addSeparator()

    def _fit(self) -> None:
        """Menus at the left, tools at the right, between them what has room of the status."""
        menus = min(self.menus.sizeHint().width(), self.width())
        room = self.width() - menus - _GAP
        has_words = False
        if self._actions:
            has_words = self._widths[TOOLS, True] + self.status.usual() + 2 * _GAP <= room
            left = room - self.status.usual() - 2 * _GAP
            fitting = (names for names in (TOOLS, FEWER) if self._widths[names, False] <= left)
            self._put(next(fitting, FEW))
        self._show_words(has_words=has_words)
        tools = min(self._width(), room)
        self.menus.setGeometry(0, 0, menus, self.height() - 1)
        self.tools.setGeometry(self.width() - _GAP - tools, 0, tools, self.height() - 1)
        between = room - tools - _GAP
        self.status.setGeometry(menus, 0, max(0, between), self.height() - 1)
        self.status.set_room(between)

    def _show_words(self, *, has_words: bool) -> None:
        style = Qt.ToolButtonStyle
        for name in self._names:
            button = self.tools.widgetForAction(self._actions[name]) if name else None
            if isinstance(button, QToolButton) and name not in _WORDLESS:
                button.setToolButtonStyle(
                    style.ToolButtonTextBesideIcon if has_words else style.ToolButtonIconOnly
                )
