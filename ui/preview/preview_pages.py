"""The pages of a PDF one below the other, drawn only where they can be seen."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

import pypdfium2
from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from piadesk.printing.layout.answer_places import AnswerPlace
from piadesk.words import say
from ui.look import on_paper as theme
from ui.look.plain_text import set_tip
from ui.preview.page_words import Box, Hit, PageWords
from ui.preview.print_job import POINTS_PER_INCH, page_image

FIT_WIDTH: Final = "width"
FIT_PAGE: Final = "page"
STEPS: Final = (50, 75, 100, 125, 150, 200, 250, 300)
"""Zoom in percent; 100 shows a page as large as it is on paper."""

_SCREEN_DOTS: Final = 96
_GAP: Final = 14
_KEPT: Final = 4
"""Pictures of pages that are kept: an A4 page at 300 % takes 30 MB."""

_HIT, _CURRENT_HIT = QColor(255, 214, 64, 110), QColor(255, 140, 0, 130)
_GROUND, _EDGE, _PAPER = QColor("#7d8894"), QColor("#4a5561"), QColor("#ffffff")


class PreviewPages(QAbstractScrollArea):
    """Shows a PDF. Keys: PageUp and PageDown, Home and End, + and -."""

    moved = Signal(int, int)
    """The page in view (1, 2, …), and how many there are."""

    zoomed = Signal()

    chosen = Signal(object)
    """The `Address` of the answer that was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._document: pypdfium2.PdfDocument | None = None
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[int] = []
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._zoom: str | int = FIT_WIDTH
        self._places: Sequence[Sequence[AnswerPlace]] = ()
        self._pointed: tuple[int, AnswerPlace] | None = None
        self._words: PageWords | None = None
        self.hits: list[Hit] = []
        self.current_hit = -1
        self.viewport().setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("preview.pages"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    # ---- what is shown

    @property
    def document(self) -> pypdfium2.PdfDocument | None:
        """What is shown; None for nothing."""
        return self._document

    def show_pdf(self, content: bytes, places: Sequence[Sequence[AnswerPlace]] = ()) -> None:
        """Show this PDF, at the page that was in view; ``places`` of each page can be clicked."""
        page = self.page()
        self.close_pdf()
        self._places = places
        self._document = pypdfium2.PdfDocument(content)
        count = len(self._document)
        self._sizes = [self._document.get_page_size(index) for index in range(count)]
        self._arrange()
        self.go_to(min(page, count))
        self._tell_page()
        self.viewport().update()

    def close_pdf(self) -> None:
        """Show nothing, and give the memory back."""
        self._images.clear()
        self._sizes, self._tops = [], []
        self._places, self._pointed = (), None
        self._words, self.hits, self.current_hit = None, [], -1
        if self._document is not None:
            self._document.close()
            self._document = None

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page(self) -> int:
        """The page in view: 1, 2, …; the one that crosses the upper third of the window."""
        if not self._tops:
            return 1
        eye = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(1, bisect_right(self._tops, eye))

    def go_to(self, page: int) -> None:
        """Bring the top of a page (1, 2, …) into view."""
        if self._tops:
            index = max(1, min(page, self.count())) - 1
            self.verticalScrollBar().setValue(self._tops[index] - _GAP // 2)

    def go_to_point(self, page: int, top: float) -> None:
        """Bring what stands ``top`` points below the upper edge of a page into view."""
        if self._tops:
            index = max(1, min(page, self.count())) - 1
            down = round(top * self._scale(index))
            self.verticalScrollBar().setValue(self._tops[index] + down - _GAP // 2)

    # ---- words that are looked for

    def look_for(self, words: str) -> None:
        """Tint every place of ``words``, and show the first at or behind the page in view."""
        if self._document is None:
            return
        self._words = self._words or PageWords(self._document)
        self.hits = self._words.find(words)
        behind = [n for n, hit in enumerate(self.hits) if hit.page + 1 >= self.page()]
        self.current_hit = (behind[0] if behind else 0) if self.hits else -1
        self._show_hit()

    def turn_hit(self, by: int) -> None:
        """Go to the next place (1) or the last one (-1), round and round."""
        if self.hits:
            self.current_hit = (self.current_hit + by) % len(self.hits)
        self._show_hit()

    def _show_hit(self) -> None:
        if self.hits and (hit := self.hits[self.current_hit]).boxes:
            place = self._on_screen(hit.page, hit.boxes[0])
            high = self.viewport().height()
            if place.top() < 0 or place.bottom() > high:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + round(place.top()) - high // 3)
        self.viewport().update()

    # ---- zoom

    def zoom(self) -> str | int:
        """`FIT_WIDTH`, `FIT_PAGE` or a number of percent."""
        return self._zoom

    def set_zoom(self, zoom: str | int) -> None:
        """Show larger or smaller; the page in view stays."""
        page = self.page()
        self._zoom = zoom
        self._images.clear()
        self._arrange()
        self.go_to(page)
        self.viewport().update()
        self.zoomed.emit()

    def percent(self) -> int:
        """The zoom in percent, of the page in view where it is fitted."""
        return round(self._scale(self.page() - 1) * POINTS_PER_INCH / _SCREEN_DOTS * 100)

    def step_zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        now = self.percent()
        steps = [step for step in STEPS if (step > now if by > 0 else step < now)]
        if steps:
            self.set_zoom(steps[0] if by > 0 else steps[-1])

    def _scale(self, index: int) -> float:
        """Pixels per point for page ``index`` (0, 1, …)."""
        if isinstance(self._zoom, int):
            return self._zoom / 100 * _SCREEN_DOTS / POINTS_PER_INCH
        if not self._sizes:
            return 1.0
        # Each page by itself: a lying one among them must not make the upright ones small.
        width, height = self._sizes[index]
        fit = (self.viewport().width() - 2 * _GAP) / width
        if self._zoom == FIT_PAGE:
            fit = min(fit, (self.viewport().height() - 2 * _GAP) / height)
        return max(0.1, fit)

    # ---- where things are

    def _arrange(self) -> None:
        heights = [self._size(index)[1] + _GAP for index in range(self.count())]
        self._tops = list(accumulate(heights, initial=_GAP))[: self.count()]
        whole = sum(heights) + _GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(self.viewport().height())
        down.setRange(0, max(0, whole - self.viewport().height()))
        widest = max((self._size(index)[0] for index in range(self.count())), default=0) + 2 * _GAP
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(0, widest - self.viewport().width()))
        across.setValue(across.maximum() // 2)

    def _size(self, index: int) -> tuple[int, int]:
        width, height = self._sizes[index]
        scale = self._scale(index)
        return round(width * scale), round(height * scale)

    def _seen(self) -> Iterator[tuple[int, QRect]]:
        """The pages that the window shows, and where."""
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        for index in range(first, self.count()):
            width, height = self._size(index)
            y = self._tops[index] - top
            if y > self.viewport().height():
                return
            left = max(_GAP, (self.viewport().width() - width) // 2)
            yield index, QRect(left - self.horizontalScrollBar().value(), y, width, height)

    def _image(self, index: int) -> QImage:
        assert self._document is not None
        scale = self._scale(index) * self.devicePixelRatioF()
        if (index, scale) not in self._images:
            self._images[index, scale] = page_image(self._document[index], scale)
            while len(self._images) > _KEPT:
                self._images.popitem(last=False)
        self._images.move_to_end((index, scale))
        return self._images[index, scale]

    def _on_screen(self, index: int, box: Box) -> QRectF:
        """A box on page ``index`` (0, 1, …), in pixels of what is seen."""
        scale = self._scale(index)
        width, _ = self._size(index)
        left = max(_GAP, (self.viewport().width() - width) // 2)
        left -= self.horizontalScrollBar().value()
        top = self._tops[index] - self.verticalScrollBar().value()
        x, y, right, bottom = (part * scale for part in box)
        return QRectF(left + x, top + y, right - x, bottom - y)

    def _answer_at(self, point: QPoint) -> tuple[int, AnswerPlace] | None:
        """On which page (0, 1, …) what answer stands there."""
        for index, place in self._seen():
            if place.contains(point) and index < len(self._places):
                scale = self._scale(index)
                x, y = (point.x() - place.left()) / scale, (point.y() - place.top()) / scale
                answer = next((one for one in self._places[index] if one.holds(x, y)), None)
                return (index, answer) if answer is not None else None
        return None

    def _point_at(self, pointed: tuple[int, AnswerPlace] | None) -> None:
        if pointed != self._pointed:
            self._pointed = pointed
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand if pointed else arrow)
            set_tip(self.viewport(), say("preview.go_tip") if pointed else "")
            self.viewport().update()

    def _tell_page(self) -> None:
        self.moved.emit(self.page(), self.count())

    # ---- what Qt calls

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), _GROUND)
        for index, place in self._seen():
            painter.fillRect(place, _PAPER)
            painter.drawImage(place, self._image(index))
            painter.setPen(_EDGE)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
            self._paint_hits(painter, index)
        if self._pointed is not None:
            index, answer = self._pointed
            painter.setPen(QPen(theme.FOCUS, 2))
            painter.drawRect(self._on_screen(index, answer[:4]).adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme.FOCUS, 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_hits(self, painter: QPainter, index: int) -> None:
        for number, hit in enumerate(self.hits):
            if hit.page == index:
                for box in hit.boxes:
                    tint = _CURRENT_HIT if number == self.current_hit else _HIT
                    painter.fillRect(self._on_screen(index, box), tint)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._answer_at(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pointed = self._answer_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and pointed is not None:
            self.chosen.emit(pointed[1].address)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        page = self.page()
        self._arrange()
        if not isinstance(self._zoom, int):
            self.go_to(page)
            self.zoomed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        keys = Qt.Key
        if key in (keys.Key_Plus, keys.Key_Semicolon, keys.Key_Minus):
            self.step_zoom(-1 if key == keys.Key_Minus else 1)
        elif key in (keys.Key_Home, keys.Key_End):
            bar.setValue(0 if key == keys.Key_Home else bar.maximum())
        elif key in (keys.Key_PageUp, keys.Key_PageDown) and self._zoom == FIT_PAGE:
            self.go_to(self.page() + (1 if key == keys.Key_PageDown else -1))
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
