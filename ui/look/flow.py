"""A layout that sets its widgets side by side and goes on in the next line where room ends."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QWidget

_ACROSS, _DOWN = 16, 2
"""Pixels between neighbours, and between lines."""

_LETTERS_BESIDE: Final = 300
"""Pixels that words which wrap keep beside what stands at the right end of their line."""


class FlowLayout(QLayout):
    """Widgets whose horizontal policy expands take what is left of their line: all of it, or what
    those after a gap leave."""

    def __init__(self, outer: QBoxLayout) -> None:
        """At the end of ``outer``, before it is filled: see docs/qt-ownership.md."""
        super().__init__()
        self._entries: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width, until a widget changes; Qt asks again and again."""
        self._least: QSize | None = None
        self._gap: int | None = None
        outer.addLayout(self)

    def add_gap(self) -> None:
        """What is added from now on stands at the right end of its line."""
        self._gap = len(self._entries)

    def addItem(self, item: QLayoutItem) -> None:
        self._entries.append(item)

    def count(self) -> int:
        return len(self._entries)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._entries[index] if 0 <= index < len(self._entries) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._entries.pop(index) if 0 <= index < len(self._entries) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        super().invalidate()
        self._heights.clear()
        self._least = None

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        wide = sum(item.sizeHint().width() + _ACROSS for item in self._entries if _is_there(item))
        return QSize(wide, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        if self._least is None:
            self._least = self._least_size()
        return self._least

    def _least_size(self) -> QSize:
        sizes = [item.minimumSize() for item in self._entries if _is_there(item)]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets inside ``rect`` when ``move`` says so; the height that they need."""
        top = rect.top()
        for line in self._lines(rect.width()):
            tall = [_height(item, width) for item, width in line]
            height = max(tall)
            left = rect.left()
            empty = rect.width() - sum(width + _ACROSS for _, width in line) + _ACROSS
            for (item, width), high in zip(line, tall, strict=True):
                if empty > 0 and self._is_right(item):
                    left, empty = left + empty, 0
                if move:  # all of a line on one middle
                    item.setGeometry(QRect(left, top + (height - high) // 2, width, high))
                left += width + _ACROSS
            top += height + _DOWN
        return max(0, top - _DOWN - rect.top())

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in filter(_is_there, self._entries):
            wanted = min(item.sizeHint().width(), room)
            if _expands(item) and item.hasHeightForWidth():  # rather more lines than another row
                wanted = min(wanted, max(_LETTERS_BESIDE, room - left - self._beside(item)))
            if not lines or left + wanted > room:
                lines.append([])
                left = 0
            if _expands(item):
                wanted = max(wanted, room - left - self._at_right(item, room - left - wanted))
            lines[-1].append((item, wanted))
            left += wanted + _ACROSS
        return lines

    def _at_right(self, item: QLayoutItem, max_width: int) -> int:
        """How wide is what stands right of an item that expands, where that is not too much."""
        wide = self._beside(item)
        return wide if wide <= max_width else 0

    def _beside(self, item: QLayoutItem) -> int:
        """How wide is all that is to stand right of it."""
        after = self._entries[self._entries.index(item) + 1 :] if self._gap is not None else []
        return sum(one.sizeHint().width() + _ACROSS for one in after if _is_there(one))

    def _is_right(self, item: QLayoutItem) -> bool:
        return self._gap is not None and self._entries.index(item) >= self._gap


def _height(item: QLayoutItem, width: int) -> int:
    wrapped = item.heightForWidth(width) if item.hasHeightForWidth() else -1
    return max(wrapped, item.sizeHint().height())


def _is_there(item: QLayoutItem) -> bool:
    """Its widget is not hidden, or keeps its room when it is."""
    return not item.isEmpty()


def _expands(item: QLayoutItem) -> bool:
    """By its own policy: a group is not wide because something in it could grow."""
    widget: QWidget | None = item.widget()
    if widget is None:
        return False
    return bool(widget.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal)
