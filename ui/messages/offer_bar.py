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
        self.words = Label(words, self)
        self.act, self.away = QPushButton(act, self), QPushButton(away, self)
        self.act.clicked.connect(self.taken)
        self.act.setVisible(bool(act))
        self.away.clicked.connect(self.hide)
        lay_out_banner(self, self.words, self.act, self.away)
        for button in (self.act, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the keyboard there


def lay_out_banner(bar: QWidget, words: Label, *buttons: QPushButton) -> None:
    """Words and what can be done about them in one line, the buttons below where it is narrow."""
    bar.setProperty("role", "banner")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    words.setWordWrap(True)
    across = QSizePolicy.Policy
    words.setSizePolicy(across.Expanding, across.Preferred)
    column = QVBoxLayout(bar)
    column.setContentsMargins(16, 8, 16, 8)
    line = FlowLayout(column)
    line.addWidget(words)
    line.add_gap()
    for button in buttons:
        button.setProperty("role", "act")
        line.addWidget(button)
    apply_style(bar, "panes", "buttons")
