"""A bar of two groups of widgets: side by side, or one below the other where there is no room."""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget


class Halves(QWidget):
    """May be as narrow as the wider of both; the first has what room is left."""

    def __init__(self, parent: QWidget, role: str, margins: QMargins) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(margins)
        self.first, self.second = QHBoxLayout(), QHBoxLayout()
        self._whole.addLayout(self.first, 1)
        self._whole.addLayout(self.second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        groups = (self.first, self.second)
        edges = self._whole.contentsMargins()
        needed = sum(group.minimumSize().width() for group in groups) + self._whole.spacing()
        fits = needed <= self.width() - edges.left() - edges.right()
        side = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if side != self._whole.direction():
            self._whole.setDirection(side)
        # Side by side it would keep the window from becoming narrower again.
        self.setMinimumWidth(max(group.minimumSize().width() for group in groups))
