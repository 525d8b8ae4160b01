"""The table of all sheets: sorted by any column, narrowed by words, 課, form and stage."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from piadesk.office.listing import Listed
from piadesk.words import say
from ui.look.plain_text import plain_tip
from ui.office.rows import COLUMNS, cells, sort_keys

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLES: Final = Qt.ItemDataRole
_KEY: Final = Qt.ItemDataRole.UserRole
_WIDTHS: Final = (50, 250, 68, 104, 142, 78, 216, 136, 60)


class SheetModel(QAbstractTableModel):
    """The listed sheets."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.sheets: list[Listed] = []
        self._cells: list[tuple[str, ...]] = []
        self._keys: list[tuple[object, ...]] = []

    def show_sheets(self, sheets: Sequence[Listed]) -> None:
        """Show these in the place of those before."""
        self.beginResetModel()
        self.sheets = list(sheets)
        self._cells = [cells(one) for one in sheets]
        self._keys = [sort_keys(one) for one in sheets]
        self.endResetModel()

    def show_one(self, sheet: Listed) -> None:
        """Show what was found out of one of them."""
        names = [one.name for one in self.sheets]
        if sheet.name in names:
            at = names.index(sheet.name)
            self.sheets[at] = sheet
            self._cells[at], self._keys[at] = cells(sheet), sort_keys(sheet)
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.sheets)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _ROLES.DisplayRole:
            return say(f"office.column.{COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = _ROLES.DisplayRole) -> object:
        if role == _ROLES.DisplayRole:
            return self._cells[index.row()][index.column()]
        if role == _ROLES.ToolTipRole:
            return plain_tip(self._cells[index.row()][index.column()])
        if role == _KEY:
            return self._keys[index.row()][index.column()]
        return None


class _Narrowed(QSortFilterProxyModel):
    def __init__(self, model: SheetModel) -> None:
        super().__init__(model)
        self._model = model
        self.names: Collection[str] | None = None
        self.department = self.stage = ""
        self.setSourceModel(model)
        self.setSortRole(_KEY)

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        one = self._model.sheets[source_row]
        return (
            (self.names is None or one.name in self.names)
            and self.department in ("", one.summary.department)
            and (not self.stage or (one.is_sheet and one.summary.standing.stage == self.stage))
        )


class SheetTable(QTableView):
    """The view. Enter or a double click opens."""

    opened = Signal(object)
    """The `Listed` that is to be opened."""

    chosen = Signal()
    """Others are marked now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheets")
        self.sheets: Final = SheetModel(self)
        self._narrowed: Final = _Narrowed(self.sheets)
        self.setModel(self._narrowed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setStretchLastSection(False)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._tell)

    def marked(self) -> list[Listed]:
        """The sheets that are marked, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._at(row) for row in rows]

    def shown(self) -> list[Listed]:
        """The sheets that the filters leave, in the order shown."""
        return [self._at(row) for row in range(self._narrowed.rowCount())]

    def mark(self, names: Collection[str]) -> None:
        """Mark these sheets."""
        for row in range(self._narrowed.rowCount()):
            if self._at(row).name in names:
                self.selectRow(row)

    def narrow(
        self, names: Collection[str] | None = None, department: str = "", stage: str = ""
    ) -> None:
        """Show only sheets of these names (None: any), this 課 and this stage ("": any)."""
        self._narrowed.names = names
        self._narrowed.department, self._narrowed.stage = department, stage
        self._narrowed.invalidate()

    def _at(self, row: int) -> Listed:
        return self.sheets.sheets[self._narrowed.mapToSource(self._narrowed.index(row, 0)).row()]

    def _tell(self) -> None:
        self.chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._at(index.row()))
