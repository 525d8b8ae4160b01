"""The text editor of every field: grows with its text, knows the IME, has no undo of its own.

``QPlainTextEdit`` tells a change at every step of IME composition although the text is the same,
and keeps an undo history of its own; both are put right here.
"""

from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from piadesk.acts import paste
from piadesk.texts.common import common_end
from ui.look import theme
from ui.look.composing import composed, end_composing
from ui.look.menu import make_room
from ui.look.menu_keys import is_for_menus
from ui.look.style import apply_style

MOST_LINES: Final = 16
"""Longer texts scroll inside the editor, so that the label stays in view."""

_LINE_ENDS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})
_OF_SPREADSHEETS: Final = ("XML Spreadsheet", "Biff")
"""In the names of what Excel offers beside the text."""

_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_FIRST_SIZE: Final = (600, 40)
"""Pixels; in the 100 that Qt begins with a long text is broken into hundreds of lines first."""

_FRAME: Final = 3
_LINE: Final = 2
"""The broadest line that is drawn of it."""

_EDGE: Final = _FRAME + 4
"""Frame and margin above and below the text, in pixels."""


class Editor(QPlainTextEdit):
    """Plain text, one line or many. ``typed`` carries the whole text, only when it differs."""

    typed = Signal(str)
    menu_opens = Signal(object, str)
    """The menu that a right click opens, for more to be put into it, and the words chosen."""

    entered = Signal(bool)
    """The keyboard came (True) or went."""

    def __init__(
        self, parent: QWidget, *, lines: int = 1, one_line: bool = False, fills: bool = False
    ) -> None:
        """``fills``: as high as its room, whatever the text."""
        super().__init__(parent)
        self._fills = fills
        self._least = lines
        self._one_line = one_line
        self._text = ""
        self._is_whole = False
        """Whether the field is, or soon will be, high enough for its whole text."""
        self.resize(*_FIRST_SIZE)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not fills:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding if fills else policy.Fixed)
        self.document().setDocumentMargin(4)
        # Not drawn by Qt; the scroll bar keeps off it.
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(_LINE)
        around = _FRAME - _LINE
        self.setViewportMargins(around, around, around, around)
        self.textChanged.connect(self._on_text)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """The text as it stands; line ends are plain newlines, every other character is kept."""
        return self.shown()

    def shown(self) -> str:
        """What of the text stands in the document."""
        return plain(self.document().toRawText())

    def show_text(self, text: str) -> None:
        """Show another text without messages it as typed; the cursor goes where they differ."""
        if text != self._text:
            place = len(text) - common_end(self._text, text) if self._text else 0
            self.fill(text)
            self.put_cursor(place)

    def place(self) -> int:
        """How many letters stand before the cursor, or before the end of what is chosen."""
        cursor = self.textCursor()
        before = QTextCursor(self.document())
        before.setPosition(cursor.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        return len(plain(before.selectedText()))

    def set_place(self, place: int) -> None:
        """Put the cursor behind so many letters."""
        self.put_cursor(place)
        self.ensureCursorVisible()

    def fill(self, text: str) -> None:
        """Let the document hold ``text``, without news of it."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._text = self.text()
        self._fit()

    def put_cursor(self, place: int) -> None:
        """Put it behind so many letters of the document."""
        before = self.shown()[:place]
        units = len(before.encode("utf-16-le", "surrogatepass")) // 2  # as Qt counts
        cursor = self.textCursor()
        cursor.setPosition(min(units, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def set_open(self, is_open: bool) -> None:
        """Let the clerk write, or not; a closed text can still be read, scrolled and copied."""
        self.setReadOnly(not is_open)
        if not is_open:  # Qt would leave the mouse alone to select
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(
                flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            )
        ground, ink = (theme.PAPER, theme.INK) if is_open else (theme.CLOSED, theme.CLOSED_INK)
        theme.dye(self, {QPalette.ColorRole.Base: ground, QPalette.ColorRole.Text: ink})

    def _on_text(self) -> None:
        text = self.text()
        if text != self._text:
            self._text = text
            self.typed.emit(text)

    def _fit(self) -> None:
        if self._fills:
            return
        lines = int(self.document().documentLayout().documentSize().height())
        shown = max(self._least, min(lines, MOST_LINES))
        height = shown * self.fontMetrics().lineSpacing() + 2 * _EDGE
        self._is_whole = lines <= MOST_LINES
        if {height} != {self.height(), self.minimumHeight(), self.maximumHeight()}:
            self.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAsNeeded if lines > MOST_LINES else policy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != wanted:
            self.setVerticalScrollBarPolicy(wanted)
            apply_style(self.verticalScrollBar(), "scroll")
        if self.minimumHeight() != self.maximumHeight():
            # Growing has broken the lines anew and come here again: Qt has taken the height of
            # then as least, and afterwards that of before as most.
            self._fit()

    # ---- what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if self.viewport().width() != event.size().width():
            # The scroll bar came or went meanwhile; Qt has broken the lines for the former width.
            super().resizeEvent(QResizeEvent(self.viewport().size(), event.size()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What was rolled before the field grew would else stay out of sight."""
        super().scrollContentsBy(dx, dy)
        if self._is_whole and self.verticalScrollBar().value():
            self.verticalScrollBar().setValue(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.minimumHeight())

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def event(self, event: QEvent) -> bool:
        if event.type() in _KEYS and composed(self):  # each is the IME's, F6 to F10 among them
            event.accept()
            return True
        # Undo and redo belong to the window, not to this widget.
        if event.type() == QEvent.Type.ShortcutOverride and _is_history(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.Paint:
            self._draw_frame()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.entered.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        end_composing(self)  # Qt would drop the word where the IME does not commit it
        super().focusOutEvent(event)
        self.update()
        self.entered.emit(False)

    def _draw_frame(self) -> None:
        """Around the text, which draws itself; a broad blue line where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        broad = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(theme.FOCUS if self.hasFocus() else theme.FRAME, broad))
        painter.setBrush(self.palette().base())
        inset = broad / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, _FRAME, _FRAME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_history(event) or is_for_menus(event):
            event.ignore()
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Only the text being worked on may scroll inside itself; else the page scrolls.
        zooms = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0 and not zooms:
            super().wheelEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opens.emit(menu, plain(self.textCursor().selectedText()))
        make_room(menu)
        menu.popup(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        is_file = any(url.isLocalFile() for url in source.urls())  # that is for the window
        return source.hasText() and not is_file

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(pasted(source))


def plain(text: str) -> str:
    """Text from outside with every line end a plain newline and without byte order marks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS)
    return lines.replace("\ufeff", "")


def pasted(source: QMimeData) -> str:
    """What is pasted of the clipboard. A spreadsheet ends each row with a line end, and puts a cell
    of several lines into quotation marks: neither is of the text."""
    text = plain(source.text())
    if not any(mark in form for form in source.formats() for mark in _OF_SPREADSHEETS):
        return text
    cells = paste.read_cells(text)
    return cells[0][0] if [len(row) for row in cells] == [1] else text.removesuffix("\n")


def _is_history(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo)
