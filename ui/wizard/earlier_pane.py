"""前回の記載: below the help, what the last 公表版 says at the item, and the way back to it."""

from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.revision.earlier import Earlier
from piadesk.revision.published import version_name
from piadesk.sheets import walk
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Changed, Desk
from ui.look.colours import colour
from ui.look.plain_text import Label

_QUIET_MS: Final = 250
_MIN_HIGH: Final = 44
_AIR: Final = 4
_MAX_HIGH: Final = 260


class EarlierPane(QWidget):
    """Not there before the first 公表版. What went since is struck through and tinted."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._address: Address | None = None
        self.title = Label("", self)
        self.title.setProperty("role", "guidance_title")
        self.title.setWordWrap(True)
        self.state = Label("", self)
        self.state.setProperty("role", "guidance_facts")
        self.state.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.StyledPanel)
        self.text.setAccessibleName(say("earlier_answer.title"))
        self.restore = QPushButton(say("earlier_answer.restore"), self)
        self.restore.setProperty("role", "act")
        self.restore.clicked.connect(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for part in (self.title, self.state, self.text, self.restore):
            column.addWidget(part)
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.refresh)
        desk.changed.connect(self._news)
        self.hide()

    def show_item(self, address: Address | None) -> None:
        """Tell of the item at ``address``."""
        self._address = address
        self.refresh()

    def refresh(self) -> None:
        """Look again: the answer of today may be another one."""
        earlier, address = self._earlier(), self._address
        if earlier is None or address is None or not earlier.tells_of(self._item(address)):
            self.hide()
            return
        self.title.setText(say("earlier_answer.of", name=version_name(earlier.version)))
        now = self._now(address)
        if not earlier.has_entry(address):
            self._tell(say("earlier_answer.new_entry"))
        elif not earlier.is_changed(address, now):
            self._tell(say("earlier_answer.same"))
        else:
            self._show_difference(address, earlier, now)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.refresh()  # the text holds the ground of its marks

    # ----

    def _earlier(self) -> Earlier | None:
        return Earlier.of(self._desk.form, self._desk.sheet)

    def _item(self, address: Address) -> d.AnyItem:
        return self._desk.form.by_id[address.item]

    def _now(self, address: Address) -> JsonValue:
        try:
            return walk.answer(self._desk.form, self._desk.sheet, address)
        except KeyError:  # its entry was taken out
            return None

    def _tell(self, words: str) -> None:
        self.state.setText(words)
        self.text.hide()
        self.restore.hide()

    def _show_difference(self, address: Address, earlier: Earlier, now: JsonValue) -> None:
        from piadesk.texts.diff import compare

        item, before = self._item(address), earlier.value(address)
        old = kinds.shown(item, before)
        new = kinds.shown(item, now)
        self.state.setText(say("earlier_answer.changed" if old else "earlier_answer.was_empty"))
        self.text.clear()
        cursor = self.text.textCursor()
        first = 0
        for passage in compare(old, new).old:
            if passage.changed and not first:
                first = cursor.position()
            cursor.insertText(passage.text, _look(passage.changed))
        cursor.setPosition(first)
        self.text.setTextCursor(cursor)
        self.text.setVisible(bool(old))
        self.restore.setVisible(not self._desk.read_only)
        self._fit()
        self.text.ensureCursorVisible()

    def _fit(self) -> None:
        document = self.text.document()
        self.text.resize(self.width(), self.text.height())  # as it will be, once it is shown
        lines = round(document.size().height())  # of a plain text in lines, not in pixels
        edges = 2 * (round(document.documentMargin()) + self.text.frameWidth())
        high = lines * self.text.fontMetrics().lineSpacing() + edges + _AIR
        self.text.setFixedHeight(max(_MIN_HIGH, min(high, _MAX_HIGH)))

    def _restore(self) -> None:
        earlier, address = self._earlier(), self._address
        if earlier is not None and address is not None:
            title = self._item(address).title
            edit = SetValue(address, earlier.value(address))
            self._desk.push(edit, say("earlier_answer.step", item=title))

    def _news(self, changed: Changed) -> None:
        if self._address in changed.addresses or not changed.addresses:
            self._rest.start()


def _look(changed: bool) -> QTextCharFormat:
    look = QTextCharFormat()
    if changed:
        from ui.marked_texts.passages import OLD

        look.setBackground(colour(OLD))
        look.setFontStrikeOut(True)
    return look
