"""The words of a high cell parted over rows of their own: where a page ended within a cell, its
line would be cut through.

They are parted at line ends. A paragraph that is itself too high is parted behind a 「。」, one
without anywhere; the cell that goes on with it is known by its format (`GOES_ON`), so that whoever
reads the workbook puts no line end there.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。]*。[」』）)]*|[^。]+")

IsTooHigh = Callable[[str], bool]
"""Whether a cell with these words is higher than a part may be."""


class CellPart(NamedTuple):
    """Words of one row; ``goes_on`` where they belong to the paragraph of the row before."""

    words: str
    goes_on: bool


def in_parts(words: str, is_too_high: IsTooHigh) -> Iterator[CellPart]:
    """The words in parts, none higher than need be; put together again they are the same. A part
    begins and ends with what can be seen, for a blank cell is no cell to who reads it."""
    if not is_too_high(words):
        yield CellPart(words, False)
        return
    held: list[str] = []
    goes_on, last = False, ""
    for number, unit in enumerate(_units(words, is_too_high)):
        more = ("\n" if number and not unit.goes_on else "") + unit.words
        is_between_words = bool(last.strip() and unit.words.strip())
        if is_between_words and is_too_high("".join((*held, more))):
            yield CellPart("".join(held), goes_on)
            held, goes_on = [unit.words], unit.goes_on
        else:
            held.append(more)
        last = unit.words
    yield CellPart("".join(held), goes_on)


def _units(words: str, is_too_high: IsTooHigh) -> Iterator[CellPart]:
    """Paragraphs, and the sentences of those that are too high."""
    for paragraph in words.split("\n"):
        goes_on = False
        if is_too_high(paragraph):
            for sentence in _SENTENCE.findall(paragraph):
                for piece in _pieces(sentence, is_too_high):
                    yield CellPart(piece, goes_on)
                    goes_on = True
        else:
            yield CellPart(paragraph, goes_on)


def _pieces(sentence: str, is_too_high: IsTooHigh) -> Iterator[str]:
    """A sentence whole, or as often as it fills a part."""
    start = 0
    while (end := _end_of_piece(sentence, start, is_too_high)) < len(sentence):
        yield sentence[start:end]
        start = end
    yield sentence[start:]


def _end_of_piece(sentence: str, start: int, is_too_high: IsTooHigh) -> int:
    """Up to where a part may go that begins at ``start``. Felt for from there: to measure all that
    is left each time would take a time that grows with its square."""
    fits = 1
    while not is_too_high(sentence[start : start + 2 * fits]):
        fits *= 2
        if start + fits >= len(sentence):
            return len(sentence)
    over = 2 * fits
    while over - fits > 1:
        middle = (fits + over) // 2
        if is_too_high(sentence[start : start + middle]):
            over = middle
        else:
            fits = middle
    cut = start + fits
    while cut > start + fits // 2 and unicodedata.category(sentence[cut])[0] == "M":
        cut -= 1  # what is written on the character before stays with it
    return cut
