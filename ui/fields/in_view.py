"""Keeps something in view while the page is still finding its heights."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QWidget

_SETTLED: Final = 500
"""Milliseconds without another height; each level of nesting takes one round of events to hand its
height on."""

_ROUNDS: Final = 4
"""How often that is waited for at most: by then the clerk is at work there."""


_AIR: Final = 8
"""Pixels between what is shown and the edge of the page."""


def keep_in_view(area: QScrollArea, show: Callable[[], None]) -> None:
    """Call ``show``, which scrolls, now and whenever the height of the page changes for a while."""
    _Keeper(area, show)


def show_whole(area: QScrollArea, widget: QWidget) -> None:
    """Scroll so far that ``widget`` is wholly seen, with some air; of one that is higher than the
    area, the line of its cursor."""
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(widget):
        return
    if widget.height() + 2 * _AIR <= area.viewport().height():
        # Not ensureWidgetVisible: of a text it shows the line of the cursor alone.
        middle = widget.mapTo(inside, widget.rect().center()).y()
        area.ensureVisible(0, middle, 0, widget.height() // 2 + _AIR)
    elif isinstance(widget, QPlainTextEdit):
        line = widget.viewport().mapTo(inside, widget.cursorRect().center())
        area.ensureVisible(0, line.y(), 0, widget.cursorRect().height() + _AIR)


def show_top(area: QScrollArea, widget: QWidget) -> None:
    """Scroll so far that ``widget`` begins at the top, with some air."""
    inside = area.widget()
    if inside is not None and inside.isAncestorOf(widget):
        area.verticalScrollBar().setValue(widget.mapTo(inside, QPoint(0, 0)).y() - _AIR)


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area that a widget stands in."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


class _Keeper(QObject):
    """By rounds and not by the clock alone: where the terminal is busy the time is over before the
    first height is known."""

    def __init__(self, area: QScrollArea, show: Callable[[], None]) -> None:
        super().__init__(area)
        self._show = show
        area.verticalScrollBar().rangeChanged.connect(self._again)
        self._height, self._rounds = -1, 0
        self._rest = QTimer(self, singleShot=True, interval=_SETTLED)
        self._rest.timeout.connect(self._settle)
        self._rest.start()
        show()

    def _again(self) -> None:
        self._show()

    def _settle(self) -> None:
        # Asked for anew: the bar may be gone while its area is just going.
        area = self.parent()
        height = area.verticalScrollBar().maximum() if isinstance(area, QScrollArea) else None
        self._rounds += 1
        if height in (None, self._height) or self._rounds == _ROUNDS:
            self.deleteLater()
            return
        self._height = height
        self._rest.start()
