"""At the foot of 確認: who drafted and who checked the sheet, and the way to say so."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from piadesk.scheme.era import shown_date
from piadesk.sheets.drafting import Signed, drafting_of, is_changed_since
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from ui.look.plain_text import Label, set_tip

_LEAST_WORDS: Final = 220
"""Pixels for them in at most two lines."""


class DraftingLine(QWidget):
    """Words and a button."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = ""
        self.words = Label("", self)
        self.words.setProperty("role", "note")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.button = QPushButton(say("drafting.write"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.asked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)

    def show_state(self, sheet: Sheet) -> None:
        """Say what the sheet says of it."""
        drafted, checked = drafting_of(sheet)
        parts = [
            say("drafting.line", what=say(f"drafting.{key}"), signed=_words(signed))
            for key, signed in (("drafted", drafted), ("checked", checked))
        ]
        if is_changed_since(sheet):
            parts.append(say("drafting.changed_since"))
        self._said = "　".join(parts)
        set_tip(self.button, self._said)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words would be broken letter by letter the button's tip has them. Taken away,
        not hidden: Qt would lay the page out anew in the midst of doing so, and end with the old
        places."""
        has_room = self.width() - self.button.sizeHint().width() >= _LEAST_WORDS
        self.words.setText(self._said if has_room else "")


def _words(signed: Signed) -> str:
    words = " ".join(filter(None, (signed.by, shown_date(signed.on))))
    return words or say("drafting.nobody")
