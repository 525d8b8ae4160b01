"""Words looked for on the pages of a PDF: wherever the paper broke them, and however they are
spelt."""

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2

from piadesk.texts.folding import Folded, fold, folded

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points, from the upper left corner of a page."""


class Hit(NamedTuple):
    """One place where the words stand: on page 0, 1, …, in a box for each line."""

    page: int
    boxes: tuple[Box, ...]


class PageWords:
    """The words of a document; each page is read once, when it is first searched."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._texts: dict[int, tuple[pypdfium2.PdfTextPage, Folded]] = {}

    def find(self, words: str) -> list[Hit]:
        """Every place of ``words`` in page order; none for blank ones."""
        wanted = fold(words).lower()
        if not wanted:
            return []
        return [hit for page in range(len(self._document)) for hit in self._on_page(page, wanted)]

    def _on_page(self, page: int, wanted: str) -> Iterator[Hit]:
        textpage, text = self._text(page)
        read = text.text.lower()
        start = read.find(wanted)
        while start >= 0:
            first, last = text.span(start, start + len(wanted))
            yield Hit(page, tuple(self._boxes(page, textpage, first, last - first)))
            start = read.find(wanted, start + len(wanted))

    def _text(self, page: int) -> tuple[pypdfium2.PdfTextPage, Folded]:
        if page not in self._texts:
            textpage = self._document[page].get_textpage()
            # A letter beyond U+FFFF is one to PDFium and to Python, so places are the same.
            self._texts[page] = textpage, folded(textpage.get_text_range())
        return self._texts[page]

    def _boxes(
        self, page: int, textpage: pypdfium2.PdfTextPage, first: int, count: int
    ) -> Iterator[Box]:
        _, height = self._document.get_page_size(page)
        for number in range(textpage.count_rects(first, count)):
            left, bottom, right, top = textpage.get_rect(number)
            yield left, height - top, right, height - bottom
