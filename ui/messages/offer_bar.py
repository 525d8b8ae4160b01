"""A line above or below the pages that tells and offers something, until it is put away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from piadesk.words import say
from ui.look.announcing import announce
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
        self._is_said = False
        self.is_open = True
        """False once it is put away; until then it may wait, unseen, behind another one."""
        self._away = away
        self.act, self.away = QPushButton(act, self), QPushButton(away, self)
        self.act.clicked.connect(self.taken)
        self.offers = bool(act)
        """Whether there is something to be taken."""
        self.act.setVisible(self.offers)
        self.away.clicked.connect(self.put_away)
        lay_out_banner(self, self.words, self.act, self.away)
        for button in (self.act, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the keyboard there

    def showEvent(self, event: QShowEvent) -> None:
        """Heard once; on other pages it comes again."""
        super().showEvent(event)
        if not self._is_said:
            self._is_said = True
            announce(self, self.words.text())

    def put_away(self) -> None:
        """It is seen no more."""
        self.is_open = False
        self.hide()

    def tell_behind(self, count: int) -> None:
        """So many others come when this one is put away."""
        behind = say("offer.behind", away=self._away, count=count) if count else self._away
        if behind != self.away.text():
            self.away.setText(behind)


class RemainderBar(OfferBar):
    """Tells how much is left to be done: asks for its words each time it comes into view, and is
    put away once there are none. What is done elsewhere leaves no old number here."""

    def __init__(self, words: Callable[[], str], act: str, away: str, parent: QWidget) -> None:
        super().__init__(words(), act, away, parent)
        self._words_now = words

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if words := self._words_now():
            self.words.setText(words)
        else:
            self.put_away()


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
