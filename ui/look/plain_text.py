"""Words shown as they are: labels and tips that take nothing for markup.

Qt takes a text with ``<img src=…>`` for HTML and opens what it names; on Windows a name such as
``//host/share`` would send the clerk's credentials to a stranger. What a file, a lock or a file's
name says is shown letter by letter, so every label and tip of the window is made here.
"""

from typing import Protocol

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """A label that shows its words as they are."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


class _WithTip(Protocol):
    """A widget, an action or a line of a list."""

    def setToolTip(self, tip: str, /) -> None: ...


def set_tip(target: _WithTip, words: str) -> None:
    """Let ``target`` say ``words`` while the pointer rests on it."""
    target.setToolTip(plain_tip(words))


def plain_tip(words: str) -> str:
    """``words`` as a tip that shows them as they are: Qt offers no plain tips, so what it would
    take for markup is escaped."""
    if not Qt.mightBeRichText(words):
        return words
    from html import escape  # a table of all entities, which few tips need

    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'
