"""The page of 様式ビュー: its lines drawn where they are seen, and measured only there."""

import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate, pairwise
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.formview.lines import FormLine
from ui.formview.margin import Mark, Marks, margin_width, marks_at, paint_marks
from ui.look import on_paper as theme
from ui.look.frame import paint_frame
from ui.look.plain_text import set_tip
from ui.look.wrapping import wrap_flags, wrapped_height

_SIDE: Final = 8
_EDGE: Final = 5
_MOST_WORDS: Final = 120
"""Pixels of the margin, at most, for what is said of a line."""

_LABEL_SHARE: Final = 0.32
_SIZE: Final = 13
_GROUNDS: Final = {"section": theme.SECTION, "heading": theme.HEADING, "band": theme.BAND}


class FormPage(QAbstractScrollArea):
    """Heights are guessed by the number of letters, and put right as lines come into view."""

    chosen = Signal(object)
    """The `Address` of the answer that the clerk wants to put right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[FormLine] = ()
        self._marks: Marks = {}
        self._found: Collection[int] = ()
        self._row_of: dict[Address, int] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._measured: dict[tuple[FormLine, int], int] = {}
        self.current = -1
        """The line that is lit; -1 for none."""
        self._pointed = -1
        font = self.font()
        font.setPixelSize(_SIZE)
        self.setFont(font)
        self.is_blanked: Callable[[Address], bool] = lambda address: False
        """Whether another answer asks for that one to be left empty."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("formview.title"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)

    # ---- what is shown

    def show_lines(self, lines: Sequence[FormLine]) -> None:
        """Show these lines, as far down as before."""
        self.lines = lines
        self._row_of = {}
        for row, line in enumerate(lines):
            for address in line.addresses:
                self._row_of.setdefault(address, row)  # a long answer goes on in further lines
        self.current = min(self.current, len(lines) - 1)
        self._guess()

    def empty_words(self, line: FormLine) -> str:
        """What is shown where an answer is empty."""
        is_blanked = all(map(self.is_blanked, line.addresses))
        return say("formview.blanked" if is_blanked else "formview.empty")

    def show_marks(self, marks: Marks) -> None:
        """What is to be said of answers stands in the margin, a bar at what changed since last
        year."""
        self._marks = marks
        self.viewport().update()

    def marks_of(self, row: int) -> list[Mark]:
        """What is said at that line."""
        return marks_at(self._marks, self.lines[row].addresses)

    def show_found(self, rows: Collection[int]) -> None:
        """Tint the lines that hold the words that are looked for."""
        self._found = rows
        self.viewport().update()

    def light(self, address: Address) -> None:
        """Light the line of ``address`` and bring it into view."""
        row = self._row_of.get(address)
        self.light_row(self._first_inside(address.path) if row is None else row)

    def _first_inside(self, path: tuple[str, ...]) -> int:
        """The first line of the entry that ``path`` leads to, whose head is no line itself."""
        inside = (row for address, row in self._row_of.items() if address.path[: len(path)] == path)
        return min(inside, default=-1) if path else -1

    def light_row(self, row: int) -> None:
        """The same by the number of the line; -1 for none."""
        self.current = row
        if 0 <= row < len(self.lines):
            self._measure(range(max(0, row - 3), min(row + 3, len(self.lines))))
            top, bottom = self._tops[row], self._tops[row] + self._heights[row]
            bar, high = self.verticalScrollBar(), self.viewport().height()
            if top < bar.value() or bottom > bar.value() + high:
                bar.setValue(max(0, top - high // 4))
        self.viewport().update()

    # ---- heights

    def _guess(self) -> None:
        line = self.fontMetrics().lineSpacing()
        width = self._width()
        self._heights = [
            self._measured.get((one, width)) or _guessed(one, width, line) for one in self.lines
        ]
        self._place()

    def _place(self) -> None:
        self._tops = [0, *accumulate(self._heights)]
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self.verticalScrollBar().setRange(0, max(0, self._tops[-1] - self.viewport().height()))
        self.viewport().update()

    def _measure(self, rows: Sequence[int]) -> bool:
        """Put the heights of these lines right; whether one was guessed wrong."""
        width, wrong = self._width(), False
        for row in rows:
            key = (self.lines[row], width)
            high = self._measured.get(key)
            if high is None:
                high = self._measured[key] = self._height(self.lines[row], width)
            wrong = wrong or high != self._heights[row]
            self._heights[row] = high
        if wrong:
            self._place()
        return wrong

    def _height(self, line: FormLine, width: int) -> int:
        rooms = _rooms(line, width)
        texts = (line.label, *line.cells) if line.look in ("row", "whole") else line.cells
        if line.look in _GROUNDS:
            rooms, texts = [QRect(_SIDE, 0, width - 2 * _SIDE, 0)], (line.label,)
        metrics = self.fontMetrics()
        highs = [
            wrapped_height(metrics, text, room.width())
            for room, text in zip(rooms, texts, strict=False)
        ]
        if line.look == "whole" and line.label:
            return sum(highs) + 3 * _EDGE
        return (
            max([*highs, metrics.lineSpacing()]) + 2 * _EDGE + (6 if line.look == "section" else 0)
        )

    def _width(self) -> int:
        width = self.viewport().width()
        return max(200, width - margin_width(width))

    # ---- what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self.verticalScrollBar().value()
        seen = self._seen(top, top + event.oldSize().height()) if self.lines else ()
        self._guess()
        if self.current in seen:
            self.light_row(self.current)  # at another width it stands elsewhere

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.PAPER)
        top, bottom = self.verticalScrollBar().value(), self.viewport().height()
        bottom += top
        while self.lines and self._measure(self._seen(top, bottom)):
            pass
        for row in self._seen(top, bottom):
            painter.save()
            self._paint_line(painter, row, self._tops[row] - top)
            painter.restore()
        if self.hasFocus():
            paint_frame(painter, self.viewport().rect(), theme.FOCUS, 2)

    def _seen(self, top: int, bottom: int) -> range:
        first = max(0, bisect_right(self._tops, top) - 1)
        return range(first, min(len(self.lines), bisect_right(self._tops, bottom)))

    def _paint_line(self, painter: QPainter, row: int, top: int) -> None:
        line, width = self.lines[row], self._width()
        area = QRect(0, top, width, self._heights[row])
        lit = row == self.current
        ground = (
            theme.LIT if lit else theme.FOUND if row in self._found else _GROUNDS.get(line.look)
        )
        if ground is not None:
            painter.fillRect(area, ground)
        painter.setFont(self.font())
        if line.look in _GROUNDS:
            self._paint_title(painter, line, area, plain=lit or row in self._found)
        else:
            self._paint_texts(painter, line, area)
        painter.setPen(theme.RULE)
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_margin(painter, line, area, row)

    def _paint_title(self, painter: QPainter, line: FormLine, area: QRect, *, plain: bool) -> None:
        font = self.font()
        font.setBold(line.look != "band")
        painter.setFont(font)
        dark = line.look == "section" and not plain
        painter.setPen(theme.PAPER if dark else theme.INK)
        room = area.adjusted(_SIDE, 0, -_SIDE, 0)
        flags = wrap_flags(line.label, room.width()) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags, line.label)

    def _paint_texts(self, painter: QPainter, line: FormLine, area: QRect) -> None:
        rooms = _rooms(line, area.width())
        texts = (line.label, *line.cells) if line.look in ("row", "whole") else line.cells
        top = area.top() + _EDGE
        for number, (room, text) in enumerate(zip(rooms, texts, strict=False)):
            is_label = number == 0 and line.look in ("row", "whole")
            painter.setPen(theme.FAINT if is_label or not line.addresses else theme.INK)
            place = QRect(room.left(), top, room.width(), area.height())
            painter.drawText(place, wrap_flags(text, room.width()), text)
            if line.look == "whole" and is_label and text:
                top += wrapped_height(self.fontMetrics(), text, room.width()) + _EDGE
        if line.look == "row" and line.addresses and not any(line.cells):
            painter.setPen(theme.FAINT)
            place = QRect(rooms[1].left(), top, rooms[1].width(), area.height())
            painter.drawText(place, 0, self.empty_words(line))

    def _paint_margin(self, painter: QPainter, line: FormLine, area: QRect, row: int) -> None:
        marks = self.marks_of(row)
        if any(mark.sort == "changed" for mark in marks):
            painter.fillRect(0, area.top(), 4, area.height(), theme.CHANGED)
        wide = margin_width(self.viewport().width()) - _SIDE
        margin = QRect(
            area.right() + _SIDE, area.top() + _EDGE, wide, self._free_below(row) - _EDGE
        )
        paint_marks(painter, marks, margin)
        painter.setFont(self.font())
        if row == self._pointed and line.addresses:
            mend = say("formview.mend")
            wide = painter.fontMetrics().horizontalAdvance(mend) + 12
            button = QRect(area.right() - wide - 4, area.top() + 2, wide, 20)
            painter.setBrush(theme.PAPER)
            painter.setPen(theme.FOCUS)
            painter.drawRoundedRect(button, 3, 3)
            painter.drawText(button, int(Qt.AlignmentFlag.AlignCenter), mend)

    def _free_below(self, row: int) -> int:
        """Pixels of the margin from that line on that no other line wants."""
        high, following = self._heights[row], row + 1
        while high < _MOST_WORDS and following < len(self.lines) and not self.marks_of(following):
            high += self._heights[following]
            following += 1
        return high

    def _row_at(self, point: QPoint) -> int:
        row = bisect_right(self._tops, point.y() + self.verticalScrollBar().value()) - 1
        return row if 0 <= row < len(self.lines) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        self._pointed = row
        can_go = row >= 0 and bool(self.lines[row].addresses)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand if can_go else arrow)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """A tip says in words what the signs of a line mean."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos())
            marks = self.marks_of(row) if row >= 0 else []
            set_tip(self.viewport(), "\n".join(mark.line for mark in marks))
        return super().viewportEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._choose(self._row_at(event.position().toPoint()), event.position().toPoint().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.light_row(
                max(0, min(self.current + steps[Qt.Key(event.key())], len(self.lines) - 1))
            )
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.current, 0)
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int, x: int) -> None:
        """The answer at that line; in a table that of the column."""
        if not 0 <= row < len(self.lines) or not self.lines[row].addresses:
            return
        line = self.lines[row]
        rooms = _rooms(line, self._width()) if line.look == "table" else []
        columns = [number for number, room in enumerate(rooms) if room.left() <= x]
        self.chosen.emit(
            line.addresses[min(columns[-1] if columns else 0, len(line.addresses) - 1)]
        )


def _rooms(line: FormLine, width: int) -> list[QRect]:
    """Where the texts of a line stand, from the left."""
    if line.look == "row":
        label = round(width * _LABEL_SHARE)
        return [
            QRect(_SIDE, 0, label - 2 * _SIDE, 0),
            QRect(label + _SIDE, 0, width - label - 2 * _SIDE, 0),
        ]
    if line.look == "whole":
        return [QRect(_SIDE, 0, width - 2 * _SIDE, 0)] * 2
    total = sum(line.shares) or 1.0
    lefts = [round(width * part / total) for part in (0.0, *accumulate(line.shares))]
    pairs = pairwise(lefts)
    return [QRect(left + 3, 0, right - left - 6, 0) for left, right in pairs]


def _guessed(line: FormLine, width: int, spacing: int) -> int:
    """By the number of letters, as if all were as wide as 漢字."""
    rooms = _rooms(line, width)[-len(line.cells) :]
    lines = max(
        sum(
            max(1, math.ceil(len(part) * _SIZE / max(20, room.width())))
            for part in text.split("\n")
        )
        for text, room in zip(line.cells, rooms, strict=False)
    )
    return lines * spacing + 2 * _EDGE
