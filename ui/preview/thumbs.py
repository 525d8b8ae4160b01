"""Small pictures of all pages one below the other; a click goes to the page."""

from typing import Final

import pypdfium2
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from piadesk.words import say
from ui.look import theme
from ui.preview.print_job import page_image

_ROOM: Final = 132
"""Pixels: the longer edge of a page."""

_HIGH: Final = _ROOM + 34
"""Of one page with its number and the air around."""

_TOP: Final = 6


class Thumbs(QAbstractScrollArea):
    """Pages are drawn when they are first seen, and kept: each takes 60 KB."""

    asked = Signal(int)
    """The page (1, 2, …) that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: pypdfium2.PdfDocument | None = None
        self._images: dict[int, QImage] = {}
        self._count, self._current = 0, 1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("preview.thumbs"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(_HIGH // 3)

    def show_document(self, document: pypdfium2.PdfDocument | None) -> None:
        """Show the pages of this document, which stays open until another or None is given."""
        self._images.clear()
        self._document = document
        self._count = len(document) if document is not None else 0
        self._set_range()
        self.viewport().update()

    def show_page(self, page: int) -> None:
        """Mark the page (1, 2, …) that is in view, and bring it into view here."""
        if page == self._current:
            return
        self._current = page
        top, bar = (page - 1) * _HIGH, self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - _HIGH:
            bar.setValue(top - (self.viewport().height() - _HIGH) // 2)
        self.viewport().update()

    def _set_range(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setRange(0, max(0, self._count * _HIGH + _TOP - high))

    def _image(self, index: int) -> QImage:
        assert self._document is not None
        if index not in self._images:
            page, ratio = self._document[index], self.devicePixelRatioF()
            self._images[index] = page_image(page, _ROOM * ratio / max(page.get_size()))
            self._images[index].setDevicePixelRatio(ratio)
        return self._images[index]

    # ---- what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_range()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.LABEL)
        top, wide = self.verticalScrollBar().value(), self.viewport().width()
        last = min(self._count, (top + self.viewport().height()) // _HIGH + 1)
        for index in range(max(0, top // _HIGH), last):
            band = QRect(0, index * _HIGH - top + _TOP, wide, _HIGH)
            image = self._image(index)
            size = image.deviceIndependentSize().toSize()
            place = QRect((wide - size.width()) // 2, band.top(), size.width(), size.height())
            painter.drawImage(place, image)
            is_current = index + 1 == self._current
            painter.setPen(theme.FOCUS if is_current else theme.EDGE)
            for inset in range(2 if is_current else 1):
                painter.drawRect(place.adjusted(-1 - inset, -1 - inset, inset, inset))
            painter.setPen(theme.INK)
            number_place = QRect(0, place.bottom() + 4, wide, 20)
            painter.drawText(number_place, int(Qt.AlignmentFlag.AlignHCenter), str(index + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = (int(event.position().y()) + self.verticalScrollBar().value() - _TOP) // _HIGH
        if 0 <= index < self._count:
            self.asked.emit(index + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.asked.emit(max(1, min(self._current + steps[Qt.Key(event.key())], self._count)))
        else:
            super().keyPressEvent(event)
