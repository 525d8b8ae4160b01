"""A repeat as a table (変更箇所): rows to choose from, the chosen one as full fields below."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import EditStep, Page
from ui.fields.cell_delegate import MOST_LINES
from ui.fields.entries_field import EntriesField, mark_of
from ui.fields.in_view import area_of
from ui.fields.row_pane import RowPane
from ui.fields.table_model import TableModel
from ui.fields.table_view import TableView
from ui.look import theme
from ui.look.plain_text import Label
from ui.look.theme import set_words

_LEAST_HEIGHT: Final = 150
_SHARE_OF_WINDOW: Final = 0.4
"""So that table and fields of a row are seen together."""

_LOW_WINDOW: Final = 600
"""Pixels: at 125 % and more of a screen of 768 they cannot be."""

_LOW_LINES: Final = 2
"""Of each row in such a window, so that several rows are seen."""


class TableField(EntriesField):
    """変更箇所 and any other repeat that is printed under one head row."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._area: QScrollArea | None = None
        self.model = TableModel(page, address, self)
        self.view = TableView(self.model, self.rows_item.widths, self)
        self.view.setAccessibleName(item.title)
        self.view.asked.connect(self.act)
        self.view.cells.chosen.connect(self._choice_made)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(self._current_changed)
        selection.selectionChanged.connect(lambda: self.show_possible_acts())
        self.empty = Label(say("table.empty"), self)
        set_words(self.empty, "note")
        self.empty.setWordWrap(True)
        self.marked = Label("", self)
        set_words(self.marked, "note")
        self.marked.hide()
        self.pane = RowPane(page, self.model.items, self)
        self.body.addWidget(self.view)
        self.body.addWidget(self.marked)
        self.body.addWidget(self.empty)
        self.body.addWidget(self.pane)

    # ---- what `EntriesField` asks

    def chosen(self) -> list[str]:
        """See `EntriesField`."""
        return self.view.chosen()

    def choose(self, row_ids: Sequence[str]) -> None:
        """See `EntriesField`."""
        self.view.choose(row_ids, max(0, self.view.currentIndex().column()))

    def start_work(self) -> None:
        """See `EntriesField`."""
        self.pane.take_keyboard()

    def act(self, name: str) -> None:
        """See `EntriesField`; ``edit`` goes to the answer of the current cell."""
        if name == "edit":
            self._edit(self.view.currentIndex())
        else:
            super().act(name)

    # ---- what `Field` asks

    def refresh(self, changed: Collection[Address] = ()) -> None:
        self.model.refresh(changed)
        count = self.model.rowCount()
        self.show_count(count)
        self.empty.setVisible(count == 0)
        self.view.setVisible(count > 0)
        self.pane.setVisible(count > 0)
        self.setFocusProxy(self.view if count else self.buttons["add"])
        if count and not self.chosen():
            current = self.view.currentIndex()
            self.choose([self.model.entry(max(0, current.row())).id])
        self._show_row()
        self._fit_height()
        self.show_possible_acts()

    def set_open(self, is_open: bool) -> None:
        super().set_open(is_open)
        self.model.is_open = is_open

    def set_greyed(self, is_greyed: bool) -> None:
        self.view.setEnabled(not is_greyed)
        self.pane.setEnabled(not is_greyed)

    def address_in_work(self) -> Address:
        current = self.view.currentIndex()
        return self.model.cell_address(current) if current.isValid() else self.address

    def reveal(self, address: Address) -> None:
        row_ids = address.path[len(self.address.path) :]
        self.view.choose(row_ids[:1], self.model.column_of(address.item))
        if row_ids and address.item != self.item.id:
            self.pane.take_keyboard(address.item)
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_entries(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        """See `EntriesField`."""
        marks = {row_id: mark for row_id, below in findings.items() if (mark := mark_of(below))}
        self.model.set_marks(marks)
        self.marked.setText(say("rows.marked", count=len(marks)))
        self.marked.setVisible(bool(marks))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    # ----

    def _current_changed(self, current: QModelIndex) -> None:
        self._show_row()
        if current.isValid():
            self.focused.emit(self.model.cell_address(current))

    def _show_row(self) -> None:
        current = self.view.currentIndex()
        if not current.isValid():
            self.pane.show_row(None, "")
            return
        name = self.rows_item.row_name.format(n=current.row() + 1)
        in_work = self.pane.isAncestorOf(QApplication.focusWidget() or self)
        if self.pane.show_row(self.model.entry_address(current.row()), name) and in_work:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if self.model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(index)
        else:
            self.pane.take_keyboard(self.model.items[index.column()].id)

    def _choice_made(self, index: QModelIndex, text: str) -> None:
        address = self.model.cell_address(index)
        self.edited.emit(EditStep(SetValue(address, text)))
        self.refresh([address])

    def _page_area(self) -> QScrollArea | None:
        """What it scrolls in; followed from now on, for bars above it come and go."""
        area = area_of(self)
        if area is not None and area is not self._area:
            area.verticalScrollBar().rangeChanged.connect(self._fit_height)
        self._area = area
        return area

    def _fit_height(self) -> None:
        max_height = max(_LEAST_HEIGHT, int(self.window().height() * _SHARE_OF_WINDOW))
        area, is_low = self._page_area(), self.window().height() < _LOW_WINDOW
        if is_low and area is not None:  # the table alone fills the page, in lower rows
            max_height = max(max_height, area.viewport().height() - 2 * theme.GRID)
        if (lines := _LOW_LINES if is_low else MOST_LINES) != self.view.most_lines:
            self.view.most_lines, self.view.cells.is_dense = lines, is_low
            self.view.fit_rows()
        height = max(_LEAST_HEIGHT, min(max_height, self.view.content_height()))
        if height != self.view.height():
            self.view.setFixedHeight(height)
