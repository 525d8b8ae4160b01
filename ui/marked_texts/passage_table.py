"""The view of marked texts: underlined, and on a tinted ground; rows as high as their text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, QTimer
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

from ui.look.colours import colour
from ui.look.rows_selected import select_rows, selected_rows
from ui.marked_texts.passages import Index, PassageModel, Text

_PADDING: Final = 6
_AIR: Final = 1.2
_CHOSEN: Final = colour("chosen")
_FAINT: Final = colour("quiet")
_PAPER: Final = colour("paper")
_FAINT_INK: Final = colour("closed_ink")
_CURRENT: Final = colour("focus")
_KEPT_LAYOUTS: Final = 400
_ROWS_AT_A_TIME: Final = 60
_WRAPPING: Final = QTextOption()
_WRAPPING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


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
        self._kept_in_view = -1
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
        return selected_rows(self.selectionModel())

    def choose(self, places: Sequence[int]) -> None:
        """Select these rows; the first becomes the current one."""
        selection, flag = self.selectionModel(), self.selectionModel().SelectionFlag
        selection.clear()
        select_rows(selection, places)
        if places:
            index = self._model.index(places[0], 0)
            selection.setCurrentIndex(index, flag.Select | flag.Rows)

    def laid_out(self, index: Index) -> QTextLayout:
        """The text of a cell broken into lines at the column's width, one more than is shown."""
        width = self.columnWidth(index.column()) - 2 * _PADDING
        key = (index.row(), index.column(), width)
        if key not in self._layouts:
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.clear()
            text = self._model.rows[index.row()].cells[index.column()]
            tint = self._model.tints[index.column()]
            max_lines = self._most_lines + 1 if self._most_lines else None
            self._layouts[key] = _laid_out(text, self.font(), width, tint, max_lines)
        return self._layouts[key]

    def lines_shown(self, layout: QTextLayout) -> int:
        """How many of the lines are shown."""
        max_lines = self._most_lines
        return min(layout.lineCount(), max_lines) if max_lines else layout.lineCount()

    def roll_to(self, place: int) -> None:
        """Roll the page to where it was, as the scroll bar says; heights are known first."""
        while place and self._measured < self._model.rowCount():
            self._measure()
        self.updateGeometries()
        self.verticalScrollBar().setValue(place)

    # ---- widths and heights

    def _begin(self) -> None:
        self._layouts.clear()
        self._measured = 0
        self._measure()

    def _row_changed(self, begin: QModelIndex, end: QModelIndex) -> None:
        if end.row() - begin.row() > _ROWS_AT_A_TIME:
            self._begin()
            return
        self._layouts.clear()
        for place in range(begin.row(), end.row() + 1):
            self.setRowHeight(place, self._height(place))

    def _measure(self) -> None:
        """The next rows get their height; the window answers in between."""
        until = min(self._measured + _ROWS_AT_A_TIME, self._model.rowCount())
        for place in range(self._measured, until):
            self.setRowHeight(place, self._height(place))
        self._measured = until
        self._keep_in_view()
        if until < self._model.rowCount():
            self._measure_more.start()

    def _height(self, place: int) -> int:
        indexes = (self._model.index(place, column) for column in range(self._model.columnCount()))
        lines = max(max(1, self.lines_shown(self.laid_out(index))) for index in indexes)
        return lines * line_height(self.fontMetrics()) + 2 * _PADDING

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        was_seen = self.visualRect(current).intersects(QRect(QPoint(0, 0), event.oldSize()))
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            for column, width in enumerate(self._widths(self.viewport().width())):
                self.setColumnWidth(column, width)
            self._begin()
        if was_seen:
            self._kept_in_view = current.row()
            self._keep_in_view()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._layouts.clear()  # they hold the grounds of their marks

    def _keep_in_view(self) -> None:
        """The current row, once the heights down to it are known: rows above it may have become
        higher, or the table lower. Even the frame that shows the focus takes from its width."""
        if -1 < self._kept_in_view < self._measured:
            index = self._model.index(self._kept_in_view, 0)
            self._kept_in_view = -1
            self.updateGeometries()
            self.scrollTo(index)

    def _widths(self, room: int) -> list[int]:
        """The columns by their shares; none narrower than its title, which the others make up."""
        header = self.horizontalHeader()
        min_widths = [header.sectionSizeHint(column) for column in range(len(self._shares))]
        wanted = [room * share / sum(self._shares) for share in self._shares]
        wide = {number for number, width in enumerate(wanted) if width > min_widths[number]}
        taken = sum(width for number, width in enumerate(min_widths) if number not in wide)
        given = sum(wanted[number] for number in wide) or 1.0
        return [
            int((room - taken) * wanted[number] / given) if number in wide else min_widths[number]
            for number in range(len(wanted))
        ]

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row; a row has no cells to go through."""
        rows = self._model.rowCount()
        ends = {self.CursorAction.MoveHome: 0, self.CursorAction.MoveEnd: rows - 1}
        if action in ends and rows:
            return self._model.index(ends[action], 0)
        return super().moveCursor(action, modifiers)

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
        for number in range(shown):
            line = layout.lineAt(number)
            if top + line.y() < option.rect.bottom():
                line.draw(painter, QPointF(left, top))
        if shown < layout.lineCount():
            self._draw_more(painter, option, _CHOSEN if chosen else _FAINT if faint else _PAPER)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_CURRENT, 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _draw_more(self, painter: QPainter, option: QStyleOptionViewItem, ground: QColor) -> None:
        """… at the end of a text that goes on."""
        high = line_height(option.fontMetrics)
        wide = option.fontMetrics.horizontalAdvance("…") + _PADDING
        room = QRectF(option.rect)
        corner = QRectF(room.right() - wide, room.bottom() - high - _PADDING, wide, high)
        painter.fillRect(corner, ground)
        painter.drawText(corner, Qt.AlignmentFlag.AlignCenter, "…")


def line_height(metrics: QFontMetrics) -> int:
    """Pixels from one line to the next."""
    return round(metrics.height() * _AIR)


def _laid_out(text: Text, font: QFont, width: int, tint: str, max_lines: int | None) -> QTextLayout:
    """At ``max_lines`` so many lines: a million letters would hold the window up."""
    words = "".join(one.text for one in text).replace("\n", "\u2028")
    if max_lines is not None:
        words = words[: max_lines * width]  # more pixels than there are have no letters
    layout = QTextLayout(words, font)
    layout.setTextOption(_WRAPPING)
    layout.setCacheEnabled(True)
    if tint:
        layout.setFormats([mark for mark in _marks(text, tint) if mark.start < len(words)])
    high = line_height(QFontMetrics(font))
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * high))
        if layout.lineCount() == max_lines:
            break
        line = layout.createLine()
    layout.endLayout()
    return layout


def _marks(text: Text, tint: str) -> list[QTextLayout.FormatRange]:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setBackground(colour(tint))
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for passage in text:
        length = _units(passage.text)
        if passage.changed:
            range_ = QTextLayout.FormatRange()
            range_.start, range_.length, range_.format = start, length, look
            ranges.append(range_)
        start += length
    return ranges


def _units(text: str) -> int:
    """Length as Qt counts it: characters beyond U+FFFF are two."""
    return sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
