"""Words below a field: a finding with its severity, or why the item is left blank."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.colours import colour
from ui.look.theme import FAINT
from ui.look.zoom import scaled

_LOOKS: Final = {
    role: (colour(f"{role}_ink"), colour(role), colour(f"{role}_bar"))
    for role in ("error", "warning", "slip", "hint")
}
"""Ink, ground and bar of each severity; the words name it too."""

_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_BAR, _SIDE, _EDGE = 4, 12, 4


class Note(QWidget):
    """As high as its words need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._role = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = self.font()
        font.setPixelSize(scaled(13))
        self.setFont(font)

    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, role: str, text: str) -> None:
        """Show ``text`` in the look of ``role``: a severity, or blanked; "" hides the note."""
        self._role, self._text = role, text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().lineSpacing() + 2 * _EDGE)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - self._indent() - _EDGE, 10_000)
        words = self.fontMetrics().boundingRect(room, _WRAP, self._text)
        return words.height() + 2 * _EDGE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = FAINT
        if self._role in _LOOKS:
            ink, ground, bar = _LOOKS[self._role]
            painter.fillRect(self.rect(), ground)
            painter.fillRect(0, 0, _BAR, self.height(), bar)
        painter.setPen(ink)
        painter.drawText(self.rect().adjusted(self._indent(), _EDGE, -_EDGE, 0), _WRAP, self._text)

    def _indent(self) -> int:
        return _SIDE if self._role in _LOOKS else 0
