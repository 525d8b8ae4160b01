"""Free text: one line that wraps, or a long text that counts its characters."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.editor import Editor
from ui.fields.withholding import add_actions
from ui.look.plain_text import Label
from ui.look.theme import set_words


class TextField(Field):
    """One line (短い文); a line end that an import brought stays. Enter goes to the next item."""

    lines = 1
    one_line = True

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self.editor = Editor(self, lines=self.lines, one_line=self.one_line)
        self.editor.setAccessibleName(item.title)
        self._empty = say("field.empty") if isinstance(item, d.Answer) and item.required else ""
        self.editor.setPlaceholderText(self._empty)
        self.editor.typed.connect(self._typed)
        self.editor.menu_opens.connect(partial(add_actions, self))
        self.body.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    def refresh(self, changed: Collection[Address] = ()) -> None:
        value = self.value()
        self.editor.show_text(value if isinstance(value, str) else "")

    def set_open(self, is_open: bool) -> None:
        self.editor.set_open(is_open)
        self.editor.setPlaceholderText(self._empty if is_open else "")

    def _typed(self, text: str) -> None:
        self.put(text, typing=True)


class LongTextField(TextField):
    """A text of any length (長い文), with its number of characters below."""

    lines = 2
    one_line = False

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._count = Label("", self)
        set_words(self._count, "count")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.body.setSpacing(0)
        self.body.addWidget(self._count)
        self._show_count("")

    def refresh(self, changed: Collection[Address] = ()) -> None:
        super().refresh(changed)
        self._show_count(self.editor.text())

    def _typed(self, text: str) -> None:
        super()._typed(text)
        self._show_count(text)

    def _show_count(self, text: str) -> None:
        letters = sum(1 for letter in text if not letter.isspace())
        self._count.setText(say("field.letters", count=f"{letters:,}") if letters else " ")
