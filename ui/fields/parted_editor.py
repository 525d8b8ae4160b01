"""The editor of answers: of a very long text it shows a part, and keeps the others beside it."""

from typing import Final

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from piadesk.texts.common import common_end
from ui.fields.editor import Editor, pasted, plain
from ui.fields.text_parts import MOST_LETTERS, TextPart, part_at

_ON: Final = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_End)
_BACK: Final = (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Home)
_TURNS: Final = dict.fromkeys((*_ON, Qt.Key.Key_Delete), 1) | dict.fromkeys(
    (*_BACK, Qt.Key.Key_Backspace), -1
)

_MOST_GROWN: Final = 2 * MOST_LETTERS
"""What is typed and pasted into a part may make it so long before it is cut again."""


class PartedEditor(Editor):
    """As `Editor`: what it takes and gives is the whole text. The cursor goes from part to part."""

    parted = Signal()
    """Another part is shown, or there are more or fewer."""

    def __init__(
        self, parent: QWidget, *, lines: int = 1, one_line: bool = False, fills: bool = False
    ) -> None:
        super().__init__(parent, lines=lines, one_line=one_line, fills=fills)
        self._before = self._after = ""
        self.part = TextPart(0, 0, 0, 1)

    def text(self) -> str:
        return self._before + self.shown() + self._after

    def show_text(self, text: str) -> None:
        if text != self._text:
            self._show(text, len(text) - common_end(self._text, text) if self._text else 0)

    def place(self) -> int:
        return len(self._before) + super().place()

    def set_place(self, place: int) -> None:
        """Put the cursor behind so many letters, in whatever part."""
        begin, end = len(self._before), len(self._text) - len(self._after)
        if place < begin or place > end or (place == end and self._after):
            self._show(self._text, place)
        self.put_cursor(place - len(self._before))
        self.ensureCursorVisible()

    def turn(self, by: int) -> None:
        """Show the next part (1), or the one before (-1), with the cursor where they meet."""
        if by > 0 and self._after:
            self.set_place(len(self._text) - len(self._after))
        elif by < 0 and self._before:
            border = len(self._before)
            self._show(self._text, border, shown=border - 1)
            self.ensureCursorVisible()

    def _show(self, text: str, place: int, shown: int | None = None) -> None:
        """``text``, of it the part that holds the letter ``shown``; the cursor at ``place``."""
        self.part = part_at(text, place if shown is None else shown)
        self._before, self._after = text[: self.part.start], text[self.part.end :]
        self.fill(text[self.part.start : self.part.end])
        self.put_cursor(place - self.part.start)
        self.parted.emit()

    # ---- what grows

    def _on_text(self) -> None:
        super()._on_text()
        if self.document().characterCount() > _MOST_GROWN:
            # Later: Qt is at work on the text just now.
            QTimer.singleShot(0, self, self._cut_anew)

    def _cut_anew(self) -> None:
        if self.document().characterCount() > _MOST_GROWN:
            self._show(self._text, self.place())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = pasted(source)
        if self.document().characterCount() + len(text) <= _MOST_GROWN:
            self.textCursor().insertText(text)
            return
        start, end = self._chosen()
        before, after = self._text[:start] + text, self._text[end:]
        self._show(before + after, len(before))
        self.typed.emit(self._text)
        self.ensureCursorVisible()

    def _chosen(self) -> tuple[int, int]:
        """From where to where letters are chosen; twice the cursor where none are."""
        end = self.place()
        return end - len(plain(self.textCursor().selectedText())), end

    # ---- from part to part

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self._state()
        super().keyPressEvent(event)
        by = _TURNS.get(Qt.Key(event.key()), 0)
        if not by or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return
        if by and self._is_far(event):
            self.set_place(len(self._text) if by > 0 else 0)
        elif self._state() == before and not self.textCursor().hasSelection():
            self.turn(by)

    def _is_far(self, event: QKeyEvent) -> bool:
        """Ctrl+Home and Ctrl+End mean the whole text."""
        is_end = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return is_end and has_control and self.part.total > 1

    def _state(self) -> tuple[int, int]:
        cursor: QTextCursor = self.textCursor()
        return cursor.position(), self.document().characterCount()
