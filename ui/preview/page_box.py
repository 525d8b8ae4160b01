"""Which page of how many is in view; another one can be typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from piadesk.words import say
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label


class PageBox(QWidget):
    """``[12] / 48 ページ``; Enter goes there."""

    asked = Signal(int)
    """The page (1, 2, …) that was typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._count = 0, 0
        self.box = LineEdit(self)
        self.box.setAccessibleName(say("preview.page_box"))
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.box.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 12)
        self.box.setValidator(QIntValidator(1, 9_999, self.box))
        self.rest = Label("", self)
        self.rest.setMinimumWidth(self.fontMetrics().horizontalAdvance(" / 000 ページ"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.box)
        line.addWidget(self.rest)

    def text(self) -> str:
        """What can be read: ``3 / 12 ページ``; "" while there is no page."""
        return say("preview.page", page=self._page, count=self._count) if self._count else ""

    def show_page(self, page: int, count: int) -> None:
        """Say which page of how many is in view."""
        self._page, self._count = page, count
        self.box.setText(str(page) if count else "")
        self.box.setEnabled(count > 0)
        self.rest.setText(say("preview.of_pages", count=count) if count else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not the signal of the box: Enter would go on to the dialog's buttons.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.box.text():
            self.asked.emit(max(1, min(int(self.box.text()), self._count)))
        else:
            super().keyPressEvent(event)
