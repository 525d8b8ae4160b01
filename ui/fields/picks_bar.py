"""The line above a list of entries while several are picked: how many, and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from piadesk.words import say
from ui.fields.entries_field import EntriesField
from ui.fields.frames import ActButton
from ui.look.plain_text import Label

ACTS = ("duplicate", "up", "down", "remove")


class PicksBar(QWidget):
    """Not there while fewer than two are picked."""

    def __init__(self, field: EntriesField) -> None:
        super().__init__(field)
        self.words = Label("", self)
        self.buttons: dict[str, QPushButton] = {act: field.button(act, self) for act in ACTS}
        self.drop = ActButton(say("rows.drop_picks"), self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words)
        line.addStretch(1)
        for button in (*self.buttons.values(), self.drop):
            line.addWidget(button)
        self.hide()

    def show_count(self, count: int, *, may_change: bool) -> None:
        """Say how many are picked."""
        self.words.setText(say("rows.picked", count=count))
        for button in self.buttons.values():
            button.setEnabled(may_change)
        self.setVisible(count > 1)
