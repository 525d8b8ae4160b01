"""The title of the page, always in view; beside it heading and entry that are seen at the top."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from piadesk.sheets.positions import Names
from piadesk.words import say
from ui.desk.page_places import PagePlace
from ui.look import theme
from ui.look.announcing import announce
from ui.look.zoom import scaled
from ui.wizard.review import page_name
from ui.wizard.section_page import SectionPage

_LOW_WINDOW: Final = 560
"""Height of a window, in pixels, below which the title is a smaller one: at 150 % a text would
lose a line of its own."""

_EDGE: Final = 2 * theme.GRID
_SHARE: Final = 0.6
"""Of the width, at most, for the title while there is something beside it."""


class Whereabouts(QWidget):
    """Follows the page as it scrolls; too long a name loses its middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title, self._inside = "", ""
        self._page: SectionPage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def follow(self, page: SectionPage | None) -> None:
        """Say where that page is; None where there is none to say."""
        self.setVisible(page is not None)
        if page is not None:
            # Not by way of a function that holds the page: it would keep the page that it hangs on.
            page.scrolled.connect(self._scrolled)
            self._show(page)
        self._page = page
        announce(self, self._title)

    def text_whole(self) -> str:
        """The words, however many of them are seen."""
        return say("wizard.between").join(filter(None, (self._title, self._inside)))

    def sizeHint(self) -> QSize:
        return QSize(200, self._title_font().pixelSize() + 3 * theme.GRID - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.PAPER)
        painter.setPen(theme.RULE)
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        room = self.rect().adjusted(_EDGE, 0, -_EDGE, -1)
        painter.setPen(theme.TITLE)
        painter.setFont(self._title_font())
        max_width = room.width() * (_SHARE if self._inside else 1.0)
        room.setLeft(_draw(painter, room, self._title, round(max_width)) + _EDGE)
        small = QFont(self.font())
        small.setPixelSize(scaled(theme.SMALL))
        painter.setFont(small)
        painter.setPen(theme.FAINT)
        _draw(painter, room, self._inside, room.width())

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        is_low = self.window().height() < _LOW_WINDOW
        font.setPixelSize(scaled(theme.SMALL if is_low else theme.LARGE))
        font.setBold(True)
        return font

    def _scrolled(self) -> None:
        if self._page is not None:
            self._show(self._page)

    def _show(self, page: SectionPage) -> None:
        names = Names(page.form, page.sheet)
        title = page_name(page.form, names, PagePlace(page.section.id, page.rows))
        inside = say("wizard.between").join(_inside(page, names))
        if (title, inside) != (self._title, self._inside):
            self._title, self._inside = title, inside
            self.setAccessibleName(self.text_whole())
            self.update()


def _draw(painter: QPainter, room: QRect, words: str, max_width: int) -> int:
    """Draw words at the left of ``room``, no wider than ``max_width``; where they end."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, max(0, max_width))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return room.left() + metrics.horizontalAdvance(shown)


def _inside(page: SectionPage, names: Names) -> Iterator[str]:
    heading, entries = page.at_top()
    if heading:
        yield page.form.by_id[heading].title
    for entry in entries:
        yield names.row_title(entry)
