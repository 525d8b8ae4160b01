"""項目へ移る: a few numbers or words, and Enter: any item of the sheet without the mouse."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from piadesk.acts.jumping import Target, matching, targets
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label
from ui.look.wrapped_lines import wrap_lines

_SIZE: Final = (760, 420)
_MAX_LISTED: Final = 100
"""Lines that are listed; who wants others writes more."""

_STEPS: Final = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


class JumpDialog(QDialog):
    """The keyboard stays in the line; up and down choose, Enter goes."""

    go_asked = Signal(object)
    """The `Address` that the clerk wants to see."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("jump.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._targets = targets(desk.form, desk.sheet)
        self.found: list[Target] = []
        self.words = LineEdit(self)
        self.words.setAccessibleName(say("jump.words"))
        self.words.setPlaceholderText(say("jump.example"))
        self.words.setMinimumHeight(30)
        self.words.textChanged.connect(self._look)
        self.words.returnPressed.connect(self.accept)
        self.words.installEventFilter(self)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")  # of that look
        self.list.setAccessibleName(say("jump.list"))
        wrap_lines(self.list)
        self.list.itemActivated.connect(self.accept)
        note = Label(say("jump.note"), self)
        note.setProperty("role", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (self.words, self.list, note):
            column.addWidget(part)
        self._look("")

    def accept(self) -> None:
        """Go to the chosen item; nothing happens where there is none."""
        row = self.list.currentRow()
        if 0 <= row < len(self.found):
            super().accept()
            self.go_asked.emit(self.found[row].address)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the words are written."""
        by = _STEPS.get(Qt.Key(event.key())) if isinstance(event, QKeyEvent) else None
        if watched is self.words and by is not None:
            if event.type() == QEvent.Type.KeyPress:
                row = self.list.currentRow() + by
                self.list.setCurrentRow(max(0, min(row, len(self.found) - 1)))
            return True
        return super().eventFilter(watched, event)

    def _look(self, words: str) -> None:
        self.found = matching(self._targets, words)[:_MAX_LISTED]
        self.list.clear()
        self.list.addItems([one.name for one in self.found] or [say("jump.none")])
        self.list.setCurrentRow(0 if self.found else -1)
