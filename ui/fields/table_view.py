"""The view of a table repeat: wrapped cells, rows as high as their text, every act from the keys.

Row heights are reckoned from the number of characters, for all rows at once, and never measured:
300 rows cost a few milliseconds and the scroll bar never jumps.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from piadesk.checks import Severity
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.words import say
from ui.fields.cell_delegate import MOST_LINES, PADDING, CellDelegate
from ui.fields.entry_keys import ENTRY_KEYS
from ui.fields.table_model import TableModel
from ui.look.rows_selected import select_rows, selected_rows
from ui.look.style import apply_style

_HALF_WIDTH: Final = re.compile("[\x00-\xff\uff61-\uffdc\uffe8-\uffee]")
"""Letters half as wide as 漢字: Latin and the narrow forms."""

_LONGEST_DAY: Final = "令和10年12月31日"
_LATTER_HALF: Final = "年12月31日"
"""Of a day that stands on two lines."""

_MIN_TEXTS: Final = (
    (_LONGEST_DAY, "字" * 4, 2),
    (_LATTER_HALF, "字" * 4, 2),
    (_LATTER_HALF, "字" * 4, 3),
    (_LATTER_HALF, "字" * 3, 9),
)
"""What columns of days and of texts must have room for, and on how many lines their titles, the
first that the window is wide enough for."""

_GRID: Final = 4
"""Pixels of lines, and of what a title has more around it than a text."""

_HEAD_SIDES: Final = 15
"""Pixels beside the words of a title, as ``resources/style.qss`` has them, and Qt's own."""

_FEWEST: Final = 4
"""Columns that are shown in any case."""

_WIDE: Final = 600

Index = QModelIndex | QPersistentModelIndex

_KEYS: Final = {
    **ENTRY_KEYS,
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "edit",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): "edit",
    (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier): "edit",
}


