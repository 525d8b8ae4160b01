"""広げる: words to be clicked at the foot of a long text, while the keyboard is in it."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from piadesk.words import say
from ui.look import theme
from ui.look.plain_text import set_tip

_SIDE: Final = 2


class WidenLink(QAbstractButton):
    """No higher than the line that it stands in, so that nothing moves when it comes; the keyboard
    stays in the text. A push button would be dressed where the window is, and stand out of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(say("field.widen"))
        theme.set_words(self, "count")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tip(self, say("field.widen_tip"))

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _SIDE, metrics.lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.FOCUS)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
