"""Finds words in the chapters of the manual: the lines that have them, and where."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from PySide6.QtGui import QTextDocument

from piadesk.texts.folding import Span
from piadesk.texts.searching import sentence_around, spans_of

_MAX_HITS: Final = 200


class Hit(NamedTuple):
    """One line of a chapter that has all words; ``spans`` tell where in it."""

    chapter: int
    block: int
    sentence: str
    spans: tuple[Span, ...]


class ManualSearch:
    """Reads each chapter once, as ``document_of`` shows it."""

    def __init__(self, count: int, document_of: Callable[[int], QTextDocument]) -> None:
        self._count = count
        self._document_of = document_of
        self._lines: list[list[str]] = []

    def hits(self, words: str) -> list[Hit]:
        """The lines that have these words, in the order of the manual; none for none."""
        if not words.strip():
            return []
        if not self._lines:
            self._lines = [list(lines_of(self._document_of(index))) for index in range(self._count)]
        return list(_hits(self._lines, words))[:_MAX_HITS]


def lines_of(document: QTextDocument) -> Iterator[str]:
    """The texts of its blocks."""
    block = document.begin()
    while block.isValid():
        yield block.text()
        block = block.next()


def _hits(chapters: Sequence[Sequence[str]], words: str) -> Iterator[Hit]:
    for chapter, lines in enumerate(chapters):
        for number, line in enumerate(lines):
            if spans := spans_of(line, words):
                yield Hit(chapter, number, sentence_around(line, spans[0]), tuple(spans))
