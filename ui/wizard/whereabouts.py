"""The line above the page that says where on it one is: section, heading, entry."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from piadesk.sheets.positions import Names
from piadesk.words import say
from ui.desk.page_places import Place
from ui.look.plain_text import Label
from ui.look.style import apply_style
from ui.wizard.review import page_name
from ui.wizard.section_page import SectionPage

_MIN_WINDOW: Final = 560
"""Height of a window that has room for it, in pixels: at 150 % a text would lose a line of its
own."""


class Whereabouts(Label):
    """Follows the page as it scrolls; too long a name loses its middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setProperty("role", "whereabouts")
        self._words = ""
        self._page: SectionPage | None = None
        apply_style(self, "panes")
        self.hide()

    def follow(self, page: SectionPage | None) -> None:
        """Say where that page is; None where there is none to say."""
        self.setVisible(page is not None and self.window().height() >= _MIN_WINDOW)
        if page is not None:
            # Not by way of a function that holds the page: it would keep the page that it hangs on.
            page.scrolled.connect(self._scrolled)
            self._show(page)
        self._page = page

    def text_whole(self) -> str:
        """The words, however many of them are seen."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _scrolled(self) -> None:
        if self._page is not None:
            self._show(self._page)

    def _show(self, page: SectionPage) -> None:
        words = say("wizard.between").join(_steps(page))
        if words != self._words:
            self._words = words
            self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width() - 32
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._words, middle, max(60, room)))


def _steps(page: SectionPage) -> Iterator[str]:
    form, names = page.form, Names(page.form, page.sheet)
    yield page_name(form, names, Place(page.section.id, page.rows))
    heading, entries = page.at_top()
    if heading:
        yield form.by_id[heading].title
    for entry in entries:
        yield names.row_title(entry)
