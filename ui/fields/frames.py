"""What stands around and between fields: a ruled line, an entry in work, a small button."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.look import theme

_BAR: Final = 4
_SIDE: Final = 10
_HEIGHT: Final = 28


class RuledFrame(QFrame):
    """A line of a list, with a rule below it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.RULE)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class BarredFrame(QFrame):
    """The unfolded entry of a repeat, with a bar at its left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(_BAR, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, 0, _BAR, self.height(), theme.FOCUS)


class ActButton(QPushButton):
    """A small button on the paper.

    One that goes away when it has done its work hands the keyboard to ``heir``; else Qt would give
    it to whatever comes next, and the page would jump there.
    """

    heir: QWidget | None = None

    def setVisible(self, visible: bool) -> None:
        if not visible and self.heir is not None and self.window().focusWidget() is self:
            self.heir.setFocus(Qt.FocusReason.OtherFocusReason)
        super().setVisible(visible)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        return QSize(words + 2 * _SIDE, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        broad = 2.0 if self.hasFocus() else 1.0
        is_pointed_at = self.isEnabled() and self.underMouse()
        ground = theme.HEADING if self.isDown() else theme.BAND if is_pointed_at else theme.PAPER
        painter.setBrush(ground if self.isEnabled() else theme.CLOSED)
        marked = self.hasFocus() or is_pointed_at
        edge = theme.FOCUS if marked else theme.FRAME if self.isEnabled() else theme.RULE
        painter.setPen(QPen(edge, broad))
        inset = broad / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)
        painter.setPen(theme.INK if self.isEnabled() else theme.CLOSED_INK)
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(self.rect(), middle, self.text())
