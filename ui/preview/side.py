"""Beside the pages of the preview: what is on which page (目次), and small pictures of them."""

from typing import Final, NamedTuple

import pypdfium2
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QListWidget, QTabWidget, QWidget

from piadesk.words import say
from ui.preview.thumbs import Thumbs

_WIDE: Final = 236


class SideLine(NamedTuple):
    """A part, heading or entry: on which page (1, 2, …), so many points below its upper edge."""

    title: str
    level: int
    page: int
    top: float


class PreviewSide(QTabWidget):
    """目次 by the bookmarks of the file, and the pages."""

    asked = Signal(int, float)
    """A page (1, 2, …), and how many points below its upper edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[SideLine] = []
        self.contents = QListWidget(self)
        self.contents.setObjectName("lines")
        self.contents.setAccessibleName(say("preview.contents"))
        self.contents.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.clicked.connect(self._ask_line)
        self.contents.activated.connect(self._ask_line)
        self.thumbs = Thumbs(self)
        self.thumbs.asked.connect(lambda page: self.asked.emit(page, 0.0))
        self.addTab(self.contents, say("preview.contents"))
        self.addTab(self.thumbs, say("preview.thumbs"))
        self.setDocumentMode(True)
        self.setMinimumWidth(120)
        self.resize(_WIDE, self.height())

    def show_document(self, document: pypdfium2.PdfDocument | None) -> None:
        """Show what this document holds; None empties."""
        self.thumbs.show_document(document)
        self.lines = contents_of(document) if document is not None else []
        self.contents.clear()
        for line in self.lines:
            self.contents.addItem("　" * line.level + line.title)
        self.setTabEnabled(0, bool(self.lines))

    def show_page(self, page: int) -> None:
        """The page (1, 2, …) in view."""
        self.thumbs.show_page(page)
        current = self.contents.currentRow()
        if not (0 <= current < len(self.lines) and self.lines[current].page == page):
            here = [n for n, line in enumerate(self.lines) if line.page == page]
            before = [n for n, line in enumerate(self.lines) if line.page < page]
            self.contents.setCurrentRow(here[0] if here else before[-1] if before else -1)

    def _ask_line(self, index: QModelIndex) -> None:
        line = self.lines[index.row()]
        self.asked.emit(line.page, line.top)


def contents_of(document: pypdfium2.PdfDocument) -> list[SideLine]:
    """The bookmarks of a document, in its order."""
    lines = []
    for mark in document.get_toc():
        target = mark.get_dest()
        index = target.get_index() if target is not None else None
        if target is None or index is None:
            continue
        _, view = target.get_view()
        height = document.get_page_size(index)[1]
        top = height - view[1] if len(view) > 1 else 0.0
        lines.append(SideLine(mark.get_title(), mark.level, index + 1, max(0.0, top)))
    return lines
