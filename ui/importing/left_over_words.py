"""The words of a line that went nowhere; those that the clerk has put into an item are faint."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from piadesk.words import say
from ui.importing.source_view import QUIET

_MOST_LINES: Final = 4
"""Of the words in view at a time: what the item says that they go into stands below."""


class LeftOverWords(QPlainTextEdit):
    """To be chosen from, not to be typed in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._placed: list[QTextCursor] = []
        self.setReadOnly(True)
        self.setAccessibleName(say("import.words"))

    def show_words(self, words: str) -> None:
        """Other words, none of which went anywhere yet."""
        self._placed = []
        self._show_placed()
        self.setPlainText(words)
        lines = max(2, min(_MOST_LINES, self.blockCount()))
        margins = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)

    def chosen(self) -> str:
        """Those that are chosen, else all; none where some have gone into an item and the clerk has
        to choose among the rest."""
        chosen = self.textCursor().selectedText().replace("\u2029", "\n")
        return chosen or ("" if self._placed else self.toPlainText())

    def note_placed(self) -> None:
        """The chosen ones went into an item: the next ones are chosen behind them."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._placed.append(QTextCursor(cursor))
            self._show_placed()
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # the marks hold their ink
            self._show_placed()

    def _show_placed(self) -> None:
        marks = []
        for cursor in self._placed:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setForeground(QUIET)
            marks.append(mark)
        self.setExtraSelections(marks)
