"""Why a finding is set aside (見送り): asked before it is greyed."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from piadesk.acts.set_aside import reason_of, set_aside, take_back
from piadesk.checks import Finding
from piadesk.sheets.positions import position
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.growing_dialog import GrowingDialog

_WIDTH: Final = 640


def turn_aside(desk: Desk, finding: Finding, window: QWidget) -> None:
    """Set a finding aside with a reason, which is asked for over ``window``; or tell it again."""
    if desk.read_only:
        return
    if reason_of(desk.sheet, finding):
        desk.push(take_back(desk.sheet, finding), say("aside.back_step"))
        return
    where = position(desk.form, desk.sheet, finding.address)
    dialog = ReasonDialog(where, finding.message, window)
    dialog.agreed.connect(
        lambda reason: desk.push(set_aside(desk.sheet, finding, reason), say("aside.step"))
    )
    dialog.open()


class ReasonDialog(GrowingDialog):
    """`agreed` carries the reason; there is none without words."""

    agreed = Signal(str)

    def __init__(self, position: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(say("aside.title"), _WIDTH, parent)
        column = self.column
        for words, role in ((position, "guidance_facts"), (message, ""), (say("aside.ask"), "")):
            column.addWidget(self.label(words, role))
        self.editor = Editor(self, lines=3)
        self.editor.setAccessibleName(say("aside.ask"))
        self.editor.setPlaceholderText(say("aside.example"))
        self.editor.typed.connect(self.typed)
        column.addWidget(self.editor)
        line, self.agree = confirm_buttons(self, "aside")
        self.agree.setEnabled(False)
        column.addLayout(line)
        self.editor.setFocus()

    def accept(self) -> None:
        """Hand the reason out."""
        self.agreed.emit(self.editor.text().strip())
        super().accept()
