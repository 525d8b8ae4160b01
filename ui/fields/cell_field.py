"""The field of an item over its cell in a table: answers are written there as on the page."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from ui.fields.base import Page
from ui.look import theme

_EDGE: Final = 4
_LEAST_WIDTH: Final = 280


class CellField(QFrame):
    """Stands in the viewport of the table until the keyboard is elsewhere."""

    left = Signal(int)
    """The clerk goes on: 1 to the next cell, -1 to the one before, 0 back to the table."""

    gone = Signal()
    """The keyboard is somewhere else."""

    def __init__(
        self, page: Page, item: d.AnyItem, address: Address, cell: QRect, view: QAbstractItemView
    ) -> None:
        super().__init__(view.viewport())
        self._cell = cell
        self.setAutoFillBackground(True)
        theme.dye(self, {self.backgroundRole(): theme.PAPER})
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        self.field = page.build(item, address, self)
        column.addWidget(self.field)
        self.show()
        self._fit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.FOCUS, 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def event(self, event: QEvent) -> bool:
        is_new_height = event.type() == QEvent.Type.LayoutRequest
        done = super().event(event)
        if is_new_height:
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(0)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the parts of the field, then on to the next cell."""
        at_work = self.focusWidget()
        following = at_work and _neighbour(at_work, forward=next)
        while following is not None and following is not at_work and self.isAncestorOf(following):
            by_tab = following.focusPolicy() & Qt.FocusPolicy.TabFocus
            if by_tab and following.isVisible() and following.isEnabled():
                following.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            following = _neighbour(following, forward=next)
        self.left.emit(1 if next else -1)
        return True

    def _fit(self) -> None:
        """Over the cell, as large as the field wants, inside the table."""
        around = self.parentWidget()
        layout = self.layout()
        if around is None or layout is None:
            return
        width = min(max(self._cell.width(), _LEAST_WIDTH), around.width())
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        wanted = max(wanted, layout.totalSizeHint().height(), self._cell.height())
        height = min(wanted, around.height())
        corner = QPoint(
            max(0, min(self._cell.left(), around.width() - width)),
            max(0, min(self._cell.top(), around.height() - height)),
        )
        self.setGeometry(QRect(corner.x(), corner.y(), width, height))

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        around: QWidget | None = new
        while around is not None and around is not self:  # a list that opens is its box's child
            around = around.parentWidget()
        if new is not None and around is None:
            self.gone.emit()


def _neighbour(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
