"""The table of all sheets: sorted by any column, narrowed by words, 課, form and stage."""

import itertools
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
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from piadesk.office.listing import Listed
from piadesk.words import say
from ui.look.colours import colour
from ui.look.plain_text import plain_tip
from ui.look.rows_selected import select_rows, selected_rows
from ui.office.rows import COLUMNS, SheetLine, group_words

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROLES: Final = Qt.ItemDataRole
_GROUP_GROUND: Final = colour("group")
_WIDTHS: Final = (50, 250, 68, 104, 142, 78, 216, 136, 60)


class SheetModel(QAbstractTableModel):
    """The lines that the filters leave, sorted. Both is done here and not by Qt's own model for it,
    which would ask Python for every two lines that it holds against each other."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[SheetLine] = []
        """All of them."""

        self.shown: list[SheetLine] = []
        self.rows: list[SheetLine | str] = []
        """What the table shows: the lines, and above those of each 課 its name where they are
        grouped."""

        self._is_grouped = False
        self._order = 0, False
        self._is_wanted: Callable[[Listed], bool] = _any

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Show these in the place of those before."""
        self.lines = list(lines)
        self._arrange()

    def show_one(self, line: SheetLine) -> None:
        """Show what was found out of one of them, where it stands."""
        for lines in (self.lines, self.shown, self.rows):
            for row, other in enumerate(lines):
                if not isinstance(other, str) and other.sheet.name == line.sheet.name:
                    lines[row] = line
                    if lines is self.rows:
                        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def narrow(self, is_wanted: Callable[[Listed], bool]) -> None:
        """Show only these."""
        self._is_wanted = is_wanted
        self._arrange()

    def group(self, *, is_grouped: bool) -> None:
        """Show the sheets of each 課 together, or not."""
        self._is_grouped = is_grouped
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
        self.rows = list(self.shown)
        if self._is_grouped:
            self.shown.sort(key=_department_key)
            self.rows = []
            for department, lines in itertools.groupby(self.shown, _department):
                group = list(lines)
                self.rows += [group_words(department, group), *group]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == _ROLES.DisplayRole:
            return say(f"office.column.{COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = _ROLES.DisplayRole) -> object:
        row = self.rows[index.row()]
        if isinstance(row, str):
            is_name = role == _ROLES.DisplayRole and not index.column()
            return row if is_name else _group_look(role)
        if role == _ROLES.DisplayRole:
            return row.cells[index.column()]
        if role == _ROLES.ToolTipRole:
            return plain_tip(_tip(row, index.column()))
        return None


def _tip(row: SheetLine, column: int) -> str:
    """The words of the cell, which may be cut there; at the stage who has the sheet open, too."""
    holder = row.sheet.holder if column == len(COLUMNS) - 1 else ""
    return "\n".join(filter(None, (row.cells[column], holder)))


def _group_look(role: int) -> object:
    if role == _ROLES.FontRole:
        font = QApplication.font()
        font.setBold(True)
        return font
    return _GROUP_GROUND if role == _ROLES.BackgroundRole else None


def _any(_sheet: Listed) -> bool:
    return True


def _department(line: SheetLine) -> str:
    return line.sheet.summary.department


def _department_key(line: SheetLine) -> tuple[bool, str]:
    return not _department(line), _department(line)


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
        head.sortIndicatorChanged.connect(self._span_groups)
        self.activated.connect(self._open)
        self.selectionModel().selectionChanged.connect(self._tell)

    def marked(self) -> list[Listed]:
        """The sheets that are marked, in the order shown."""
        lines = (self.sheets.rows[row] for row in selected_rows(self.selectionModel()))
        return [line.sheet for line in lines if not isinstance(line, str)]

    def shown(self) -> list[Listed]:
        """The sheets that the filters leave, in the order shown."""
        return [line.sheet for line in self.sheets.shown]

    def mark(self, names: Collection[str]) -> None:
        """Mark these sheets, and only these."""
        self.clearSelection()
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        lines = enumerate(self.sheets.rows)
        rows = [
            row for row, line in lines if not isinstance(line, str) and line.sheet.name in names
        ]
        select_rows(model, rows)
        if rows:
            model.setCurrentIndex(self.sheets.index(rows[0], 0), flags.NoUpdate)
            self.scrollTo(self.sheets.index(rows[0], 0))

    def narrow(
        self, names: Collection[str] | None = None, department: str = "", stage: str = ""
    ) -> None:
        """Show only sheets of these names (None: any), this 課 and this stage ("": any)."""

        def is_wanted(listed: Listed) -> bool:
            return (
                (names is None or listed.name in names)
                and department in ("", listed.summary.department)
                and (not stage or (listed.is_sheet and listed.summary.standing.stage == stage))
            )

        self._keep_marked(lambda: self.sheets.narrow(is_wanted))

    def group(self, *, is_grouped: bool) -> None:
        """Show the sheets of each 課 together, or not."""
        self._keep_marked(lambda: self.sheets.group(is_grouped=is_grouped))

    def show_lines(self, lines: Sequence[SheetLine]) -> None:
        """Show these; those marked before are marked again."""
        self._keep_marked(lambda: self.sheets.show_lines(lines))

    def _keep_marked(self, rearrange: Callable[[], None]) -> None:
        marked = {one.name for one in self.marked()}
        rearrange()
        self._span_groups()
        if marked:
            self.mark(marked)
        self.chosen.emit()

    def _tell(self) -> None:
        self.chosen.emit()

    def _span_groups(self) -> None:
        """The name of a 課 takes the whole width."""
        self.clearSpans()
        for row, line in enumerate(self.sheets.rows):
            if isinstance(line, str):
                self.setSpan(row, 0, 1, len(COLUMNS))

    def _open(self, index: QModelIndex) -> None:
        line = self.sheets.rows[index.row()]
        if not isinstance(line, str):
            self.opened.emit(line.sheet)
