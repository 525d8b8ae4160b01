"""Of several lines that tell and offer something one is seen at a time: together they would take a
quarter of a low window from the page. What can be done comes before what is only told, and of each
the newest first."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout

from ui.messages.offer_bar import OfferBar


class OneOffer(QObject):
    """Watches the column of the panels; a line that is put away makes room for the one before."""

    def __init__(self, column: QVBoxLayout) -> None:
        panels = column.parentWidget()
        assert panels is not None
        super().__init__(panels)
        self._column = column
        self._panels = panels
        panels.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Asked again by what it changes, until nothing is left to be changed."""
        waiting = [bar for bar in self._bars() if bar.is_open]
        waiting.sort(key=lambda bar: bar.offers)
        for bar in waiting[:-1]:
            bar.setVisible(False)
        if waiting:
            waiting[-1].tell_behind(len(waiting) - 1)
            waiting[-1].setVisible(True)

    def _bars(self) -> list[OfferBar]:
        """From the top. Not by the items of the layout: see docs/qt-ownership.md."""
        bars = [
            bar for bar in self._panels.findChildren(OfferBar) if self._column.indexOf(bar) >= 0
        ]
        return sorted(bars, key=self._column.indexOf)
