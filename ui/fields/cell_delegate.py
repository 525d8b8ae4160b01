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

MOST_LINES: Final = 5
"""A cell shows no more; the rest of its text is read in the fields below the table."""

_CHOSEN: Final = theme.CHOSEN
_CURRENT: Final = theme.FOCUS
_WRAPPING: Final = QTextOption()
_WRAPPING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)

Index = QModelIndex | QPersistentModelIndex


def line_height(metrics: QFontMetrics) -> int:
    """Pixels from one line of a cell to the next."""
    return round(metrics.height() * 1.2)


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a `TableModel` and edits its choices; `chosen` tells what was chosen."""

    chosen = Signal(QModelIndex, str)

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, _CHOSEN)
        is_open = option.state & QStyle.StateFlag.State_Enabled
        group = palette.ColorGroup.Active if is_open else palette.ColorGroup.Disabled
        painter.setPen(palette.color(group, palette.ColorRole.Text))
        inside = option.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        _draw_lines(painter, str(index.data() or ""), inside)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(_CURRENT, 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()

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


def _draw_lines(painter: QPainter, text: str, room: QRect) -> None:
    """Draw as many wrapped lines as the room takes; … where the text goes on."""
    metrics = painter.fontMetrics()
    high = line_height(metrics)
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
