"""The line above a list of entries while several are picked: how many, and what can be done."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from piadesk.words import say
from ui.fields.entries_field import EntriesField
from ui.fields.frames import ActButton
from ui.look.plain_text import Label

ACTS = ("set_all", "duplicate", "up", "down", "remove")
_OF_MANY = frozenset({"set_all"})


class PicksBar(QWidget):
    """Not there while fewer than two are picked."""

    def __init__(self, field: EntriesField) -> None:
        super().__init__(field)
        self.words = Label("", self)
        self.words.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {act: field.button(act, self) for act in ACTS}
        self.drop = ActButton(say("rows.drop_picks"), self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        for button in (*self.buttons.values(), self.drop):
            line.addWidget(button)
        self.hide()

    def show_count(self, count: int, *, may_change: bool, in_table: bool = False) -> None:
        """Say how many are picked; in a table a single one is enough for what is done to one."""
        self.words.setText(say("rows.chosen" if in_table else "rows.picked", count=count))
        for act, button in self.buttons.items():
            button.setEnabled(may_change and (count > 1 or act not in _OF_MANY))
        self.drop.setVisible(not in_table)
        self.setVisible(count > 1 or (in_table and count > 0))
