"""Why words or an answer are not published: asked before they are marked."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.plain_text import Label

_WIDTH: Final = 640
_MOST_SHOWN: Final = 200
"""Characters of what is kept back; a long passage would fill the screen."""


class WithholdDialog(QDialog):
    """`agreed` carries the reason; there is none without words."""

    agreed = Signal(str)

    def __init__(self, subject: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("withheld.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        shown = subject if len(subject) <= _MOST_SHOWN else subject[:_MOST_SHOWN] + "…"
        for words, role in ((shown, "guidance_facts"), (say("withheld.ask"), "")):
            label = Label(words, self)
            label.setProperty("role", role)
            label.setWordWrap(True)
            column.addWidget(label)
        self.editor = Editor(self, lines=2)
        self.editor.setAccessibleName(say("withheld.ask"))
        self.editor.setPlaceholderText(say("withheld.example"))
        column.addWidget(self.editor)
        line, self.agree = confirm_buttons(self, "withheld")
        self.agree.setEnabled(False)
        self.editor.typed.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        column.addLayout(line)
        self.editor.setFocus()

    def accept(self) -> None:
        """Hand the reason out."""
        self.agreed.emit(self.editor.text().strip())
        super().accept()
