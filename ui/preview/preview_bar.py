"""The buttons above the print preview."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.printing.options import PURPOSES, PageLook
from piadesk.words import say
from ui.look.flow import FlowLayout
from ui.look.menu import Menu
from ui.look.pick_box import PickBox
from ui.look.plain_text import set_tip
from ui.preview.page_box import PageBox
from ui.preview.preview_pages import FIT_PAGE, FIT_WIDTH, STEPS
from ui.preview.search_box import SearchBox
from ui.preview.sign_button import sign_button

_SIGNS: Final = {"previous": "◀", "next": "▶", "smaller": "－", "larger": "＋"}


class PreviewBar(QWidget):
    """Says what the clerk asks for, shows the page and the zoom."""

    asked = Signal(str)
    """print, save, renew, previous, next, smaller, larger."""

    zoom_chosen = Signal(object)
    """`FIT_WIDTH`, `FIT_PAGE` or percent."""

    draft_chosen = Signal(bool)
    purpose_chosen = Signal()
    look_chosen = Signal()
    side_chosen = Signal(bool)
    """Whether 目次 stands beside the pages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.print = self._button("print")
        self.save = self._button("save")
        self.draft = QCheckBox(say("preview.draft"), self)
        self.draft.toggled.connect(self.draft_chosen)
        self.purpose = PickBox(self)
        self.purpose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.purpose.setAccessibleName(say("preview.purpose"))
        for purpose in PURPOSES:
            self.purpose.addItem(say(f"preview.purpose_{purpose}"), purpose)
        self.purpose.activated.connect(lambda: self.purpose_chosen.emit())
        self.look = QToolButton(self)
        self.look.setText(say("preview.look"))
        self.look.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.look.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.look.setMenu(self._look_menu())
        self.side = QToolButton(self)
        self.side.setText(say("preview.side"))
        self.side.setCheckable(True)
        self.side.setChecked(True)
        self.side.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.side.toggled.connect(self.side_chosen)
        self.search = SearchBox(self)
        self.page = PageBox(self)
        self.zoom = PickBox(self)
        self.zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.zoom.setAccessibleName(say("preview.zoom"))
        self.zoom.addItem(say("preview.fit_width"), FIT_WIDTH)
        self.zoom.addItem(say("preview.fit_page"), FIT_PAGE)
        for step in STEPS:
            self.zoom.addItem(say("preview.percent", percent=step), step)
        self.zoom.activated.connect(lambda: self.zoom_chosen.emit(self.zoom.currentData()))
        self.renew = self._button("renew")
        set_tip(self.renew, say("preview.renew_tip"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        parts = FlowLayout(lines)
        acts = (self.print, self.save, self.purpose, self.look, self.renew, self.draft)
        for part in (*acts, self.side, self.search):
            parts.addWidget(part)
        parts.addWidget(self._together(self._tool("previous"), self.page, self._tool("next")))
        parts.addWidget(self._together(self._tool("smaller"), self.zoom, self._tool("larger")))

    def _together(self, *widgets: QWidget) -> QWidget:
        """What stays in one line."""
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in widgets:
            row.addWidget(widget)
        return group

    def set_look(self, look: PageLook) -> None:
        """Ask that of every page, without news of it."""
        for action, is_on in zip(self.look.menu().actions(), look, strict=True):
            action.blockSignals(True)
            action.setChecked(is_on)
            action.blockSignals(False)

    def page_look(self) -> PageLook:
        """What is asked of every page."""
        return PageLook(*(action.isChecked() for action in self.look.menu().actions()))

    def show_page(self, page: int, count: int) -> None:
        """3 / 12 ページ; nothing while there is no page."""
        self.page.show_page(page, count)

    def show_zoom(self, zoom: str | int, percent: int) -> None:
        """Show how large the pages are; a step that the box lacks is shown in the box's text."""
        index = self.zoom.findData(zoom)
        self.zoom.setCurrentIndex(index)
        if index < 0:
            self.zoom.setPlaceholderText(say("preview.percent", percent=percent))

    def set_ready(self, ready: bool) -> None:
        """Whether there is paper to print and save."""
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)

    def _look_menu(self) -> QMenu:
        menu = Menu(self)
        for name in PageLook._fields:
            action = menu.addAction(say(f"preview.look_{name}"))
            action.setCheckable(True)
            action.toggled.connect(lambda: self.look_chosen.emit())
        return menu

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(say(f"preview.{name}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button

    def _tool(self, name: str) -> QToolButton:
        button = sign_button(name, _SIGNS[name], self)
        button.clicked.connect(lambda: self.asked.emit(name))
        return button
