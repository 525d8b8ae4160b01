"""A list of lines that wrap and never roll sideways; one is picked by a click or Enter."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

from ui.look.plain_text import set_tip


class LineList(QListWidget):
    """Python keeps none of its lines, which Qt deletes (docs/qt-ownership.md)."""

    picked = Signal(int)
    """The number of a line, from 0."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lines")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._pick)
        self.activated.connect(self._pick)

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these in the place of those before; each with its tip, "" for none."""
        self.clear()
        for words, tip in lines:
            self.addItem(words)
            set_tip(self.item(self.count() - 1), tip)

    def _pick(self, index: QModelIndex) -> None:
        self.picked.emit(index.row())
