"""Keeps something in view while the page is still finding its heights."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

_SETTLED: Final = 500
"""Milliseconds; each level of nesting takes one round of events to hand its height on."""


def keep_in_view(area: QScrollArea, show: Callable[[], None]) -> None:
    """Call ``show``, which scrolls, now and whenever the height of the page changes for a while."""
    _Keeper(area, show)


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scroll area that a widget stands in."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


class _Keeper(QObject):
    def __init__(self, area: QScrollArea, show: Callable[[], None]) -> None:
        super().__init__(area)
        self._show = show
        area.verticalScrollBar().rangeChanged.connect(self._again)
        QTimer.singleShot(_SETTLED, self, self.deleteLater)
        show()

    def _again(self) -> None:
        self._show()
