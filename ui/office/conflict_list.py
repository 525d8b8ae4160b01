"""食い違い: what the sheets of the folder say against each other, and which of them is right."""

import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.office.agreement import Conflict, ConflictPlace, alike_edits, conflicts, make_alike
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.plain_text import Label
from ui.messages.messages import Messages
from ui.office.compared_pane import ComparedPane
from ui.office.run_dialog import RunDialog

_MAX_LETTERS: Final = 60


class ConflictList(ComparedPane):
    """Reads every sheet whole when it is asked to."""

    file_asked = Signal(object)
    """The `Path` of a sheet that is to be opened."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__("office.act.compare", say("office.conflicts.about"), messages, parent)
        self.conflicts: list[Conflict] = []
        self.begin.clicked.connect(self.look)
        self.list.picked.connect(self._choose)

    def look(self) -> None:
        """Hold the sheets against each other."""
        self.work(partial(conflicts, self.sheets), self._show)

    def _show(self, shown: list[Conflict]) -> None:
        self.begin.setEnabled(True)
        self.conflicts = shown
        self.state.setText(say("office.conflicts.found", count=len(shown)))
        self.list.show_lines((_words(one), one.finding.source) for one in shown)

    def _choose(self, row: int) -> None:
        conflict = self.conflicts[row]
        dialog = ConflictDialog(conflict, self.window())
        dialog.agreed.connect(partial(self._make_alike, conflict))
        dialog.file_asked.connect(self.file_asked)
        dialog.open()

    def _make_alike(self, conflict: Conflict, right: ConflictPlace) -> None:
        run = partial(make_alike, conflict, right, datetime.date.today())
        count, title = len(alike_edits(conflict, right)), say("office.conflicts.title")
        dialog = RunDialog(title, run, count, self.messages, self.window())
        dialog.finished.connect(self.changed)
        dialog.finished.connect(self.look)
        dialog.open()


class ConflictDialog(QDialog):
    """Which place is right; the others are made like it where that can be told."""

    agreed = Signal(object)
    """The `ConflictPlace` that is right."""

    file_asked = Signal(object)

    def __init__(self, conflict: Conflict, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("office.conflicts.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._conflict = conflict
        column = QVBoxLayout(self)
        message = Label(conflict.finding.message, self)
        message.setWordWrap(True)
        column.addWidget(message)
        self.places = QButtonGroup(self)
        can_be_made_alike = False
        for number, place in enumerate(conflict.places):
            button = QRadioButton(_place_words(place), self)
            button.setEnabled(bool(alike_edits(conflict, place)))
            can_be_made_alike = can_be_made_alike or button.isEnabled()
            self.places.addButton(button, number)
            column.addWidget(button)
        self.opening = QPushButton(say("office.conflicts.open"), self)
        self.opening.clicked.connect(self._open_first)
        column.addWidget(self.opening, 0, Qt.AlignmentFlag.AlignLeft)
        key = "choose" if can_be_made_alike else "by_hand"
        hint = Label(say(f"office.conflicts.{key}"), self)
        hint.setProperty("role", "note")
        hint.setWordWrap(True)
        column.addWidget(hint)
        line, self.agree = confirm_buttons(self, "office_conflict")
        self.agree.setEnabled(False)
        self.places.idToggled.connect(self._enable)
        column.addLayout(line)

    def accept(self) -> None:
        """Hand out the place that is right."""
        self.agreed.emit(self._conflict.places[self.places.checkedId()])
        super().accept()

    def _enable(self, _number: int, is_on: bool) -> None:
        if is_on:
            self.agree.setEnabled(True)

    def _open_first(self) -> None:
        self.file_asked.emit(self._conflict.places[0].sheet.path)
        self.reject()


def _words(conflict: Conflict) -> str:
    names = "、".join(dict.fromkeys(place.sheet.name for place in conflict.places))
    return say("office.conflicts.line", message=conflict.finding.message, names=names)


def _place_words(place: ConflictPlace) -> str:
    words = " ".join(place.words.split())
    if len(words) > _MAX_LETTERS:
        words = words[:_MAX_LETTERS] + "…"
    name = place.sheet.summary.title or place.sheet.name
    # A single & would underline the next letter.
    return say(
        "office.conflicts.place", name=name, position=place.position, words=words or "―"
    ).replace("&", "&&")
