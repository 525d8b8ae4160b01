"""依頼する範囲: which part of the sheet another 課 is asked to write."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.plain_text import Label
from ui.look.wrapped_lines import wrap_lines

_SIZE: Final = (560, 380)


class RequestDialog(QDialog):
    """`agreed` carries the place of the chosen scope in the list."""

    agreed = Signal(int)

    def __init__(self, scopes: Sequence[tuple[str, int]], parent: QWidget) -> None:
        """``scopes``: what each is called, and how many items it has."""
        super().__init__(parent)
        self.setWindowTitle(say("request.scope_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        lines = [f"{name}　{say('request.scope_count', count=count)}" for name, count in scopes]
        self.list = QListWidget(self)
        self.list.setObjectName("versions")  # of that look
        self.list.addItems(lines)
        self.list.setAccessibleName(say("request.scope_title"))
        wrap_lines(self.list)
        about = Label(say("request.scope_about"), self)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(about)
        column.addWidget(self.list, 1)
        buttons, self.agree = confirm_buttons(self, "request")
        column.addLayout(buttons)
        self.list.setCurrentRow(0)
        self.list.doubleClicked.connect(self.accept)
        self.list.setFocus()

    def accept(self) -> None:
        """Hand the choice out."""
        place = self.list.currentRow()
        super().accept()
        self.agreed.emit(place)
