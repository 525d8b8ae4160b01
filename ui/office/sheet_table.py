"""The table of all sheets: sorted by any column, narrowed by words, 課, form and stage."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from piadesk.office.listing import Listed
from piadesk.words import say
from ui.look.plain_text import plain_tip
from ui.office.rows import COLUMNS, Line

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLES: Final = Qt.ItemDataRole
_WIDTHS: Final = (50, 250, 68, 104, 142, 78, 216, 136, 60)


class SheetModel(QAbstractTableModel):
    """The lines that the filters leave, sorted. Both is done here and not by Qt's own model for it,
    which would ask Python for every two lines that it holds against each other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        """All of them."""

        self.shown: list[Line] = []
        self._order = 0, False
        self._is_wanted: Callable[[Listed], bool] = _any

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these in the place of those before."""
        self.lines = list(lines)
        self._arrange()

    def show_one(self, line: Line) -> None:
        """Show what was found out of one of them, where it stands."""
        for lines in (self.lines, self.shown):
            for at, other in enumerate(lines):
                if other.sheet.name == line.sheet.name:
                    lines[at] = line
                    if lines is self.shown:
                        self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

    def narrow(self, is_wanted: Callable[[Listed], bool]) -> None:
        """Show only these."""
        self._is_wanted = is_wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is equal there stays in the order of the folder."""
        self._order = max(column, 0), order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        column, is_reversed = self._order
        self.beginResetModel()
        self.shown = [line for line in self.lines if self._is_wanted(line.sheet)]
        self.shown.sort(key=lambda line: line.keys[column], reverse=is_reversed)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

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
            return self.shown[index.row()].cells[index.column()]
        if role == _ROLES.ToolTipRole:
            return plain_tip(self.shown[index.row()].cells[index.column()])
        return None


def _any(_sheet: Listed) -> bool:
    return True


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
        self.setModel(self.sheets)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(42)
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
        return [self.sheets.shown[row].sheet for row in rows]

    def shown(self) -> list[Listed]:
        """The sheets that the filters leave, in the order shown."""
        return [line.sheet for line in self.sheets.shown]

    def mark(self, names: Collection[str]) -> None:
        """Mark these sheets, and only these."""
        self.clearSelection()
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        rows = [at for at, line in enumerate(self.sheets.shown) if line.sheet.name in names]
        for row in rows:
            model.select(self.sheets.index(row, 0), flags.Select | flags.Rows)
        if rows:
            model.setCurrentIndex(self.sheets.index(rows[0], 0), flags.NoUpdate)
            self.scrollTo(self.sheets.index(rows[0], 0))

    def narrow(
        self, names: Collection[str] | None = None, department: str = "", stage: str = ""
    ) -> None:
        """Show only sheets of these names (None: any), this 課 and this stage ("": any)."""

        def is_wanted(one: Listed) -> bool:
            return (
                (names is None or one.name in names)
                and department in ("", one.summary.department)
                and (not stage or (one.is_sheet and one.summary.standing.stage == stage))
            )

        self._keep_marked(lambda: self.sheets.narrow(is_wanted))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; those marked before are marked again."""
        self._keep_marked(lambda: self.sheets.show_lines(lines))

    def _keep_marked(self, rearrange: Callable[[], None]) -> None:
        marked = {one.name for one in self.marked()}
        rearrange()
        if marked:
            self.mark(marked)
        self.chosen.emit()

    def _tell(self) -> None:
        self.chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.sheets.shown[index.row()].sheet)
