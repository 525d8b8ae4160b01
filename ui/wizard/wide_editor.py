"""広げる: a text in a large window of its own, with the length that it has on paper.

What is typed goes to the sheet at once, as in the field; so it is saved, undone and checked there.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from piadesk.sheets.positions import Names
from piadesk.words import say
from ui.desk.desk import Changed, Desk
from ui.fields.base import Field
from ui.fields.parted_editor import PartedEditor
from ui.fields.parts_bar import PartsBar
from ui.fields.text import TextField, letters_in
from ui.fields.withholding import add_actions
from ui.look.composing import end_composing
from ui.look.plain_text import Label

_SIZE: Final = (980, 640)
_QUIET_MS: Final = 200


class WideEditor(QDialog):
    """The answer of ``field``, whose page sends out what is typed here."""

    def __init__(self, field: TextField, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        # Laying out paper is only paid for here.
        from piadesk.printing.printed_length import text_room

        self._field: TextField | None = field
        self._desk = desk
        self._room = text_room(desk.form, desk.sheet, field.address)
        self.setWindowTitle(say("field.wide_title", item=field.item.title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        where = Label(Names(desk.form, desk.sheet).position(field.address), self)
        where.setProperty("role", "guidance_facts")
        where.setWordWrap(True)
        self.editor = PartedEditor(self, fills=True)
        self.editor.setAccessibleName(field.item.title)
        self.editor.set_open(not desk.read_only)
        self.editor.show_text(self._answer())
        self.editor.typed.connect(self._typed)
        self.editor.menu_opens.connect(partial(add_actions, field))
        self.length = Label("", self)
        self.length.setProperty("role", "guidance_facts")
        close = QPushButton(say("field.wide_close"), self)
        close.setProperty("role", "main")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        bottom_line = QHBoxLayout()
        bottom_line.addWidget(self.length, 1)
        bottom_line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(where)
        column.addWidget(self.editor, 1)
        column.addWidget(PartsBar(self.editor, self))
        column.addLayout(bottom_line)
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.show_length)
        for keys, act in (("Ctrl+Z", desk.stack.undo), ("Ctrl+Y", desk.stack.redo)):
            QShortcut(QKeySequence(keys), self, act)
        desk.changed.connect(self._news)
        field.destroyed.connect(self._leave)
        self.show_length()
        self.editor.set_place(field.editor.place())
        self.editor.setFocus()

    def show_length(self) -> None:
        """Say how long the text is now, in letters and on paper."""
        text = self.editor.text()
        letters = letters_in(text)
        words = say("field.letters", count=f"{letters:,}")
        if self._room is not None and letters:
            length = self._room.length(text)
            pages = f"{max(0.1, length.pages):.1f}"
            words += say("field.printed_length", lines=f"{length.lines:,}", pages=pages)
        self.length.setText(words)

    def done(self, result: int) -> None:
        """However it is closed: a word that is being composed belongs to the text."""
        end_composing(self.editor)
        self._desk.close_step()
        if self._field is not None:
            self._field.editor.set_place(self.editor.place())
        super().done(result)

    def _leave(self) -> None:
        """What was undone here is of another page, or the entry itself: nothing is left to write
        to."""
        self._field = None
        self.reject()

    def _answer(self) -> str:
        value = self._field.value() if self._field is not None else ""
        return value if isinstance(value, str) else ""

    def _typed(self, text: str) -> None:
        if self._field is not None:
            self._field.put(text, typing=True)
            self._field.refresh()
            self._rest.start()

    def _news(self, changed: Changed) -> None:
        """Undone or done again, or worked out of another answer."""
        if self._field is not None and self._field.address in changed.addresses:
            self.editor.show_text(self._answer())
            self._rest.start()


def widen(field: Field | None, desk: Desk) -> bool:
    """Show the text of ``field`` so; False for a field that is no text, or none."""
    if not isinstance(field, TextField):
        return False
    WideEditor(field, desk, field.window()).open()
    return True
