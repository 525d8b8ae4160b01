"""Why words or an answer are not published: asked before they are marked."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.growing_dialog import GrowingDialog

_WIDTH: Final = 640
_MOST_SHOWN: Final = 200
"""Characters of what is kept back; a long passage would fill the screen."""


class WithholdDialog(GrowingDialog):
    """`agreed` carries the reason; there is none without words."""

    agreed = Signal(str)

    def __init__(self, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(say("withheld.title"), _WIDTH, parent)
        column = self.column
        shown = subject if len(subject) <= _MOST_SHOWN else subject[:_MOST_SHOWN] + "…"
        for words, role in ((shown, "guidance_facts"), (say("withheld.ask"), "")):
            column.addWidget(self.label(words, role))
        self.editor = Editor(self, lines=2)
        self.editor.setAccessibleName(say("withheld.ask"))
        self.editor.setPlaceholderText(say("withheld.example"))
        column.addWidget(self.editor)
        line, self.agree = confirm_buttons(self, "withheld")
        self.agree.setEnabled(False)
        self.editor.typed.connect(self.typed)
        column.addLayout(line)
        self.editor.setFocus()

    def accept(self) -> None:
        """Hand the reason out."""
        self.agreed.emit(self.editor.text().strip())
        super().accept()
