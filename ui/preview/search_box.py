"""Words to be looked for on the pages, and which of how many places is in view."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from piadesk.words import say
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label
from ui.preview.preview_pages import PreviewPages
from ui.preview.sign_button import sign_button

_WIDE: Final = 190
_SIGNS: Final = {"last_hit": "▲", "next_hit": "▼"}


class SearchBox(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: PreviewPages | None = None
        self.words = LineEdit(self)
        self.words.setPlaceholderText(say("preview.search"))
        self.words.setAccessibleName(say("preview.search"))
        self.words.setClearButtonEnabled(True)
        self.words.setMaximumWidth(_WIDE)
        self.words.textChanged.connect(self.look_again)
        self.words.returnPressed.connect(self._enter)
        self.count = Label("", self)
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance(say("preview.no_hit")) + 4)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.words, 1)
        self.buttons = [self._button(name) for name in _SIGNS]
        for button, turn in zip(self.buttons, (self.turn_back, self.turn_on), strict=True):
            button.clicked.connect(turn)
        for button in self.buttons:
            line.addWidget(button)
        line.addWidget(self.count)

    def serve(self, pages: PreviewPages) -> None:
        """Look for the words on these pages."""
        self._pages = pages

    def look_again(self) -> None:
        """The words or the pages are others."""
        if self._pages is not None:
            self._pages.look_for(self.words.text())
            self._show()

    def turn_on(self) -> None:
        """Go to the next place."""
        self._turn(1)

    def turn_back(self) -> None:
        """Go to the place before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self._pages is not None:
            self._pages.turn_hit(by)
            self._show()

    def _show(self) -> None:
        """``3 / 12``, or that there is none; nothing while no words are looked for."""
        assert self._pages is not None
        place, count = self._pages.current_hit + 1, len(self._pages.hits)
        for button in self.buttons:
            button.setEnabled(count > 0)
        words = say("preview.hit", place=place, count=count) if count else say("preview.no_hit")
        self.count.setText(words if self.words.text().strip() else "")

    def _enter(self) -> None:
        shift = Qt.KeyboardModifier.ShiftModifier
        self._turn(-1 if QGuiApplication.keyboardModifiers() & shift else 1)

    def _button(self, name: str) -> QToolButton:
        button = sign_button(name, _SIGNS[name], self)
        button.setEnabled(False)
        return button
