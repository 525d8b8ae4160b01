"""How a cell of a table is drawn: wrapped text with air around it; choices open as a combo box."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.fields.table_model import TableModel
from ui.look import theme
from ui.look.pick_box import PickBox

PADDING: Final = 5
"""Pixels between the text of a cell and its edges."""

_DENSE_PADDING: Final = 2
"""The same above and below, where rows stand close together."""

_LOOSE, _DENSE = 1.2, 1.05
"""From one line to the next, in heights of a letter."""

MOST_LINES: Final = 5
"""A cell shows no more; the rest of its text is read in the fields below the table."""

_CHOSEN: Final = theme.CHOSEN
_CURRENT: Final = theme.FOCUS
_WRAPPING: Final = QTextOption()
_WRAPPING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `TableModel` and edits its choices; `chosen` tells what was chosen."""

    chosen = Signal(QModelIndex, str)

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.is_dense = False
        """Whether rows stand close together: the window is low."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, _CHOSEN)
        is_open = option.state & QStyle.StateFlag.State_Enabled
        group = palette.ColorGroup.Active if is_open else palette.ColorGroup.Disabled
        painter.setPen(palette.color(group, palette.ColorRole.Text))
        down, high = self.measures(painter.fontMetrics())
        inside = option.rect.adjusted(PADDING, down, -PADDING, -down)
        _draw_lines(painter, str(index.data() or ""), inside, high)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_CURRENT, 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def measures(self, metrics: QFontMetrics) -> tuple[int, int]:
        """Pixels above and below the lines of a cell, and from one line to the next."""
        if self.is_dense:
            return _DENSE_PADDING, round(metrics.height() * _DENSE)
        return PADDING, round(metrics.height() * _LOOSE)

    # ---- choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = PickBox(parent)
        box.addItems(["", *self._model.choices_of(index.column())])
        box.setAutoFillBackground(True)
        box.activated.connect(lambda: self._take(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, PickBox)
        text = self._model.shown(index.row(), index.column())
        if editor.findText(text) < 0:
            editor.addItem(text)
        editor.setCurrentText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, PickBox)
        if editor.currentText() != self._model.shown(index.row(), index.column()):
            self.chosen.emit(index, editor.currentText())

    def _take(self, box: PickBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)


def _draw_lines(painter: QPainter, text: str, room: QRect, high: int) -> None:
    """Draw as many wrapped lines as the room takes; … where the text goes on."""
    metrics = painter.fontMetrics()
    max_lines = max(1, (room.height() + high // 2) // high)
    top = room.top() + (high - metrics.height()) // 2
    drawn = 0
    parts = text.split("\n")
    for number, part in enumerate(parts):
        for begin, end in _wrapped(part, painter.font(), room.width()):
            last = drawn == max_lines - 1 and (end < len(part) or number < len(parts) - 1)
            words = part[begin:end]
            if last:
                right = Qt.TextElideMode.ElideRight
                words = metrics.elidedText(words + "…", right, room.width())
            painter.drawText(room.left(), top + drawn * high + metrics.ascent(), words)
            drawn += 1
            if drawn == max_lines:
                return


def _wrapped(text: str, font: QFont, width: int) -> Iterator[tuple[int, int]]:
    """Where each line of a paragraph begins and ends; one empty line for an empty one."""
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAPPING)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        yield line.textStart(), line.textStart() + line.textLength()
        line = layout.createLine()
    layout.endLayout()
