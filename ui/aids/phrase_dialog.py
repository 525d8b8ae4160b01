"""文例にする: a text of the office's own and what it is called."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from piadesk.storage.phrases import Phrase
from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.growing_dialog import GrowingDialog
from ui.look.line_edit import LineEdit
from ui.look.named import label_for

_WIDTH: Final = 620
_LONGEST_NAME: Final = 100


class PhraseDialog(GrowingDialog):
    """`agreed` carries the `Phrase` as the clerk wrote it; there is none without a text."""

    agreed = Signal(object)

    def __init__(self, phrase: Phrase, parent: QWidget) -> None:
        super().__init__(say("phrases.title"), _WIDTH, parent)
        self._phrase = phrase
        self.name = LineEdit(self, phrase.name)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.selectAll()
        self.editor = Editor(self, lines=4)
        self.editor.show_text(phrase.text)
        self.editor.typed.connect(self.typed)
        line, self.agree = confirm_buttons(self, "phrases")
        self.agree.setEnabled(bool(phrase.text.strip()))
        self.column.addWidget(self.label(say("phrases.about"), "note"))
        for key, widget in (("phrases.name", self.name), ("phrases.text", self.editor)):
            self.column.addWidget(label_for(widget, say(key)))
            self.column.addWidget(widget)
        self.column.addLayout(line)
        self.name.setFocus()

    def accept(self) -> None:
        """Hand it out; without a name it is called by its beginning."""
        text = self.editor.text().strip("\n")
        name = self.name.text().strip() or " ".join(text.split())[:_LONGEST_NAME]
        self.agreed.emit(self._phrase._replace(name=name, text=text))
        super().accept()
