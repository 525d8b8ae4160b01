"""A box for one line of words, which knows the IME as the fields of a page do."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit

from ui.look.composing import end_composing

_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class LineEdit(QLineEdit):
    """To be taken for every such box: Qt's own one hands Enter, Esc and F6 to F10 on to the dialog
    or the menus while a word is being composed, and loses that word where the IME does not give it
    back as the keyboard goes."""

    composed = ""
    """The word that is being composed; Qt tells it in no other way."""

    def event(self, event: QEvent) -> bool:
        if self.composed and event.type() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        end_composing(self)
        super().focusOutEvent(event)
