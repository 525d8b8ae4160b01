"""What is found when sheets are held against each other: a button that begins, words, a list."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from piadesk.office.listing import Listed
from piadesk.words import say
from ui.desk.background import Background
from ui.look.plain_text import Label
from ui.messages.messages import Messages
from ui.office.line_list import LineList


class ComparedPane(QWidget):
    """Reads the sheets beside the window when it is asked to."""

    changed = Signal()
    """Sheets were changed here."""

    def __init__(self, act: str, about: str, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.messages = messages
        self.sheets: list[Listed] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self.begin = QPushButton(say(act), self)
        self.column.addWidget(self.begin)
        self.state = Label(about, self)
        self.state.setProperty("role", "note")
        self.state.setWordWrap(True)
        self.column.addWidget(self.state)
        self.list = LineList(self)
        self.column.addWidget(self.list, 1)

    def show_sheets(self, sheets: list[Listed]) -> None:
        """These are the sheets of the folder now."""
        self.sheets = sheets

    def work(self, call: Callable[[], object], show: Callable[..., None]) -> None:
        """Carry out ``call`` beside the window, and give what it gave to ``show``."""
        self.begin.setEnabled(False)
        self.state.setText(say("office.conflicts.at_work"))
        Background(call, self).done.connect(show)
