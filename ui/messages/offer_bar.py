"""A line above or below the pages that tells and offers something, until it is put away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.style import apply_style


class OfferBar(QWidget):
    """``words``, a button that says ``act``, and one that says ``away`` and hides the line.

    With "" for ``act`` there is nothing to be taken.
    """

    taken = Signal()

    def __init__(self, words: str, act: str, away: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Label(words, self)
        self.words.setWordWrap(True)
        self.act, self.away = QPushButton(act, self), QPushButton(away, self)
        self.act.clicked.connect(self.taken)
        self.act.setVisible(bool(act))
        self.away.clicked.connect(self.hide)
        across = QSizePolicy.Policy
        self.words.setSizePolicy(across.Expanding, across.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        line = FlowLayout(column)
        line.addWidget(self.words)
        line.add_gap()
        for button in (self.act, self.away):
            button.setProperty("role", "act")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the keyboard there
            line.addWidget(button)
        apply_style(self, "panes", "buttons")
