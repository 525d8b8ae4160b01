"""A box for one line of words, which knows the IME and spreadsheets as the fields of a page do."""

import re
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.look.composing import end_composing
from ui.look.menu_keys import is_for_menus

_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_ENDS: Final = "\t\n\r\x0b\x0c\u2028\u2029"
_BREAKS: Final = re.compile(rf"\r\n|[{_ENDS}]")


class LineEdit(QLineEdit):
    """To be taken for every such box: Qt's own one hands Enter, Esc and F6 to F10 on to the dialog
    or the menus while a word is being composed, and loses that word where the IME does not give it
    back as the keyboard goes. It types the letter of a menu that is not there. And it takes line
    ends along unseen: a spreadsheet puts one behind each cell that is copied, which would then be
    looked for, or put into the sheet."""

    composed = ""
    """The word that is being composed; Qt tells it in no other way."""

    def __init__(self, parent: QWidget, text: str = "") -> None:
        super().__init__(parent)
        self.setValidator(_OneLine(self))
        self.setText(text)

    def event(self, event: QEvent) -> bool:
        if self.composed and event.type() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_menus(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composed = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        end_composing(self)
        super().focusOutEvent(event)


class _OneLine(QValidator):
    """What was put in ends at the cursor: line ends and tabs there go, others become blanks, as
    they are seen."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        if _BREAKS.search(text):
            units = text.encode("utf-16-le", "surrogatepass")  # as Qt counts
            parts = (units[: 2 * place], units[2 * place :])
            before, after = (_in_line(part.decode("utf-16-le", "surrogatepass")) for part in parts)
            text, place = before + after, len(before.encode("utf-16-le", "surrogatepass")) // 2
        return QValidator.State.Acceptable, text, place


def _in_line(text: str) -> str:
    return _BREAKS.sub(" ", text.rstrip(_ENDS))
