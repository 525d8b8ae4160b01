"""The box of a ○-mark: square brackets of the form with a ○ drawn in, words that may wrap."""

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.look.wrapping import wrap_flags, wrapped_height

_BOX: Final = 20
_GAP: Final = 8
_EDGE: Final = 4


class MarkBox(QCheckBox):
    """A check box that shows ○ as the paper does, and breaks long words over lines."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + _BOX + _GAP + 2 * _EDGE + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 150), _BOX + 2 * _EDGE)

    def heightForWidth(self, width: int) -> int:
        room = width - _BOX - _GAP - 2 * _EDGE
        return max(_BOX, wrapped_height(self.fontMetrics(), self.text(), room)) + 2 * _EDGE

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_EDGE, (self.height() - _BOX) / 2, _BOX, _BOX)
        if self.height() > _BOX + 3 * _EDGE + self.fontMetrics().height():
            box.moveTop(_EDGE)
        roles = QPalette.ColorRole
        groups = QPalette.ColorGroup
        open_group = groups.Active if self.isEnabled() else groups.Disabled
        ink = self.palette().color(open_group, roles.WindowText)
        focus = self.palette().color(roles.Highlight)
        painter.setBrush(self.palette().color(open_group, roles.Base))
        painter.setPen(QPen(focus if self.hasFocus() else ink, 2 if self.hasFocus() else 1))
        painter.drawRect(box)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, 2))
            painter.drawEllipse(box.adjusted(4, 4, -4, -4))
        painter.setPen(ink)
        words = self.rect().adjusted(_EDGE + _BOX + _GAP, 0, -_EDGE, 0)
        flags = wrap_flags(self.text(), words.width()) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, self.text())
        if self.hasFocus():
            painter.setPen(QPen(focus, 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
