"""The room above a page: panels one over another, as high as they need while there is room."""

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.look.style import apply_style

_MAX_SHARE: Final = 0.28
"""Of the height of the window, that the panels get at least: more of them, where the window has no
more to give, is scrolled to."""


class RoomAbove(QScrollArea):
    """``column`` takes the panels."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        inner = _Panels(self)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its panels have the keyboard
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Maximum)
        self.setSizePolicy(policy)
        apply_style(self, "scroll")
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(0, self._needed())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._needed(), round(self.window().height() * _MAX_SHARE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # words take other lines

    def _needed(self) -> int:
        width = self.width()
        if self.column.hasHeightForWidth():
            return max(0, self.column.totalHeightForWidth(width))
        return self.column.totalSizeHint().height() if not self.column.isEmpty() else 0

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 8)


class _Panels(QWidget):
    """Tells what they stand in when one of them needs another height."""

    def __init__(self, area: RoomAbove) -> None:
        super().__init__(area)
        self._area = area

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._area.updateGeometry()
        return super().event(event)
