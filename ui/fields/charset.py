"""Below a text: characters outside the set that the office has chosen, and by what one click
replaces each."""

import unicodedata
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from piadesk.typeface.charsets import Outside, charset, outside
from piadesk.words import say
from ui.fields.frames import ActButton
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label, set_tip
from ui.look.theme import set_words

_MOST_CHARACTERS: Final = 6
_MOST_OFFERED: Final = 2


def outside_of(text: str) -> tuple[Outside, ...]:
    """What of ``text`` the chosen set lacks."""
    return tuple(outside(text, charset())[:_MOST_CHARACTERS])


class CharsetNote(QWidget):
    """Words and buttons; nothing is called wrong, for an office may need the character."""

    replaced = Signal(str, str)
    """A character, and what is to stand in its place."""

    def __init__(self, lacking: tuple[Outside, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.lacking = lacking
        characters = "　".join(map(_visible, lacking))
        self.words = Label(say(f"charset.outside_{charset()}", characters=characters), self)
        set_words(self.words, "note")
        self.setAccessibleName(self.words.text())
        self.buttons = [
            self._button(one.character, substitute)
            for one in lacking
            for substitute in one.substitutes[:_MOST_OFFERED]
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        flow = FlowLayout(column)
        for part in (self.words, *self.buttons):
            flow.addWidget(part)

    def _button(self, character: str, substitute: str) -> ActButton:
        button = ActButton(say("charset.replace", old=character, new=substitute), self)
        button.setAutoDefault(False)
        set_tip(button, say("charset.replace_tip", old=character, new=substitute))
        button.clicked.connect(partial(self.replaced.emit, character, substitute))
        return button


def _visible(lacking: Outside) -> str:
    """The character, or a name for one that shows nothing by itself (異体字セレクタ)."""
    has_no_shape = unicodedata.category(lacking.character)[0] in "MCZ"
    return say("preview.invisible") if has_no_shape else lacking.character
