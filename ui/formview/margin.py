"""The margin of 様式ビュー: what is found, noted or changed at a line, as signs; where there is
room also in words, and always as a tip."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter

from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.look import on_paper as theme
from ui.look.colours import Scheme, value
from ui.look.icons import pixmap
from ui.look.theme import SMALL
from ui.look.wrapping import wrap_flags

NARROW: Final = 48
"""Pixels of the margin with signs alone."""

_SIGNS: Final = 2
"""How many of them stand beside each other there."""

_WIDE: Final = 240
_LEAST_PAGE: Final = 520
"""Pixels that the page itself keeps beside a margin with words."""

_SIGN: Final = 16
_GAP: Final = 4

ORDER: Final = ("error", "missing", "warning", "hint", "memo", "basis", "changed")
_INKS: Final = {
    "error": "error_bar",
    "missing": "faint",
    "warning": "warning_bar",
    "hint": "hint_bar",
    "memo": "ink",
    "basis": "ink",
    "changed": "changed",
}


class Mark(NamedTuple):
    """What is to be said of an answer: of which sort, and in words."""

    sort: str
    words: str

    @property
    def line(self) -> str:
        """Sort and words."""
        sort = say(f"formview.sort.{self.sort}")
        return f"{sort}：{self.words}" if self.words else sort


Marks = Mapping[Address, Sequence[Mark]]


def margin_width(width: int) -> int:
    """How much of the pane's width the margin takes."""
    return _WIDE if width - _WIDE >= _LEAST_PAGE else NARROW


def marks_at(marks: Marks, addresses: Sequence[Address]) -> list[Mark]:
    """The marks of all answers on a line, the gravest first; none twice."""
    listed: Iterator[Mark] = (mark for address in addresses for mark in marks.get(address, ()))
    return sorted(dict.fromkeys(listed), key=lambda mark: ORDER.index(mark.sort))


def paint_marks(painter: QPainter, marks: Sequence[Mark], room: QRect) -> None:
    """The signs of the gravest sorts, and in a wide margin the words of all as far as there is
    room."""
    is_narrow = room.width() <= NARROW
    sorts = list(dict.fromkeys(mark.sort for mark in marks))[: _SIGNS if is_narrow else 1]
    for place, sort in enumerate(sorts):
        sign = pixmap(_icon(sort), value(_INKS[sort], Scheme.LIGHT), _SIGN)
        painter.drawPixmap(room.left() + place * (_SIGN + _GAP), room.top(), sign)
    if is_narrow or not marks:
        return
    words = room.adjusted(_SIGN + _GAP, 0, 0, 0)
    small = QFont(painter.font())
    small.setPixelSize(SMALL)
    small.setBold(False)
    painter.setFont(small)
    painter.setPen(theme.INK)
    metrics = painter.fontMetrics()
    for mark in marks:
        lines = max(0, words.height() // metrics.lineSpacing())
        if not lines:
            return
        text = _shortened(mark.line, lines * (words.width() // metrics.horizontalAdvance("漢")))
        flags = wrap_flags(text, words.width())
        painter.drawText(words, flags, text)
        used = metrics.boundingRect(QRect(0, 0, words.width(), words.height()), flags, text)
        words.setTop(words.top() + used.height() + _GAP)


def _icon(sort: str) -> str:
    return {"memo": "memos", "basis": "memo", "changed": "revise"}.get(sort, sort)


def _shortened(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: max(1, letters - 2)] + "…"
