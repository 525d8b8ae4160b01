"""A source of lines or cells as text: what became an answer, and what went nowhere, is tinted."""

import bisect
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from piadesk.intake.report import Passage, Report
from piadesk.words import say
from ui.importing.source_view import ANSWER, CURRENT, LEFT_OVER, QUIET, words_of

_TINTS: Final = {"answer": ANSWER, "left_over": LEFT_OVER}
_QUIET: Final = ("furniture", "hidden", "form")


class SourceText(QPlainTextEdit):
    """Only to be read; words that are selected can be dragged to an item, or put there by key."""

    picked = Signal(int)
    """The passage that the clerk clicked on."""

    def __init__(self, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self._chosen: tuple[int, ...] = ()
        self.setReadOnly(True)
        self.setAccessibleName(say("import.source"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._spans: dict[int, tuple[int, int]] = {}
        text = self._laid_out(report.passages)
        self.setPlainText(text)
        self._starts = [start for start, _ in self._spans.values()]
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_marks)
        self.verticalScrollBar().valueChanged.connect(self._mark_later)
        self._show_marks()

    def show_passages(self, passages: Sequence[int], near: Sequence[int] = ()) -> None:
        """Bring these into view and light them up; they are chosen. For none, show where ``near``
        stands."""
        self._chosen = tuple(passages)
        shown = [number for number in (passages or near) if number in self._spans]
        if shown:
            start = min(self._spans[number][0] for number in shown)
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            self.setTextCursor(cursor)
            self.centerCursor()
        self._show_marks()

    def chosen_words(self) -> str:
        """What the clerk has selected, else the words of the passages in view."""
        selected = self.textCursor().selectedText().replace("\u2029", "\n")
        return selected or words_of(self._report, self._chosen)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            place = self.textCursor().position()
            for number, (start, end) in self._spans.items():
                if start <= place <= end:
                    self.picked.emit(number)
                    return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:  # the marks hold their inks and grounds
            self._show_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark_later()

    def _mark_later(self) -> None:
        """To mark a passage Qt lays it out, which may scroll: marks that were made in the midst of
        that ended the program."""
        self._rest.start()

    def _show_marks(self) -> None:
        """Of what is in view: Qt looks through all marks with each change, and of a source of
        40,000 passages that took minutes."""
        seen = self._in_view()
        chosen = [passage for passage in seen if passage.id in self._chosen]
        current = [self._mark(passage.id, CURRENT) for passage in chosen]
        self.setExtraSelections([*self._use_marks(seen), *current])

    def _in_view(self) -> Sequence[Passage]:
        first = self.firstVisibleBlock().position()
        corner = self.viewport().rect().bottomRight()
        last = self.cursorForPosition(corner).position()
        begin = bisect.bisect_right(self._starts, first) - 1
        return self._report.passages[max(0, begin) : bisect.bisect_right(self._starts, last)]

    def _laid_out(self, passages: Sequence[Passage]) -> str:
        parts: list[str] = []
        length = 0
        for passage, head in _with_heads(passages):
            for part in (head, passage.text):
                if part is passage.text:
                    self._spans[passage.id] = (length, length + _units(part))
                parts.append(part)
                length += _units(part)
        return "".join(parts)

    def _use_marks(self, passages: Sequence[Passage]) -> Iterator[QTextEdit.ExtraSelection]:
        for passage in passages:
            if passage.use in _TINTS:
                yield self._mark(passage.id, _TINTS[passage.use])
            elif passage.use in _QUIET:
                mark = self._mark(passage.id, None)
                mark.format.setForeground(QUIET)
                yield mark

    def _mark(self, number: int, ground: QColor | None) -> QTextEdit.ExtraSelection:
        start, end = self._spans[number]
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        if ground is not None:
            look.setBackground(ground)
        mark.format = look
        return mark


def _with_heads(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each passage with what stands before it: its cell or line, the worksheet or page it is the
    first of."""
    sheet, place, begun = "", (0, ""), False
    for passage in passages:
        where = passage.where
        head = ""
        if where.cell and where.sheet != sheet:
            head = say("import.sheet_head", sheet=where.sheet) + "\n"
        elif where.kind == "page" and where.number != place[0]:
            head = say("import.page_head", number=where.number) + "\n"
        elif (where.number, where.cell) == place:
            yield passage, " "
            continue
        if where.cell:
            head += f"{where.cell}　"
        sheet, place = where.sheet, (where.number, where.cell)
        yield passage, ("\n" if begun else "") + head
        begun = True


def _units(text: str) -> int:
    """Length as Qt counts it: characters beyond U+FFFF are two."""
    return sum(2 if ord(letter) > 0xFFFF else 1 for letter in text)
