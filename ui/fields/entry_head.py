"""The line of one entry in a list of entries: fold sign, number, name, sign of findings."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.fields.entry_keys import ENTRY_KEYS

_HEIGHT: Final = 34
_EDGE: Final = 10
_SIGN: Final = 22
_GROUND, _CURRENT, _OPEN = QColor("#ffffff"), QColor("#e6f0fa"), QColor("#dbe6f1")
_PICKED = QColor("#cfe2f5")
_RULE, _FOCUS = QColor("#c3ccd6"), QColor("#1f5f9e")

_KEYS: Final = {
    **ENTRY_KEYS,
    (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier): "previous",
    (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier): "next",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "fold",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): "fold",
}


class EntryHead(QAbstractButton):
    """Drawn by itself, so that 60 of them cost little. Checked while its entry is unfolded."""

    asked = Signal(str, str)
    """What is asked for, and the id of the entry: fold, current, next, previous, or an act."""

    def __init__(self, row_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self._number = self._name = self._mark = ""
        self._is_current = self._is_picked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(lambda: self.asked.emit("fold", self.row_id))

    def show_entry(self, number: str, name: str, mark: str) -> None:
        """Show ``移転先3``, the name of the entry, and the sign of its findings."""
        if (number, name, mark) != (self._number, self._name, self._mark):
            self._number, self._name, self._mark = number, name, mark
            self.setText(f"{number}　{name}".strip())
            self.setAccessibleName(self.text())
            self.update()

    def set_current(self, is_current: bool) -> None:
        """Only the current entry takes the keyboard by Tab, so that Tab passes 60 in one step."""
        if is_current != self._is_current:
            self._is_current = is_current
            policy = Qt.FocusPolicy
            self.setFocusPolicy(policy.StrongFocus if is_current else policy.ClickFocus)
            self.update()

    def set_picked(self, is_picked: bool) -> None:
        """Show that it is meant together with others."""
        if is_picked != self._is_picked:
            self._is_picked = is_picked
            self.update()

    def set_unfolded(self, is_unfolded: bool) -> None:
        """Show that the fields of the entry stand below."""
        self.setCheckable(is_unfolded)
        self.setChecked(is_unfolded)
        self.update()

    # ---- what Qt calls

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ground = _OPEN if self.isChecked() else _CURRENT if self._is_current else _GROUND
        painter.fillRect(self.rect(), _PICKED if self._is_picked else ground)
        if self._is_picked:
            painter.fillRect(0, 0, 4, self.height(), _FOCUS)
        painter.setPen(_RULE)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        palette = self.palette()
        group = palette.ColorGroup.Active if self.isEnabled() else palette.ColorGroup.Disabled
        painter.setPen(palette.color(group, palette.ColorRole.WindowText))
        line = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._draw_sign(painter, line.left() + _SIGN // 4)
        line.adjust(_SIGN, 0, 0, 0)
        if self._mark:
            painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self._mark)
            line.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(self._mark) - _EDGE, 0)
        self._draw_words(painter, line)
        if self.hasFocus():
            painter.setPen(_FOCUS)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_sign(self, painter: QPainter, left: int) -> None:
        middle, half = self.height() // 2, _SIGN // 4
        points = [QPoint(-half, -half), QPoint(half, -half), QPoint(0, half)]
        if not self.isChecked():
            points = [QPoint(point.y(), point.x()) for point in points]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(painter.pen().color())
        painter.drawPolygon([point + QPoint(left, middle) for point in points])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_words(self, painter: QPainter, line: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        bold = painter.font()
        bold.setBold(True)
        plain = painter.font()
        painter.setFont(bold)
        painter.drawText(line, middle, self._number)
        line.adjust(painter.fontMetrics().horizontalAdvance(self._number) + _EDGE, 0, 0, 0)
        painter.setFont(plain)
        right = Qt.TextElideMode.ElideRight
        painter.drawText(
            line, middle, painter.fontMetrics().elidedText(self._name, right, line.width())
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.asked.emit("current", self.row_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asked := asked_by(event):
            self.asked.emit(asked, self.row_id)
        else:
            super().keyPressEvent(event)


def asked_by(event: QEvent) -> str:
    """What a key asks for at a line; "" for nothing."""
    if not isinstance(event, QKeyEvent):
        return ""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get((Qt.Key(event.key()), plain), "")
