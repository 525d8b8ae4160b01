"""Below a text that is shown in parts: which one this is, and the way to the others."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from piadesk.words import say
from ui.fields.frames import ActButton
from ui.fields.parted_editor import PartedEditor
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.theme import set_words


class PartsBar(QWidget):
    """Follows ``editor``; is not there for a text that is shown whole."""

    def __init__(self, editor: PartedEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        self.words = Label("", self)
        set_words(self.words, "note")
        self.buttons = {by: self._button(by) for by in (-1, 1)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(column)
        for part in (self.words, *self.buttons.values()):
            flow.addWidget(part)
        editor.parted.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Tell of the part that is shown now."""
        part = self._editor.part
        self.setVisible(part.total > 1)
        self.words.setText(say("field.part", number=part.number + 1, count=part.total))
        self.setAccessibleName(self.words.text())
        self.buttons[-1].setEnabled(part.number > 0)
        self.buttons[1].setEnabled(part.number < part.total - 1)

    def _button(self, by: int) -> ActButton:
        button = ActButton(say("field.part_next" if by > 0 else "field.part_before"), self)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._turn, by))
        return button

    def _turn(self, by: int) -> None:
        self._editor.turn(by)
        self._editor.setFocus()
