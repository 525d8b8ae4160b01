"""A dialog in which a text is written: it grows with it, and agrees only when there is one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from ui.look.plain_text import Label
from ui.look.screen_bounds import keep_on_screen


class GrowingDialog(QDialog):
    """Whoever is one of these sets ``agree``, and connects its editor with `typed`."""

    agree: QPushButton

    def __init__(self, title: str, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(width, 10)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(10)

    def label(self, words: str, role: str = "") -> Label:
        """Words that wrap, dressed for their role."""
        label = Label(words, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def typed(self, text: str) -> None:
        """The text is now that."""
        self.agree.setEnabled(bool(text.strip()))
        self._fit()

    def _fit(self) -> None:
        """Labels that wrap and the editor that grows need more height than Qt gives by itself."""
        needed = self.column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))
        keep_on_screen(self)
