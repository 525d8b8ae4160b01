"""The line above the page that stays while something is so: the sheet may only be read."""

from PySide6.QtWidgets import QWidget

from ui.look.plain_text import Label
from ui.look.style import apply_style


class Notice(Label):
    """Not there while it has nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setProperty("role", "notice")
        self.setWordWrap(True)
        apply_style(self, "panes")
        self.say_on("")

    def say_on(self, words: str) -> None:
        """Say ``words`` from now on; "" for nothing."""
        self.setText(words)
        self.setVisible(bool(words))
