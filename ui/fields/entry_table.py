"""The entries of a repeat (委託事項, 移転先) as a table to fill and compare: a row an entry.

A cell is written in place with the field of its item, so days, choices and marks are answered as on
the page; Tab goes on to the next cell, Esc back to the table.
"""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from ui.fields.base import Page
from ui.fields.cell_delegate import PADDING
from ui.fields.cell_field import CellField
from ui.fields.table_model import Index, TableModel
from ui.fields.table_view import TableView
from ui.look.style import apply_style

_NAME_LETTERS: Final = 14
"""Full-width letters that the rows' names may take."""

_LETTERS: Final = {"long_text": 18, "text": 13, "choice": 12, "date": 10}
_FEW_LETTERS: Final = 8
"""Full-width letters across a column, by the kind of its item."""

_LINES: Final = 3
"""Of a row: so that many entries are seen, and two texts can be told apart."""

_LEAST_HEIGHT: Final = 160
_SHARE_OF_WINDOW: Final = 0.55


class _Model(TableModel):
    """Rows bear the names of their entries."""

    def __init__(
        self, page: Page, address: Address, name: Callable[[int], str], parent: QObject
    ) -> None:
        super().__init__(page, address, parent)
        self._name = name

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation == Qt.Orientation.Horizontal:
            return super().headerData(section, orientation, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._name(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Our fields stand in the cells, not Qt's editors."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable


class _Names(QHeaderView):
    """The names of the rows, all of one width."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(True)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def sizeHint(self) -> QSize:
        return QSize(_NAME_LETTERS * self.fontMetrics().horizontalAdvance("漢"), 0)


class EntryTable(TableView):
    """Rows are chosen by their names at the left, one cell by a click into it."""

    moved = Signal(list, int)
    """The ids of the entries that were dragged, and the place before which they were let go."""

    cleared = Signal(object)
    """The `Address` of the answer that is to go."""

    def __init__(
        self, page: Page, address: Address, name: Callable[[int], str], parent: QWidget
    ) -> None:
        self.rows = _Model(page, address, name, parent)
        super().__init__(self.rows, (), parent)
        self._page = page
        self.most_lines = _LINES
        self.cell: CellField | None = None
        """The field over the cell that is written."""
        self._at = QPersistentModelIndex()
        heads = _Names(self)
        self.setVerticalHeader(heads)
        apply_style(heads, "headers")
        apply_style(self.horizontalScrollBar(), "scroll")
        heads.sectionMoved.connect(self._dragged)
        self.setHorizontalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._clicked)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.close_cell)

    # ---- what `BlocksField` asks

    def refresh(self, changed: Collection[Address] = ()) -> None:
        """Show what the sheet says now."""
        self.rows.refresh(changed)
        if not self._at.isValid():
            self.close_cell()
        last = max(0, self.rows.rowCount() - 1)
        self.rows.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)
        self.fit_height()

    def column_of(self, item_id: str) -> int:
        """The column of that item, -1 for one that has none."""
        return [item.id for item in self.rows.items].index(item_id) if self.has(item_id) else -1

    def has(self, item_id: str) -> bool:
        """Whether that item is a column."""
        return any(item.id == item_id for item in self.rows.items)

    def item_in_work(self) -> str:
        """The id of the item of the current cell."""
        return self.rows.items[max(0, self.currentIndex().column())].id

    def cell_in_work(self) -> Address | None:
        """The answer of the current cell; None where there is none."""
        current = self.currentIndex()
        return self.rows.cell_address(current) if current.isValid() else None

    def write(self, row_id: str, item_id: str) -> None:
        """Open the field over that cell."""
        index = self.rows.index(self.rows.place_of(row_id), self.column_of(item_id))
        self.choose([row_id], index.column())
        self.open_cell(index)

    def fit_height(self) -> None:
        """As high as the rows are, up to a share of the window."""
        max_height = max(_LEAST_HEIGHT, int(self.window().height() * _SHARE_OF_WINDOW))
        wanted = self.content_height() + self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(max(_LEAST_HEIGHT, min(max_height, wanted)))

    # ---- cells

    def open_cell(self, index: Index) -> None:
        """Write in that cell."""
        self.close_cell()
        if not index.isValid() or not self.rows.is_open:
            return
        self.scrollTo(index)
        self._at = QPersistentModelIndex(index)
        item, address = self.rows.items[index.column()], self.rows.cell_address(index)
        rect = self.visualRect(index)
        self.cell = CellField(self._page, item, address, rect, self)
        self.cell.left.connect(self._go_on)
        self.cell.gone.connect(self.close_cell)

    def close_cell(self) -> None:
        """The cell is written."""
        cell, self.cell = self.cell, None
        if cell is None:
            return
        cell.blockSignals(True)
        # Only this entry's fields are there, and of them only this one.
        address = cell.field.address
        has_keyboard = cell.isAncestorOf(QApplication.focusWidget() or self)
        self._page.release(Address(address.path, self.rows.address.item))
        cell.hide()
        cell.deleteLater()
        if has_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self, by: int) -> None:
        is_there, across = self._at.isValid(), len(self.rows.items)
        place = self._at.row() * across + self._at.column() + by
        self.close_cell()
        if by and is_there and 0 <= place < self.rows.rowCount() * across:
            index = self.rows.index(place // across, place % across)
            self.setCurrentIndex(index)
            self.open_cell(index)

    def _clicked(self, index: QModelIndex) -> None:
        keys = QApplication.keyboardModifiers()
        if keys == Qt.KeyboardModifier.NoModifier:
            self.open_cell(index)

    def _dragged(self, _logical: int, old: int, new: int) -> None:
        """The sheet moves the entry; the head goes back, for its row follows the sheet."""
        heads = self.verticalHeader()
        heads.blockSignals(True)
        heads.moveSection(new, old)
        heads.blockSignals(False)
        row_id, chosen = self.rows.entry(old).id, self.chosen()
        moved = chosen if row_id in chosen else [row_id]
        self.moved.emit(moved, new + 1 if new > old else new)

    # ---- look and keys

    def fit_columns(self) -> None:
        """Each as wide as its kind wants; wider where there is room for more."""
        letter = self.fontMetrics().horizontalAdvance("漢")
        wanted = [self._wanted(item) * letter + 2 * PADDING for item in self.rows.items]
        room = max(0, self.viewport().width() - sum(wanted))
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width + room * width // max(1, sum(wanted)))
        self._fit_head()

    def _wanted(self, item: d.AnyItem) -> int:
        return _LETTERS.get(item.kind, _FEW_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.cleared.emit(self.rows.cell_address(self.currentIndex()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_cell(self.currentIndex())
        else:
            super().keyPressEvent(event)
