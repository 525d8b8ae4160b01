"""Above the preview: what is still open in the sheet that is going to be printed, and the way to
it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from piadesk.acts.tally import HOLDING_UP, Sort
from piadesk.words import say
from ui.look.plain_text import Label

Counts = Mapping[Sort, int]


class OpenLine(QWidget):
    """Not there while nothing is open."""

    asked = Signal()
    """The clerk wants to see what is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Label("", self)
        self.words.setProperty("role", "hint")
        self.words.setWordWrap(True)
        self.look = QPushButton(say("preview.look_at_open"), self)
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self.asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.look)
        self.hide()

    def show_counts(self, counts: Counts) -> None:
        """Tell how many there are of each sort."""
        words = open_words(counts)
        self.words.setText(say("preview.open", counts=words) if words else "")
        self.setVisible(bool(words))


def open_words(counts: Counts) -> str:
    """``誤りが3件、未記入が49件``; "" for nothing."""
    parts = [
        say("preview.open_part", sort=say(f"preview.sort.{sort}"), count=counts[sort])
        for sort in HOLDING_UP
        if counts.get(sort)
    ]
    return "、".join(parts)
