"""The pages of a PDF as pictures; what belongs to the line in view is lit up on them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from piadesk.errors import SourceError
from piadesk.foreign.page_pictures import pages_apart
from piadesk.foreign.reading import Reading
from piadesk.intake.pdf.picture import PagePicture
from piadesk.intake.report import Report
from piadesk.words import say, tell
from ui.importing.source_view import box_of, drag_words, words_of
from ui.look.colours import Scheme, value
from ui.look.plain_text import Label, set_tip

_WIDTH: Final = 1_200
"""Points of a picture: enough for the smallest print at 150 %."""

_AHEAD: Final = (0, 1, 2, -1)
"""Which pages are drawn at a time, seen from the one in view."""

_MOST_KEPT: Final = 8

_LOOK_EVERY: Final = 50
"""Milliseconds between two looks whether a page is drawn."""

_A4: Final = 297 / 210

_LIT: Final = value("current_words", Scheme.LIGHT)
"""A page is white paper in each scheme of colours: a dark ground would hide its letters."""


class SourcePages(QWidget):
    """One page at a time; pages are drawn by another process, the next one beforehand."""

    picked = Signal(int)
    """The passage that the clerk clicked on."""

    def __init__(self, report: Report, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._report = report
        self._path = path
        self._pictures: dict[int, QImage] = {}
        self._reading: Reading[list[PagePicture]] | None = None
        self._asked: list[int] = []
        self.number = 1
        pages = [
            passage.where.number for passage in report.passages if passage.where.kind == "page"
        ]
        self.count = max(pages, default=1)
        self.canvas = _Canvas(self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(say("import.source"))
        self._area.setWidget(self.canvas)
        self._title = Label("", self)
        self.back = QPushButton(say("import.page_back"), self)
        self.next = QPushButton(say("import.page_next"), self)
        line = QHBoxLayout()
        for button, by in ((self.back, -1), (self.next, 1)):
            button.setProperty("role", "act")
            button.clicked.connect(lambda _=False, step=by: self.show_page(self.number + step))
            line.addWidget(button)
        line.addWidget(self._title, 1)
        self.larger = QPushButton(say("import.page_larger"), self)
        self.larger.setProperty("role", "act")
        self.larger.setCheckable(True)
        self.larger.toggled.connect(self._enlarge)
        line.addWidget(self.larger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self._area, 1)
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._take_pages)
        self.show_page(1)

    def show_page(self, number: int) -> None:
        """Show the page of that number, from 1."""
        self.number = max(1, min(number, self.count))
        self._title.setText(say("import.page_of", number=self.number, count=self.count))
        self.back.setEnabled(self.number > 1)
        self.next.setEnabled(self.number < self.count)
        self._area.verticalScrollBar().setValue(0)
        self._draw()
        self.canvas.update()

    def show_passages(self, passages: Sequence[int], near: Sequence[int] = ()) -> None:
        """Turn to the page of these and light them up; they are chosen. For none, turn to where
        ``near`` stands."""
        self.canvas.chosen, self.canvas.by_hand = {*passages}, set()
        places = [self._report.passages[number] for number in passages or near]
        places = [place for place in places if place.where.kind == "page"]
        if places:
            first = min(places, key=lambda passage: passage.id)
            if first.where.number != self.number:
                self.show_page(first.where.number)
            if box := box_of(first):
                left, top = (
                    round(box[0] * self.canvas.width()),
                    round(box[1] * self.canvas.height()),
                )
                self._area.ensureVisible(left, top, 24, self._area.height() // 3)
        self.canvas.update()

    def _enlarge(self, is_larger: bool) -> None:
        """Twice as wide as there is room, or as wide."""
        self.canvas.setMinimumWidth(2 * self._area.viewport().width() if is_larger else 0)
        self.canvas.resize(self.canvas.minimumWidth(), self.canvas.height())
        self._area.updateGeometry()
        QTimer.singleShot(0, self, lambda: self.show_passages(tuple(self.canvas.chosen)))

    def chosen_words(self) -> str:
        """The words of the passages that are lit up."""
        return words_of(self._report, [*self.canvas.chosen], self.canvas.by_hand)

    def words_at(self, number: int) -> str:
        """What is dragged by that passage: all that is lit up with it, else itself alone."""
        if number in self.canvas.chosen:
            return self.chosen_words()
        return words_of(self._report, [number], [number])

    def picture(self) -> QImage | None:
        """The page in view, None until it is drawn."""
        return self._pictures.get(self.number)

    def is_printed(self, number: int) -> bool:
        """Whether a passage is of the form or the page, and no words of the writer's."""
        return self._report.passages[number].use not in ("answer", "left_over")

    def boxes(self) -> list[tuple[int, tuple[float, float, float, float]]]:
        """The passages of the page in view with the parts of it that they stand in."""
        here = (passage for passage in self._report.passages if passage.where.number == self.number)
        return [(one.id, box) for one in here if (box := box_of(one))]

    def _draw(self) -> None:
        """Ask for the page in view and its neighbours, unless they are there."""
        near = (self.number + step for step in _AHEAD)
        wanted = [page for page in near if 1 <= page <= self.count and page not in self._pictures]
        if not wanted or self._reading is not None:
            return
        try:
            self._reading = pages_apart(self._path, wanted, _WIDTH)
        except SourceError as fault:
            self.canvas.words = tell(fault)
            return
        self._asked = wanted
        self._look.start()

    def _take_pages(self) -> None:
        if self._reading is None or not self._reading.is_over():
            return
        self._look.stop()
        reading, self._reading = self._reading, None
        try:
            pictures = reading.result()
        except SourceError as fault:
            self.canvas.words = tell(fault)
        else:
            for number, picture in zip(self._asked, pictures, strict=False):
                self._pictures[number] = _image(picture)
            self._forget_far()
            if self.number not in self._pictures and self.number not in self._asked:
                self._draw()
        self.canvas.updateGeometry()
        self.canvas.update()

    def _forget_far(self) -> None:
        """A page takes some megabytes: the ones that are farthest go."""
        by_distance = sorted(self._pictures, key=lambda number: abs(number - self.number))
        for number in by_distance[_MOST_KEPT:]:
            del self._pictures[number]

    def close_down(self) -> None:
        """Nobody looks any more."""
        self._look.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None