class _Numbers(QHeaderView):
    """The numbers of the rows. As wide as the last of them, which Qt would find by asking for
    hundreds again and again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        marks = (say(f"rows.mark.{severity}") for severity in Severity)
        widest = max(map(self.fontMetrics().horizontalAdvance, (*marks, f"{self.count()}")))
        return QSize(widest + 2 * PADDING, 10 * self.defaultSectionSize())


class TableView(QTableView):
    """Rows are selected whole; the current cell says which item is meant."""

    asked = Signal(str)
    """What the keys ask for: insert, remove, duplicate, up, down, copy, paste, edit."""

    def __init__(self, model: TableModel, shares: Iterable[float], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._shares = list(shares) or [1.0] * len(model.items)
        self.setVerticalHeader(_Numbers(self))
        self.most_lines = MOST_LINES
        """Of a row; where a text goes on, … tells."""
        self.setModel(model)
        self.cells = CellDelegate(model, self)
        self.setItemDelegate(self.cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionsClickable(False)
        for part in (self.horizontalHeader(), self.verticalHeader()):
            apply_style(part, "headers")
        if (corner := self.findChild(QAbstractButton)) is not None:
            apply_style(corner, "headers")
        apply_style(self.verticalScrollBar(), "scroll")
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self.fit_rows)
        model.rowsInserted.connect(lambda _parent, first, last: self._fit(range(first, last + 1)))
        model.dataChanged.connect(lambda begin, end: self._fit(range(begin.row(), end.row() + 1)))
        self.doubleClicked.connect(lambda: self.asked.emit("edit"))

    def chosen(self) -> list[str]:
        """The ids of the selected entries, from the top."""
        return [self._model.entry(place).id for place in selected_rows(self.selectionModel())]

    def choose(self, row_ids: Iterable[str], column: int = 0) -> None:
        """Select these entries; the last becomes the current one and comes into view."""
        places = [place for place in map(self._model.place_of, row_ids) if place >= 0]
        if not places:
            return
        selection = self.selectionModel()
        flag = selection.SelectionFlag
        last = self._model.index(places[-1], column)
        selection.setCurrentIndex(last, flag.ClearAndSelect | flag.Rows)
        select_rows(selection, places[:-1])
        self.scrollTo(last)

    def content_height(self) -> int:
        """Pixels that all rows and the head would take."""
        return (
            self.verticalHeader().length()
            + self.horizontalHeader().sizeHint().height()
            + 2 * self.frameWidth()
        )

    # ---- widths and heights

    def fit_columns(self) -> None:
        """Share the width out; where there is room, a day stands on one line."""
        whole = self.viewport().width()
        for day, text, lines in _MIN_TEXTS[whole < _WIDE :]:
            widths = [self._least_width(item, day, text, lines) for item in self._model.items]
            if sum(widths) <= whole:
                break
        shown = self._show_columns(widths, whole)
        widths = [width if column < shown else 0 for column, width in enumerate(widths)]
        room = max(0, whole - sum(widths))
        wanted = [
            max(0.0, share * self.viewport().width() / sum(self._shares) - width)
            for share, width in zip(self._shares, widths, strict=True)
        ]
        for column, width in enumerate(widths):
            more = room * wanted[column] / (sum(wanted[:shown]) or 1) if column < shown else 0
            self.setColumnWidth(column, int(width + more))
        self._fit_head()

    def _fit_head(self) -> None:
        letter = self.fontMetrics().horizontalAdvance("漢")
        lines = max(
            lines_of(item.title, max(1.0, (self.columnWidth(column) - _HEAD_SIDES) / letter))
            for column, item in enumerate(self._model.items)
            if not self.isColumnHidden(column)
        )
        height = lines * self.fontMetrics().height() + 2 * PADDING
        self.horizontalHeader().setFixedHeight(height)

    def _show_columns(self, widths: Sequence[int], whole: int) -> int:
        """Show the first columns, as many as there is room for; all of a row stands below."""
        shown = sum(total <= whole for total in itertools.accumulate(widths))
        shown = max(min(_FEWEST, len(widths)), shown)
        for column in range(len(widths)):
            self.setColumnHidden(column, column >= shown)
        return shown

    def _least_width(self, item: d.AnyItem, day: str, text: str, lines: int) -> int:
        words = day if kind_of(item).says_when else text
        metrics, letters = self.fontMetrics(), -(-len(item.title) // lines)
        head = metrics.horizontalAdvance("漢" * letters) + _HEAD_SIDES
        return max(head, metrics.horizontalAdvance(words) + 2 * PADDING + _GRID)

    def fit_rows(self) -> None:
        """Give every row the height of its text; the current one comes into view again."""
        self._fit(range(self._model.rowCount()))
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def _fit(self, places: Iterable[int]) -> None:
        if not self.isVisible() or self._fit_soon.isActive():
            return  # all rows are fitted at the width they will have
        metrics = self.fontMetrics()
        letter = metrics.horizontalAdvance("漢")
        down, high = self.cells.measures(metrics)
        across = {
            column: max(1.0, (self.columnWidth(column) - 2 * PADDING) / letter)
            for column in range(len(self._model.items))
            if not self.isColumnHidden(column)
        }
        for place in places:
            lines = max(
                lines_of(self._model.shown(place, column), width)
                for column, width in across.items()
            )
            self.setRowHeight(place, min(lines, self.most_lines) * high + 2 * down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()
            self._fit_soon.start()

    # ---- keys

    def event(self, event: QEvent) -> bool:
        # The keys of the table come before the shortcuts of the menus.
        if event.type() == QEvent.Type.ShortcutOverride and _asked_by(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asked := _asked_by(event):
            self.asked.emit(asked)
            event.accept()
        else:
            super().keyPressEvent(event)


@functools.lru_cache(maxsize=4096)
def lines_of(text: str, across: float) -> int:
    """On how many lines a text stands in a column ``across`` full-width letters wide."""
    lines = 0
    for part in text.split("\n", MOST_LINES):
        if len(part) <= across:
            lines += 1
        elif len(part) > across * MOST_LINES * 2:
            return MOST_LINES
        else:
            half = len(_HALF_WIDTH.findall(part))
            lines += -int(-(len(part) - half / 2) // across)
    return min(lines, MOST_LINES)


def _asked_by(event: QEvent) -> str:
    if not isinstance(event, QKeyEvent):
        return ""
    for key, asked in (
        (QKeySequence.StandardKey.Copy, "copy"),
        (QKeySequence.StandardKey.Paste, "paste"),
    ):
        if event.matches(key):
            return asked
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key(event.key()), plain), "")
