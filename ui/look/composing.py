"""Words that the clerk is still composing with the IME: they stand in no text yet.

An act that reads the sheet (to save, to print, to close) comes in the middle of a word when it is
asked for by mouse; the word would be missing in what is saved, and gone with the window.
"""

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget


def composed(editor: QWidget | None) -> str:
    """What is being composed at the cursor; "" where nothing is."""
    if isinstance(editor, QPlainTextEdit):
        return editor.textCursor().block().layout().preeditAreaText()
    return str(getattr(editor, "composed", ""))  # a `LineEdit`, which knows us


def end_composing(editor: QWidget | None = None) -> None:
    """Make what is being composed in ``editor`` (None: where the keyboard is) part of its text, as
    it stands, and let the IME begin anew."""
    editor = editor or QApplication.focusWidget()
    if editor is None or not (word := composed(editor)):
        return
    method = QGuiApplication.inputMethod()
    method.commit()
    method.reset()  # Windows commits here, and nothing above
    if composed(editor) == word:  # no IME has taken it up
        taken_up = QInputMethodEvent()
        taken_up.setCommitString(word)
        QApplication.sendEvent(editor, taken_up)
