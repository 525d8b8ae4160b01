"""A table of texts in which the changed passages are marked: underlined, and on a tinted ground."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from piadesk.comparison import Passage, pieces

Text = tuple[Passage, ...]
Index = QModelIndex | QPersistentModelIndex

OLD: Final = "#fbdcd6"
NEW: Final = "#d3ebcd"
"""The grounds of what went and of what came."""

_PADDING: Final = 6
_AIR: Final = 1.2
_CHOSEN: Final = QColor("#d3e4f5")
_FAINT: Final = QColor("#eceff2")
_FAINT_INK: Final = QColor("#5b6570")
_CURRENT: Final = QColor("#1f5f9e")
_KEPT_LAYOUTS: Final = 400
_NEAR: Final = 24
_ROWS_AT_A_TIME: Final = 60
_NOWHERE: Final = QModelIndex()

_WRAPPING: Final = QTextOption()
_WRAPPING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@dataclass(frozen=True)
class PassageRow:
    """One row: a sign or number at its head, a text for each column; ``faint`` is greyed."""

    head: str
    cells: tuple[Text, ...]
    faint: bool = False


def plain(text: str) -> Text:
    """A text without a mark."""
    return (Passage(text),) if text else ()


def abridged(old: str, new: str) -> tuple[Text, Text]:
    """Both texts as far as they stand near a change, with … for the rest; to choose rows by."""
    found = pieces(old, new)
    last = len(found) - 1
    sides: tuple[list[Passage], list[Passage]] = ([], [])
    for at, (same, one, other) in enumerate(found):
        texts = (_near(one, at > 0, at < last),) * 2 if same and last else (one, other)
        for side, text in zip(sides, texts, strict=True):
            side += [Passage(text, not same)] if text else []
    return tuple(sides[0]), tuple(sides[1])


def _near(text: str, behind: bool, before: bool) -> str:
    """What is kept of a text that stands ``behind`` a mark, ``before`` one, or between two."""
    if len(text) <= 2 * _NEAR:
        return text
    return (text[:_NEAR] if behind else "") + "…" + (text[-_NEAR:] if before else "")


class PassageModel(QAbstractTableModel):
    """Rows of passages under the ``titles``; ``tints`` are the grounds of marks by column."""

    def __init__(self, titles: Sequence[str], tints: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self.titles = tuple(titles)
        self.tints = tuple(tints)
        self.rows: list[PassageRow] = []

    def show_rows(self, rows: Sequence[PassageRow]) -> None:
        """Show these rows in the place of those before."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def show_row(self, place: int, row: PassageRow) -> None:
        """Show another row at that place."""
        self.rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.titles) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, place, place)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        return "".join(one.text for one in self.rows[index.row()].cells[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return self.titles[section] if across else self.rows[section].head


class PassageTable(QTableView):
    """The view. Rows are as high as their text, at most ``most_lines`` of it (0: all).

    ``shares`` part the width among the columns. To be read only (``reading``) no row is chosen and
    the arrow keys roll the page.
    """

    def __init__(
        self,
        model: PassageModel,
        shares: Sequence[float],
        parent: QWidget,
        *,
        most_lines: int = 0,
        reading: bool = False,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._shares = tuple(shares)
        self._most_lines = most_lines
        self._reading = reading
        self._measured = 0
        self._layouts: dict[tuple[int, int, int], QTextLayout] = {}
        self._measure_more = QTimer(self, singleShot=True, interval=0)
        self._measure_more.timeout.connect(self._measure)
        self.setModel(model)
        self.setItemDelegate(_Drawing(self))
        self.setVerticalScrollMode(self.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(self.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        modes = self.SelectionMode
        self.setSelectionMode(modes.NoSelection if reading else modes.ExtendedSelection)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        model.modelReset.connect(self._begin)
        model.dataChanged.connect(self._row_changed)

    def chosen(self) -> list[int]:
        """The places of the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def choose(self, places: Sequence[int]) -> None:
        """Select these rows; the first becomes the current one."""
        selection, flag = self.selectionModel(), self.selectionModel().SelectionFlag
        selection.clear()
        for place in reversed(places):
            index = self._model.index(place, 0)
            selection.setCurrentIndex(index, flag.Select | flag.Rows)

    def laid_out(self, index: Index) -> QTextLayout:
        """The text of a cell broken into lines at the column's width."""
        width = self.columnWidth(index.column()) - 2 * _PADDING
        key = (index.row(), index.column(), width)
        if key not in self._layouts:
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.clear()
            text = self._model.rows[index.row()].cells[index.column()]
            tint = self._model.tints[index.column()]
            self._layouts[key] = _laid_out(text, self.font(), width, tint)
        return self._layouts[key]

    def lines_shown(self, layout: QTextLayout) -> int:
        """How many of the lines are shown."""
        most = self._most_lines
        return min(layout.lineCount(), most) if most else layout.lineCount()

    # ---- widths and heights

    def _begin(self) -> None:
        self._layouts.clear()
        self._measured = 0
        self._measure()

    def _row_changed(self, begin: QModelIndex, end: QModelIndex) -> None:
        self._layouts.clear()
        for place in range(begin.row(), end.row() + 1):
            self.setRowHeight(place, self._height(place))

    def _measure(self) -> None:
        """The next rows get their height; the window answers in between."""
        until = min(self._measured + _ROWS_AT_A_TIME, self._model.rowCount())
        for place in range(self._measured, until):
            self.setRowHeight(place, self._height(place))
        self._measured = until
        if until < self._model.rowCount():
            self._measure_more.start()

    def _height(self, place: int) -> int:
        indexes = (self._model.index(place, at) for at in range(self._model.columnCount()))
        lines = max(max(1, self.lines_shown(self.laid_out(index))) for index in indexes)
        return lines * line_height(self.fontMetrics()) + 2 * _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            room = self.viewport().width()
            for column, share in enumerate(self._shares):
                self.setColumnWidth(column, int(room * share / sum(self._shares)))
            self._begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        by = moves.get(Qt.Key(event.key())) if self._reading else None
        if by is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + by)


class _Drawing(QStyledItemDelegate):
    """Draws the passages of a cell."""

    def __init__(self, view: PassageTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        model = self._view.model()
        assert isinstance(model, PassageModel)
        faint = model.rows[index.row()].faint
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or faint:
            painter.fillRect(option.rect, _CHOSEN if chosen else _FAINT)
        painter.setPen(_FAINT_INK if faint else option.palette.color(option.palette.ColorRole.Text))
        painter.setClipRect(option.rect)
        layout = self._view.laid_out(index)
        left, top = option.rect.left() + _PADDING, option.rect.top() + _PADDING
        shown = self._view.lines_shown(layout)
        for at in range(shown):
            line = layout.lineAt(at)
            if top + line.y() < option.rect.bottom():
                line.draw(painter, QPointF(left, top))
        if shown < layout.lineCount():
            self._draw_more(painter, option)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_CURRENT, 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_more(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """… at the end of a text that goes on."""
        chosen = option.state & QStyle.StateFlag.State_Selected
        high = line_height(option.fontMetrics)
        wide = option.fontMetrics.horizontalAdvance("…") + _PADDING
        room = QRectF(option.rect)
        corner = QRectF(room.right() - wide, room.bottom() - high - _PADDING, wide, high)
        painter.fillRect(corner, _CHOSEN if chosen else QColor("#ffffff"))
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "…")


def line_height(metrics: QFontMetrics) -> int:
    """Pixels from one line to the next."""
    return round(metrics.height() * _AIR)


def _laid_out(text: Text, font: QFont, width: int, tint: str) -> QTextLayout:
    words = "".join(one.text for one in text).replace("\n", "\u2028")
    layout = QTextLayout(words, font)
    layout.setTextOption(_WRAPPING)
    layout.setCacheEnabled(True)
    if tint:
        layout.setFormats(_marks(text, tint))
    high = line_height(QFontMetrics(font))
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * high))
        line = layout.createLine()
    layout.endLayout()
    return layout


def _marks(text: Text, tint: str) -> list[QTextLayout.FormatRange]:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setBackground(QColor(tint))
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for passage in text:
        length = _units(passage.text)
        if passage.changed:
            found = QTextLayout.FormatRange()
            found.start, found.length, found.format = start, length, look
            ranges.append(found)
        start += length
    return ranges


def _units(text: str) -> int:
    """Length as Qt counts it: characters beyond U+FFFF are two."""
    return sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
