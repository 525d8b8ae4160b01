"""The first page: begin a sheet, open one, take in a published one, go on with a recent one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from piadesk.forms import catalogue
from piadesk.words import say
from ui.look.link_button import LinkButton
from ui.look.plain_text import Label
from ui.look.style import apply_style

if TYPE_CHECKING:
    from piadesk.storage.left_journal import LeftJournal


class HomePage(QScrollArea):
    """What a clerk may begin with."""

    new_asked = Signal(object)
    """The id of the form."""

    open_asked = Signal()
    import_asked = Signal()

    file_asked = Signal(object)
    """The `Path` of a recent file."""

    left_asked = Signal(object)
    """What a crash left of a sheet that was never saved, as `show_left` was given it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget(self)
        inner.setProperty("role", "backing")
        grid = QGridLayout(inner)
        grid.setContentsMargins(28, 24, 28, 24)
        grid.setSpacing(20)
        self.begin = _Card(say("home.new"), inner)
        self.go_on = _Card(say("home.go_on"), inner)
        self.left = _Card(say("home.left"), inner)
        self.recent = _Card(say("home.recent"), inner)
        right = QVBoxLayout()
        right.setSpacing(20)
        for card in (self.left, self.go_on, self.recent):
            right.addWidget(card)
        right.addStretch(1)
        grid.addWidget(self.begin, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(right, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setWidget(inner)
        apply_style(self, "home", "panes", "scroll")
        self._fill()

    def _fill(self) -> None:
        for form_id in catalogue.newest_first(catalogue.form_ids()):
            head = catalogue.head(form_id)
            button = self.begin.add(head.full_name, head.about, form_id)
            button.setObjectName(f"new-{form_id}")
            button.chosen.connect(self.new_asked)
        opening = self.go_on.add(say("home.open"), say("home.open_hint"))
        opening.clicked.connect(self.open_asked)
        taking_in = self.go_on.add(say("home.import"), say("home.import_hint"))
        taking_in.clicked.connect(self.import_asked)
        self.show_recent([])
        self.show_left([])

    def show_recent(self, paths: list[Path]) -> None:
        """List the files opened last.

        Whether they are still there is seen when one is opened: a shared drive that does not
        answer must not hold up the window.
        """
        self.recent.empty()
        for path in paths:
            self.recent.add(path.name, str(path.parent), path).chosen.connect(self.file_asked)
        if not paths:
            self.recent.note(say("home.no_recent"))

    def show_left(self, left: Sequence["LeftJournal"]) -> None:
        """List the sheets that were never saved when the program ended."""
        self.left.empty()
        self.left.setVisible(bool(left))
        for journal in left:
            button = self.left.add(_left_title(journal), say("home.left_hint"), journal)
            button.chosen.connect(self.left_asked)


class _Card(QFrame):
    """A titled box of buttons."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heading = Label(title, self)
        heading.setProperty("role", "card_title")
        column.addWidget(heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._shown: list[QWidget] = []
        column.addLayout(self._lines)

    def add(self, title: str, hint: str, stands_for: object = None) -> LinkButton:
        """A new button at the end."""
        button = LinkButton(title, hint, stands_for, self)
        self._show(button)
        return button

    def note(self, text: str) -> None:
        """Words where there is no button."""
        label = Label(text, self)
        label.setProperty("role", "card_note")
        label.setWordWrap(True)
        self._show(label)

    def empty(self) -> None:
        """Take all away."""
        while self._shown:
            widget = self._shown.pop()
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _show(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)
        self._shown.append(widget)


def _left_title(left: "LeftJournal") -> str:
    if left.edits:
        return say("home.left_title", count=len(left.edits))
    return say("home.left_unread")
