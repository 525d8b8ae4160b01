"""The foot of the wizard: back, on, and from an item the way back to 確認."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from piadesk.words import say
from ui.look.announcing import announce
from ui.look.plain_text import Label
from ui.look.style import apply_style

_SEEN_MS: Final = 6000


class Foot(QWidget):
    """Buttons alone; what they do is the wizard's."""

    review_asked = Signal()
    following_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = QPushButton(say("wizard.back"), self)
        self.next = QPushButton(say("wizard.next"), self)
        self.next.setProperty("role", "main")
        self.to_review = QPushButton(say("review.back"), self)
        self.to_review.clicked.connect(self.review_asked)
        self.following = QPushButton(say("review.following"), self)
        self.following.clicked.connect(self.following_asked)
        self.at_work = Label(say("wizard.at_work"), self)
        self.at_work.hide()
        self.news = Label("", self)
        self.news.hide()
        self._forget = QTimer(self, singleShot=True, interval=_SEEN_MS)
        self._forget.timeout.connect(self.news.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        # From right to left, for Tab goes so: after the last field of a page the clerk goes on.
        line.setDirection(QHBoxLayout.Direction.RightToLeft)
        line.addWidget(self.next)
        line.addStretch(1)
        line.addWidget(self.following)
        line.addWidget(self.to_review)
        line.addStretch(1)
        line.addWidget(self.news)
        line.addWidget(self.at_work)
        line.addWidget(self.back)
        self.show_way_back(False)
        apply_style(self, "panes", "buttons")

    def tell(self, words: str) -> None:
        """Say for a while what a key did, or why it did nothing."""
        self.news.setText(words)
        self.news.show()
        self._forget.start()
        announce(self.news, words)

    def say_nothing_left(self, missing: bool) -> None:
        """Say that there is no next place."""
        self.tell(say("steps_to.nothing_missing" if missing else "steps_to.nothing_found"))

    def say_at_work(self, is_at_work: bool) -> None:
        """Say that the clerk waits for the checks."""
        self.at_work.setVisible(is_at_work)

    def show_way_back(self, is_shown: bool) -> None:
        """Shown from the way out of 確認 until the clerk is back there."""
        self.to_review.setVisible(is_shown)
        self.following.setVisible(is_shown)