class _Canvas(QWidget):
    """The page as wide as there is room; a click chooses the passage below it, with Ctrl more."""

    def __init__(self, pages: SourcePages) -> None:
        super().__init__(pages)
        self._pages = pages
        self.chosen: set[int] = set()
        self.by_hand: set[int] = set()
        """Those of them that the clerk has chosen with Ctrl."""
        self.words = say("import.drawing")
        self._pressed: QPointF | None = None
        self._held: int | None = None
        """The passage that the mouse holds, until it is dragged or let go."""
        self.setAccessibleName(say("import.source"))
        set_tip(self, say("import.page_tip"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._page_rect().toRect().height())

    def sizeHint(self) -> QSize:
        return QSize(400, round(400 * _A4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self._page_rect()
        painter.fillRect(room, QColor("white"))
        image = self._pages.picture()
        if image is None:
            painter.setPen(value("ink", Scheme.LIGHT))
            painter.drawText(room.adjusted(24, 24, -24, 0), Qt.TextFlag.TextWordWrap, self.words)
            return
        if round(room.height()) != self.minimumHeight():
            self.setMinimumHeight(round(room.height()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(room, image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for number, box in self._pages.boxes():
            if number in self.chosen:
                painter.fillRect(self._on_page(box), _LIT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing else moves yet: the words may be dragged to a line that is in view."""
        self._pressed = event.position()
        self._held = self._passage_at(event.position())
        if self._held is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.chosen ^= {self._held}
            self.by_hand ^= {self._held}
            self._held = None
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = QApplication.startDragDistance()
        if self._pressed is None or self._held is None:
            return
        if (event.position() - self._pressed).manhattanLength() >= far:
            number, self._held = self._held, None
            drag_words(self._pages.words_at(number), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number, self._held = self._held, None
        if number is not None and number not in self.chosen:
            self.chosen, self.by_hand = {number}, set()
            self.update()
            self._pages.picked.emit(number)

    def _passage_at(self, place: QPointF) -> int | None:
        """The smallest passage below the mouse; of several in one box an answer, or what is left
        over, before the label beside it."""
        below = [
            (rect.width() * rect.height(), self._pages.is_printed(number), number)
            for number, box in self._pages.boxes()
            if (rect := self._on_page(box)).contains(place)
        ]
        return min(below)[2] if below else None

    def _page_rect(self) -> QRectF:
        image = self._pages.picture()
        slant = image.height() / image.width() if image is not None else _A4
        return QRectF(0, 0, self.width(), self.width() * slant)

    def _on_page(self, box: tuple[float, float, float, float]) -> QRectF:
        room = self._page_rect()
        left, top, right, bottom = box
        wide, high = room.width(), room.height()
        return QRectF(left * wide, top * high, (right - left) * wide, (bottom - top) * high)


def _image(picture: PagePicture) -> QImage:
    width, height, points = picture
    return QImage(points, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
