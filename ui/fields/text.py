"""Free text: one line that wraps, or a long text that counts its characters."""

from collections.abc import Collection
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.charset import CharsetNote, outside_of
from ui.fields.editor import plain
from ui.fields.parted_editor import PartedEditor
from ui.fields.parts_bar import PartsBar
from ui.fields.widen_link import WidenLink
from ui.fields.withholding import add_actions
from ui.look import theme
from ui.look.theme import set_words

_OF_WINDOW: Final = ("phrase", "item_history", "restore", "memo")
"""Commands on the item in focus that the menu of a right click has too."""


class TextField(Field):
    """One line (短い文); a line end that an import brought stays. Enter goes to the next item."""

    lines = 1
    one_line = True

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._outside: CharsetNote | None = None
        self.editor = PartedEditor(self, lines=self.lines, one_line=self.one_line)
        self.editor.parted.connect(self._tell_parts)
        self._parts: PartsBar | None = None
        self.editor.setAccessibleName(item.title)
        self._empty = say("field.empty") if isinstance(item, d.Answer) and item.required else ""
        self.editor.setPlaceholderText(self._empty)
        self.editor.typed.connect(self._typed)
        self.editor.menu_opens.connect(partial(add_actions, self))
        self.editor.menu_opens.connect(self._offer_more)
        self.body.addWidget(self.editor)
        self.setFocusProxy(self.editor)

    def chosen_words(self) -> str:
        return plain(self.editor.textCursor().selectedText())

    def refresh(self, changed: Collection[Address] = ()) -> None:
        value = self.value()
        text = value if isinstance(value, str) else ""
        self.editor.show_text(text)
        self._show_outside()

    def set_open(self, is_open: bool) -> None:
        self.editor.set_open(is_open)
        self.editor.setPlaceholderText(self._empty if is_open else "")

    def _typed(self, text: str) -> None:
        self.put(text, typing=True)
        self._show_outside()

    def _show_outside(self) -> None:
        """Tell of characters outside the chosen set, each with what may stand for it."""
        lacking = outside_of(self.editor.shown())
        before = self._outside
        if lacking == (before.lacking if before is not None else ()):
            return
        if before is not None:
            self.body.removeWidget(before)
            before.hide()
            before.deleteLater()
            self._outside = None
        if lacking:
            self._outside = CharsetNote(lacking, self)
            self._outside.replaced.connect(self._replace)
            self.body.addWidget(self._outside)
            self._outside.show()

    def _tell_parts(self) -> None:
        """Made for the first text that needs it: a page has hundreds of texts."""
        if self._parts is None and self.editor.part.total > 1:
            self._parts = PartsBar(self.editor, self)
            self.body.insertWidget(self.body.indexOf(self.editor) + 1, self._parts)
        self._show_outside()

    def _replace(self, character: str, substitute: str) -> None:
        """One step of its own; the keyboard stays in the text."""
        self.put(self.editor.text().replace(character, substitute))
        self.refresh()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_more(self, menu: QMenu) -> None:
        """The same as in the menu of the window, for whoever looks for it at the text."""
        for name in _OF_WINDOW:
            if action := self.window().findChild(QAction, f"action-{name}"):
                menu.addAction(action)


class LongTextField(TextField):
    """A text of any length (長い文), with its number of characters below."""

    lines = 2
    one_line = False

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._count = _Count(self)
        self.body.setSpacing(0)
        self.body.addWidget(self._count)
        self.can_widen = True
        """Whether there is a large window for it."""
        self._widen: WidenLink | None = None
        self.editor.entered.connect(self._offer_widening)
        self._show_count("")

    def refresh(self, changed: Collection[Address] = ()) -> None:
        super().refresh(changed)
        self._show_count(self.editor.text())

    def _typed(self, text: str) -> None:
        super()._typed(text)
        self._show_count(text)

    def _offer_widening(self, is_in: bool) -> None:
        """Beside the count, made with the first visit: a page has hundreds of texts."""
        if self._widen is None and is_in and self.can_widen:
            self._widen = WidenLink(self._count)
            self._widen.resize(self._widen.sizeHint())
            self._widen.clicked.connect(lambda: self.page.widen(self.address))
        if self._widen is not None:
            self._widen.setVisible(is_in)

    def _show_count(self, text: str) -> None:
        letters = letters_in(text)
        self._count.say(say("field.letters", count=f"{letters:,}") if letters else "")


def letters_in(text: str) -> int:
    """How many letters stand in it, without blanks and line ends."""
    return sum(map(len, text.split()))


class _Count(QWidget):
    """Words at the right below a text. A label would ask for the page to be laid out anew at each
    key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        set_words(self, "count")
        self.setFixedHeight(self.fontMetrics().lineSpacing())

    def text(self) -> str:
        """What it says."""
        return self._words

    def say(self, words: str) -> None:
        """Show these words."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.FAINT)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignRight, self._words)
