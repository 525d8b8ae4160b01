"""Lists whose lines wrap: each as high as its words need at the width that they really have."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.wrapping import ANYWHERE

_SIDE, _EDGE = 10, 8
"""Pixels around the words, as ``resources/style.qss`` has them."""

_AIR: Final = 4
"""Qt leaves some room beside the words of a line."""


def wrap_lines(shown: QListWidget) -> None:
    """Let the lines of that list wrap, and never be cut or scroll sideways."""
    shown.setWordWrap(True)
    shown.setResizeMode(QListWidget.ResizeMode.Adjust)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setItemDelegate(_Heights(shown))


class _Heights(QStyledItemDelegate):
    """Qt reckons the height of a line that wraps without what the style leaves at its sides."""

    def __init__(self, shown: QListWidget) -> None:
        super().__init__(shown)
        self._list = shown

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._list.viewport().width()
        room = QRect(0, 0, max(1, width - 2 * (_SIDE + _AIR)), 1)
        text = str(index.data() or "")
        words = option.fontMetrics.boundingRect(room, ANYWHERE, text)
        return QSize(width, words.height() + 2 * _EDGE + 1)
