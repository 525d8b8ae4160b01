"""What a template is called, and for what it is meant."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from piadesk.acts.templates import About
from piadesk.words import say
from ui.look.confirm_buttons import confirm_buttons
from ui.look.growing_dialog import GrowingDialog
from ui.look.line_edit import LineEdit
from ui.look.named import label_for

_WIDTH: Final = 560
_MAX_LETTERS: Final = 100


class NameDialog(GrowingDialog):
    """`agreed` carries name and purpose; there is none without a name."""

    agreed = Signal(str, str)

    def __init__(self, about: About, parent: QWidget) -> None:
        super().__init__(say("templates.rename_title"), _WIDTH, parent)
        self.name, self.purpose = LineEdit(self, about.name), LineEdit(self, about.purpose)
        line, self.agree = confirm_buttons(self, "template_name")
        for key, editor in (("name", self.name), ("purpose", self.purpose)):
            editor.setMaxLength(_MAX_LETTERS)
            self.column.addWidget(label_for(editor, say(f"templates.{key}")))
            self.column.addWidget(editor)
        self.name.textChanged.connect(self.typed)
        self.column.addLayout(line)
        self.name.setFocus()

    def accept(self) -> None:
        """Hand it out."""
        self.agreed.emit(self.name.text().strip(), self.purpose.text().strip())
        super().accept()
