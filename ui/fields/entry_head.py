"""The line of one entry in a list of entries: fold sign, number, name, more of it, findings."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ui.fields.entry_keys import ENTRY_KEYS
from ui.look import theme
from ui.look.colours import colour

_HEIGHT: Final = 34
_EDGE: Final = 10
_SIGN: Final = 22
_GRIP: Final = 16
_DOTS: Final = 5
"""Pixels for the grip at the right end, and between its dots."""

_NAMES_SHARE: Final = 0.42
"""Of the width, where what follows the names begins."""

_LEAST_BESIDE: Final = 90
_GROUND, _CURRENT, _OPEN = theme.PAPER, theme.POINTED, theme.HEADING
_PICKED = colour("picked")
_RULE, _FOCUS = theme.RULE, theme.FOCUS

_KEYS: Final = {
    **ENTRY_KEYS,
    (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier): "previous",
    (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier): "next",
    (Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier): "pick_previous",
    (Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier): "pick_next",
    (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier): "pick_all",
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): "fold",
    (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): "fold",
}


class EntryHead(QAbstractButton):
    """Drawn by itself, so that 60 of them cost little. Checked while its entry is unfolded."""

    asked = Signal(str, str)
    """What is asked for, and the id of the entry: fold, current, next, previous, or an act."""

    dragged = Signal(QPoint)
    """Where on the screen the mouse holds it now."""

    dropped = Signal(str, QPoint)
    """Its id, and where on the screen it was let go."""

    def __init__(self, row_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row_id = row_id
        self._number = self._name = self._beside = self._mark = ""
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self._is_current = self._is_picked = False
        self.is_movable = False
        """Whether it can be dragged to another place: then a grip is seen."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clicked.connect(lambda: self.asked.emit("fold", self.row_id))

    def show_entry(self, number: str, name: str, beside: str, mark: str) -> None:
        """Show ``移転先3``, the name of the entry, more of it, and what its findings are."""
        shown = (number, name, beside, mark)
        if shown != (self._number, self._name, self._beside, self._mark):
            self._number, self._name, self._beside, self._mark = shown
            self.setText(f"{number}　{name}".strip())
            self.setAccessibleName(self.text())
            self.setAccessibleDescription("　".join(filter(None, (beside, mark))))
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
        if self.is_movable:
            line.adjust(0, 0, -_GRIP, 0)
            self._draw_grip(painter, line.right() + _EDGE)
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

    def _draw_grip(self, painter: QPainter, left: int) -> None:
        """Six dots, as on all that can be dragged."""
        top = self.height() // 2 - _DOTS
        for number in range(6):
            x, y = left + _DOTS * (number % 2), top + _DOTS * (number // 2)
            painter.fillRect(x, y, 2, 2, theme.FRAME)

    def _draw_words(self, painter: QPainter, line: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        bold = painter.font()
        bold.setBold(True)
        plain = painter.font()
        painter.setFont(bold)
        painter.drawText(line, middle, self._number)
        line.adjust(painter.fontMetrics().horizontalAdvance(self._number) + _EDGE, 0, 0, 0)
        painter.setFont(plain)
        right, metrics = Qt.TextElideMode.ElideRight, painter.fontMetrics()
        # What follows the names begins at one edge, so that it reads as a column.
        column = round(self.width() * _NAMES_SHARE)
        room = line.adjusted(0, 0, 0, 0)
        beside = "" if self.isChecked() else self._beside  # its fields stand below
        if beside and column < line.right() - _LEAST_BESIDE:
            room.setRight(max(column, line.left() + _LEAST_BESIDE) - _EDGE)
        name = metrics.elidedText(self._name, right, room.width())
        painter.drawText(room, middle, name)
        rest = line.adjusted(0, 0, 0, 0)
        rest.setLeft(room.right() + _EDGE)
        if rest.width() >= _LEAST_BESIDE:
            painter.setPen(theme.FAINT if self.isEnabled() else painter.pen().color())
            painter.drawText(rest, middle, metrics.elidedText(beside, right, rest.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed_at, self._is_dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if self._pressed_at is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if self._is_dragged or far >= QApplication.startDragDistance():
            self._is_dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A line that was dragged is no line that was clicked."""
        self._pressed_at = None
        if not self._is_dragged:
            super().mouseReleaseEvent(event)
            return
        self._is_dragged = False
        self.setDown(False)
        self.unsetCursor()
        self.dropped.emit(self.row_id, event.globalPosition().toPoint())

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
