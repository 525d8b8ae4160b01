"""The box above a long list of entries in which a word of one is looked up."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from piadesk.sheets.sheet import Entry
from piadesk.words import say
from ui.look.line_edit import LineEdit

MANY: Final = 8
"""From this many entries on there is the box."""

_HEIGHT: Final = 30


class EntryFilter(LineEdit):
    """Empty, it lets all through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(say("rows.filter"))
        self.setAccessibleName(say("rows.filter"))
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(_HEIGHT)

    def lets_through(self, name: str, entry: Entry) -> bool:
        """Whether the entry is called so, or answers so."""
        wanted = self.text().strip().casefold()
        words: Iterable[str] = (name, *map(str, entry.answers.values()))
        return not wanted or any(wanted in text.casefold() for text in words)
