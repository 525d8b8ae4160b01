"""起案と点検: who drafted the sheet and who checked it, and when."""

import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from piadesk.scheme.era import shown_date, stored_date
from piadesk.sheets.drafting import Drafting, Signed
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label

_WIDTH: Final = 640
_HIGH: Final = 30
_MAX_LETTERS: Final = 100
PARTS: Final = ("drafted", "checked")


class DraftingDialog(QDialog):
    """`agreed` carries the `Drafting`; ``author`` is offered as 起案者 while nobody is."""

    agreed = Signal(object)

    def __init__(self, drafting: Drafting, author: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("drafting.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, 10)
        about = Label(say("drafting.about"), self)
        about.setProperty("role", "note")
        about.setWordWrap(True)
        self.names: dict[str, LineEdit] = {}
        self.days: dict[str, LineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(14)
        column.addWidget(about)
        column.addLayout(grid)
        for row, (part, signed) in enumerate(zip(PARTS, drafting, strict=True)):
            self._add(grid, row, part, signed)
        if not any(drafting.drafted):
            self.names["drafted"].setText(author)
        column.addLayout(confirm_buttons(self, "drafting")[0])
        self.names["drafted"].setFocus()

    def drafting(self) -> Drafting:
        """What the clerk has written."""
        return Drafting(*(self._signed(part) for part in PARTS))

    def accept(self) -> None:
        """Hand it out."""
        self.agreed.emit(self.drafting())
        super().accept()

    def _signed(self, part: str) -> Signed:
        day = stored_date(self.days[part].text().strip())
        return Signed(self.names[part].text().strip(), day)

    def _add(self, grid: QGridLayout, row: int, part: str, signed: Signed) -> None:
        """A line: 起案者 [name] [day] 今日."""
        name, day = LineEdit(self, signed.by), LineEdit(self, shown_date(signed.on))
        label = Label(say(f"drafting.{part}"), self)
        label.setBuddy(name)
        for editor, key in ((name, "by"), (day, "on")):
            editor.setMinimumHeight(_HIGH)
            editor.setMaxLength(_MAX_LETTERS)
            editor.setPlaceholderText(say(f"drafting.example.{key}"))
            editor.setAccessibleName(say(f"drafting.{part}_{key}"))
        today = QPushButton(say(f"drafting.today_{part}"), self)
        today.setAutoDefault(False)
        today.clicked.connect(lambda: day.setText(shown_date(datetime.date.today().isoformat())))
        self.names[part], self.days[part] = name, day
        for column, widget in enumerate((label, name, day, today)):
            grid.addWidget(widget, row, column)
