"""Items one below the other as the form prints them: a section's, or those of one entry.

Titles, labels and rules are drawn; only fields are widgets, and only as far down as they have come
near the screen. So a page of a hundred fields opens as fast as one of ten.
"""

import itertools
import time
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address
from ui.aids.terms_tip import terms_tip
from ui.fields.base import Field, Page
from ui.fields.in_view import area_of
from ui.look import theme
from ui.look.frame import paint_frame
from ui.look.plain_text import set_tip
from ui.look.zoom import scaled
from ui.wizard.item_lines import lines_of
from ui.wizard.line_drawing import LineDrawing
from ui.wizard.line_words import paint_group

MOST_WIDE: Final = 1180
"""Pixels of the page at the usual size of letters: some 66 letters a line are still read with ease.
A table takes all there is."""

_AHEAD: Final = 800
"""Pixels below the screen that are built before they are seen, so that Tab finds its way."""

_SLICE, _SEEN_SLICE = 0.003, 0.008
"""Seconds of building at a time, ahead and where it is seen; a keystroke waits no longer."""

_REST_MS: Final = 100
"""Between two slices built ahead: what the clerk does comes first, and keys come fast."""


class ItemList(QWidget):
    """The given items of one block; ``rows`` are the ids of the entries passed on the way to it.

    Those of a section stand in a frame. Fields are built from the top down, never with a gap.
    """

    def __init__(
        self,
        page: Page,
        items: Iterable[d.AnyItem],
        rows: tuple[str, ...],
        parent: QWidget,
        *,
        is_framed: bool = False,
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        items = list(items)
        self.chain = page.form.chain(items[0]) if items else ()
        """The repeats to whose entries ``rows`` lead, one for each."""
        self._page = page
        self._framed = is_framed
        self._lines = [LineDrawing(line) for line in lines_of(page.form, items)]
        self._built = 0
        self._wanted = 0
        self._seen = 0
        self._laid_out_for = 0
        self._high_at: dict[int, int] = {}
        """How high it would be at other widths, until a line changes."""
        self._go_on = QTimer(self, singleShot=True)
        self._go_on.timeout.connect(self._build_slice)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if is_framed and not any(_is_table(item) for item in items):
            self.setMaximumWidth(scaled(MOST_WIDE))

    def build_to(self, item_id: str) -> None:
        """Build the fields down to that of ``item_id``; nothing happens for an item not here."""
        for index, drawn in enumerate(self._lines):
            if any(item.id == item_id for item in drawn.line.items):
                while self._built <= index:
                    self._build_next()
                return

    def top_of(self, item_id: str) -> int | None:
        """Where the line of a title stands, in pixels from the top; None for one not here."""
        return next((line.top for line in self._lines if line.line.heading == item_id), None)

    def title_at(self, y: int) -> str:
        """The id of the heading over what stands ``y`` pixels from the top; "" for none."""
        above = [line.line.heading for line in self._lines if line.line.heading and line.top <= y]
        return above[-1] if above else ""

    # ---- building

    def _build_next(self) -> None:
        drawn = self._lines[self._built]
        self._built += 1
        font = self.font()
        heights = {width: drawn.height_for(width, font) for width in self._high_at}
        for item in drawn.line.items:
            field: Field = self._page.build(item, Address(self.rows, item.id), self)
            drawn.fields.append(field)
        for field in drawn.fields:
            field.show()
        self._lay_out(self._built - 1)
        for width in heights.keys() & self._high_at.keys():
            self._high_at[width] += drawn.height_for(width, font) - heights[width]

    def _build_slice(self) -> None:
        """Build what is wanted next, but not for long."""
        begun = time.monotonic()
        seconds = _SEEN_SLICE if self._is_wanted(self._seen) else _SLICE
        while self._is_wanted(self._wanted) and time.monotonic() - begun < seconds:
            self._build_next()
        self._build_on()

    def _build_on(self) -> None:
        if self._is_wanted(self._wanted):
            self._go_on.start(0 if self._is_wanted(self._seen) else _REST_MS)

    def _is_wanted(self, bottom: int) -> bool:
        return self._built < len(self._lines) and self._lines[self._built].top < bottom

    # ---- layout

    def _lay_out(self, first: int = 0) -> None:
        """Every line from ``first`` on at its place; tells the page when the height changes."""
        before, width, font = self._height(), self.width(), self.font()
        top, has_moved = self._lines[first - 1].bottom if first else 0, False
        for index, drawn in enumerate(self._lines[first:], start=first):
            place = drawn.top, drawn.height
            drawn.top = top
            if index < self._built or self._laid_out_for != width:
                drawn.place(width, font)
            top = drawn.bottom
            has_moved = has_moved or place != (drawn.top, drawn.height)
        if first == 0:
            self._laid_out_for = width
            self._high_at.clear()
        if self._height() != before:
            self.updateGeometry()
        if has_moved:
            self.update()

    def _height(self) -> int:
        return self._lines[-1].bottom if self._lines else 0

    # ---- what Qt calls

    def sizeHint(self) -> QSize:
        return QSize(600, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 40)

    def heightForWidth(self, width: int) -> int:
        width = min(width, self.maximumWidth())
        if width != self._laid_out_for:
            if width not in self._high_at:
                font = self.font()
                self._high_at[width] = sum(line.height_for(width, font) for line in self._lines)
            return self._high_at[width]
        return self._height()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab finds the next field even when it comes faster than the page is built."""
        while next and self._built < len(self._lines):
            self._build_next()
            if any(field.focusProxy() is not None for field in self._lines[self._built - 1].fields):
                break
        return super().focusNextPrevChild(next)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()
        area = area_of(self)  # which has its height only by and by; its page has it already
        screen = ((area and area.parentWidget()) or self.window()).height()
        while self._built < len(self._lines) and self._lines[self._built].top < screen:
            self._build_next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_out()
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            set_tip(self, "" if self.childAt(event.pos()) else self._tip_at(event.pos().y()))
        return super().event(event)

    def _tip_at(self, y: int) -> str:
        """What the words of the scheme mean that are drawn ``y`` pixels from the top."""
        pointed = next((line.line for line in self._lines if line.top <= y < line.bottom), None)
        if pointed is None:
            return ""
        return terms_tip(
            "\n".join((pointed.group, pointed.title, *(item.title for item in pointed.items)))
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl letters grow and shrink, as everywhere; the page stays where it is."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            name = "action-larger" if event.angleDelta().y() > 0 else "action-smaller"
            action = self.window().findChild(QAction, name)
            if action is not None:
                QTimer.singleShot(0, action, action.trigger)  # it builds this page anew
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.PAPER)
        seen = [drawn for drawn in self._lines if drawn.is_in(event.rect())]
        for drawn in seen:
            drawn.paint(painter, self.font(), self.width())
        for label, lines in itertools.groupby(self._lines, key=lambda drawn: drawn.line.group):
            group = list(lines)
            if label and any(drawn.is_in(event.rect()) for drawn in group):
                paint_group(painter, self.font(), label, group[0].top, group[-1].bottom)
        if self._framed:
            paint_frame(painter, self.rect(), theme.EDGE)
        self._seen = max(self._seen, event.rect().bottom())
        self._wanted = self._seen + _AHEAD
        if not self._go_on.isActive():
            self._build_on()


def _is_table(item: d.AnyItem) -> bool:
    return isinstance(item, d.Repeat) and item.layout == "table"
