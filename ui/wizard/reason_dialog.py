"""Why a finding is set aside (見送り): asked before it is greyed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from piadesk.acts.set_aside import reason_of, set_aside, taken_back
from piadesk.checks import Finding
from piadesk.sheets.positions import position
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.plain_text import Label

_WIDTH: Final = 640


def turn_aside(desk: Desk, finding: Finding, window: QWidget) -> None:
    """Set a finding aside with a reason, which is asked for over ``window``; or tell it again."""
    if desk.read_only:
        return
    if reason_of(desk.sheet, finding):
        desk.push(taken_back(desk.sheet, finding), say("aside.back_step"))
        return
    where = position(desk.form, desk.sheet, finding.address)
    dialog = ReasonDialog(where, finding.message, window)
    dialog.agreed.connect(
        lambda reason: desk.push(set_aside(desk.sheet, finding, reason), say("aside.step"))
    )
    dialog.open()


class ReasonDialog(QDialog):
    """`agreed` carries the reason; there is none without words."""

    agreed = Signal(str)

    def __init__(self, position: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("aside.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, 10)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for words, role in ((position, "guidance_facts"), (message, ""), (say("aside.ask"), "")):
            label = Label(words, self)
            label.setProperty("role", role)
            label.setWordWrap(True)
            column.addWidget(label)
        self.editor = Editor(self, lines=3)
        self.editor.setAccessibleName(say("aside.ask"))
        self.editor.setPlaceholderText(say("aside.example"))
        self.editor.typed.connect(self._typed)
        column.addWidget(self.editor)
        line, self.agree = confirm_buttons(self, "aside")
        self.agree.setEnabled(False)
        column.addLayout(line)
        self.editor.setFocus()

    def accept(self) -> None:
        """Hand the reason out."""
        self.agreed.emit(self.editor.text().strip())
        super().accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _typed(self, text: str) -> None:
        self.agree.setEnabled(bool(text.strip()))
        self._fit()

    def _fit(self) -> None:
        """Labels that wrap and the editor that grows need more height than Qt gives by itself."""
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))
