"""The chosen row of a table with all its items as full fields, two beside each other."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.look.plain_text import Label
from ui.look.theme import set_words

_LEAST_FOR_TWO: Final = 560
"""Pixels of width below which the fields stand one below the other."""


class RowPane(QWidget):
    """Fields of one entry at a time; another entry gets fields of its own."""

    def __init__(self, page: Page, items: Sequence[d.AnyItem], parent: QWidget) -> None:
        super().__init__(parent)
        self._page = page
        self._items = items
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._title = Label("", self)
        set_words(self._title, "pane_title")
        self._column.addWidget(self._title)
        self._grid: QGridLayout | None = None
        self._inside: QWidget | None = None
        self._cells: list[QWidget] = []
        self.fields: dict[str, Field] = {}
        self.address: Address | None = None

    def show_row(self, address: Address | None, name: str) -> bool:
        """Show the entry at ``address``, called ``name``; None shows that nothing is chosen.

        True when the fields are new ones.
        """
        title = say("table.row", name=name) if address else say("table.nothing_chosen")
        self._title.setText(title)
        if address == self.address:
            return False
        self._clear()
        self.address = address
        if address is not None:
            self._build(address)
        return True

    def _build(self, address: Address) -> None:
        self._inside = QWidget(self)
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._cells = [self._cell(item, address, self._inside) for item in self._items]
        self._arrange()
        self._column.addWidget(self._inside)

    def _cell(self, item: d.AnyItem, address: Address, parent: QWidget) -> QWidget:
        cell = QWidget(parent)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        label = Label(item.title, cell)
        set_words(label, "subheading")
        field = self._page.build(item, Address(address.path, item.id), cell)
        label.setBuddy(field)
        self.fields[item.id] = field
        column.addWidget(label)
        column.addWidget(field)
        column.addStretch(1)
        return cell

    def _arrange(self) -> None:
        assert self._grid is not None
        columns = 2 if self.width() >= _LEAST_FOR_TWO else 1
        for index, cell in enumerate(self._cells):
            self._grid.addWidget(cell, index // columns, index % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _clear(self) -> None:
        if self._inside is None or self.address is None:
            return
        self._page.release(self.address)
        self.fields = {}
        self._inside.hide()
        self._column.removeWidget(self._inside)
        self._inside.deleteLater()
        self._inside = self._grid = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _LEAST_FOR_TWO
        was_narrow = event.oldSize().width() < _LEAST_FOR_TWO
        if self._grid is not None and narrow != was_narrow:
            self._arrange()

    def take_keyboard(self, item_id: str = "") -> None:
        """Give the keyboard to the field of that item, the first one for ""."""
        field = self.fields.get(item_id) or next(iter(self.fields.values()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
