"""Items one below the other as the form prints them: a section's, or those of one entry.

Label column at the left with number, ※ and 任意, the field at the right; headings and bands as
shaded rows, with the ○-marks of a heading at its right end. Repeats nest through their own field.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from piadesk import definition as d
from piadesk.sheet import Address
from piadesk.words import say
from ui.fields.base import Page

LABEL_WIDTH: Final = 216
GROUP_WIDTH: Final = 66
_BESIDE_WIDTH: Final = 100


class ItemList(QWidget):
    """The given items of one block; ``rows`` are the ids of the entries passed on the way to it."""

    def __init__(
        self, page: Page, items: Iterable[d.AnyItem], rows: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._rows = rows
        self._column = _column(self)
        self._heading: QHBoxLayout | None = None
        self._line: QHBoxLayout | None = None
        self._group = ""
        self._group_column: QVBoxLayout | None = None
        for item in items:
            self._add(item)

    def _add(self, item: d.AnyItem) -> None:
        if item.group != self._group:
            self._begin_group(item.group)
        if isinstance(item, d.Heading | d.Band):
            self._add_title(item, "heading" if isinstance(item, d.Heading) else "band")
        elif item.place == "in_heading" and self._heading is not None:
            self._heading.addWidget(self._page.build(item, Address(self._rows, item.id), self))
        elif isinstance(item, d.Rows):
            self._add_whole(item)
        elif item.place == "under":
            if not isinstance(item, d.Constant) and item.label != self._section_title(item):
                self._add_title(item, "heading" if item.number and not item.level else "label_row")
            self._add_whole(item)
        elif item.beside and self._line is not None:
            self._fill(self._line, item)
        else:
            self._add_row(item)

    def _section_title(self, item: d.AnyItem) -> str:
        """An item that is its whole section (しきい値判断結果) is not named twice."""
        return self._page.form.section_of[item.id].title

    def _begin_group(self, label: str) -> None:
        """The merged left cell that the next rows share (再委託)."""
        self._group, self._group_column = label, None
        if not label:
            return
        frame = _frame("row", self)
        line = _line(frame)
        cell = _label(label, "group", frame)
        cell.setFixedWidth(GROUP_WIDTH)
        line.addWidget(cell)
        inner = QWidget(frame)
        self._group_column = _column(inner)
        line.addWidget(inner, 1)
        self._column.addWidget(frame)

    def _add_title(self, item: d.AnyItem, role: str) -> None:
        frame = _frame(role, self)
        self._heading = _line(frame)
        self._heading.setSpacing(16)
        self._heading.setContentsMargins(0, 0, 10, 0)
        self._heading.addWidget(_label(title_of(item), f"{role}_words", frame), 1)
        self._place(frame)

    def _add_whole(self, item: d.AnyItem) -> None:
        frame = _frame("row", self)
        self._place(frame)
        cell = _frame("cell", frame)
        _column(cell).addWidget(self._page.build(item, Address(self._rows, item.id), cell))
        _line(frame).addWidget(cell)

    def _add_row(self, item: d.AnyItem) -> None:
        frame = _frame("row", self)
        self._line = _line(frame)
        self._place(frame)
        self._fill(self._line, item)

    def _fill(self, line: QHBoxLayout, item: d.AnyItem) -> None:
        frame = line.parentWidget()
        assert frame is not None
        first = line.count() == 0
        if not first and isinstance(item, d.Count):
            line.addWidget(self._cell(item, frame), 1)  # its label is the brackets themselves
            return
        label = _label(title_of(item), "label" if first else "label_beside", frame)
        width = LABEL_WIDTH - (GROUP_WIDTH if self._group else 0)
        label.setFixedWidth(width if first else _BESIDE_WIDTH)
        label.setProperty("level", item.level)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line.addWidget(label)
        line.addWidget(self._cell(item, frame), 1)

    def _cell(self, item: d.AnyItem, frame: QWidget) -> QFrame:
        cell = _frame("cell", frame)
        column = _column(cell)
        column.addWidget(self._page.build(item, Address(self._rows, item.id), cell))
        column.addStretch(1)
        return cell

    def _place(self, frame: QFrame) -> None:
        (self._group_column or self._column).addWidget(frame)


def title_of(item: d.AnyItem) -> str:
    """Number and label as printed, ※ behind it, and 任意 where nothing need be written."""
    title = item.title + (f" {say('item.important')}" if item.important == "printed" else "")
    optional = isinstance(item, d.Answer) and not item.required
    if optional and not isinstance(item, d.Mark):
        title += f" {say('item.optional')}"
    return title


def _frame(role: str, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setProperty("role", role)
    return frame


def _label(text: str, role: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(0)
    return label


def _line(parent: QWidget) -> QHBoxLayout:
    line = QHBoxLayout(parent)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    return line


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
