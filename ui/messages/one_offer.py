"""Of several lines that tell and offer something one is seen at a time: together they would take a
quarter of a low window from the page. Where a low window shows a panel of the page itself, they
wait until another page is in view. What can be done comes before what is only told, and of each the
newest first."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.messages.offer_bar import OfferBar

_LOW_WINDOW: Final = 560
"""Pixels: at 150 % of a screen of 768 a table below both would show two of its rows."""

_DIRECT: Final = Qt.FindChildOption.FindDirectChildrenOnly


class OneOffer(QObject):
    """Watches the column of the panels; a line that is put away makes room for the one before."""

    def __init__(self, column: QVBoxLayout) -> None:
        panels = column.parentWidget()
        assert panels is not None
        super().__init__(panels)
        self._column = column
        self._panels = panels
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._arrange)
        panels.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        elif event.type() == QEvent.Type.Resize:
            self._soon.start()  # when all sizes are handed out
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Asked again by what it changes, until nothing is left to be changed."""
        waiting = [bar for bar in self._bars() if bar.is_open]
        waiting.sort(key=lambda bar: bar.offers)
        for bar in waiting[:-1]:
            bar.setVisible(False)
        if waiting:
            waiting[-1].tell_behind(len(waiting) - 1)
            waiting[-1].setVisible(self._has_room())

    def _has_room(self) -> bool:
        panels = self._panels.findChildren(QWidget, options=_DIRECT)
        alone = (one for one in panels if not isinstance(one, OfferBar) and not one.isHidden())
        is_low = self._panels.window().height() < _LOW_WINDOW
        return not (is_low and any(self._column.indexOf(one) >= 0 for one in alone))

    def _bars(self) -> list[OfferBar]:
        """From the top. Not by the items of the layout: see docs/qt-ownership.md."""
        bars = [
            bar for bar in self._panels.findChildren(OfferBar) if self._column.indexOf(bar) >= 0
        ]
        return sorted(bars, key=self._column.indexOf)
