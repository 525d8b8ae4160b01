"""The rows of a table repeat (変更箇所) as a Qt model: one row an entry, one column an item."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from piadesk import kinds
from piadesk.acts.paste import columns_of
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Entry
from ui.fields.base import Page

SHOWN_CHARACTERS: Final = 600
"""A cell shows the beginning of a longer answer; the whole stands in the fields below the table."""

Index = QModelIndex | QPersistentModelIndex

_HEAD_ALIGNMENT: Final = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value

_NOWHERE: Final = QModelIndex()


class TableModel(QAbstractTableModel):
    """Reads the sheet; `refresh` brings it up to date with as little movement as there was."""

    def __init__(self, page: Page, address: Address, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.address = address
        self.items: tuple[d.AnyItem, ...] = columns_of(page.form, address.item)
        self.is_open = True
        self._rows: list[Entry] = list(page.sheet.entries(address))
        self._marks: Mapping[str, str] = {}

    # ---- where things are

    def entry(self, place: int) -> Entry:
        """The entry in row ``place`` (0, 1, …)."""
        return self._rows[place]

    def entry_address(self, place: int) -> Address:
        """The address of that entry."""
        return Address((*self.address.path, self._rows[place].id), self.address.item)

    def cell_address(self, index: Index) -> Address:
        """The address of the answer in that cell."""
        return Address(self.entry_address(index.row()).path, self.items[index.column()].id)

    def place_of(self, row_id: str) -> int:
        """The row in which the entry of that id stands, -1 when there is none."""
        return next((place for place, row in enumerate(self._rows) if row.id == row_id), -1)

    def column_of(self, item_id: str) -> int:
        """The column of that item, 0 for an item without one."""
        ids = [item.id for item in self.items]
        return ids.index(item_id) if item_id in ids else 0

    def shown(self, place: int, column: int) -> str:
        """The whole answer as text."""
        item = self.items[column]
        return kinds.shown(item, self._rows[place].answers.get(item.id))

    def choices_of(self, column: int) -> tuple[str, ...]:
        """The 選択肢 of a column, () where its item is no choice."""
        item = self.items[column]
        return self._page.form.choices_of(item) if isinstance(item, d.Choice) else ()

    # ---- news

    def refresh(self, changed: Collection[Address] = ()) -> None:
        """Take in what the sheet holds now; ``changed`` are the addresses touched, () means any."""
        self._take_in_rows()
        depth = len(self.address.path)
        ids = {address.path[depth] for address in changed if len(address.path) > depth}
        if changed:
            places = [place for place in sorted(map(self.place_of, ids)) if place >= 0]
            spans = [(place, place) for place in places]
        else:
            spans = [(0, len(self._rows) - 1)] if self._rows else []
        for first, last in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.items) - 1))

    def set_marks(self, marks: Mapping[str, str]) -> None:
        """Show a word below the number of these rows; ``marks`` are by the entry's id."""
        if marks != self._marks:
            self._marks = marks
            last = max(0, len(self._rows) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    def _take_in_rows(self) -> None:
        """Only what lies between the equal beginning and the equal end comes and goes."""
        new = list(self._page.sheet.entries(self.address))
        old_ids, new_ids = [row.id for row in self._rows], [row.id for row in new]
        start = 0
        while start < min(len(old_ids), len(new_ids)) and old_ids[start] == new_ids[start]:
            start += 1
        end = 0
        rest = min(len(old_ids), len(new_ids)) - start
        while end < rest and old_ids[-1 - end] == new_ids[-1 - end]:
            end += 1
        if start < len(old_ids) - end:
            self.beginRemoveRows(_NOWHERE, start, len(old_ids) - end - 1)
            del self._rows[start : len(old_ids) - end]
            self.endRemoveRows()
        if start < len(new_ids) - end:
            self.beginInsertRows(_NOWHERE, start, len(new_ids) - end - 1)
            self._rows[start:start] = new[start : len(new_ids) - end]
            self.endInsertRows()
        self._rows = new

    # ---- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            text = self.shown(index.row(), index.column())
            return text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + "…"
        if role == Qt.ItemDataRole.EditRole:
            return self.shown(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _HEAD_ALIGNMENT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.items[section].title
        mark = self._marks.get(self._rows[section].id, "")
        return f"{section + 1}\n{mark}" if mark else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        if index.isValid() and self.is_open and self.choices_of(index.column()):
            known |= Qt.ItemFlag.ItemIsEditable
        return known
