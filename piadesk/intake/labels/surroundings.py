"""What parts a place of a text from the words beside it, for that tells a label from a sentence."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from piadesk.intake.labels.weights import SetOff
from piadesk.texts.folding import Folded, is_blank

_DECORATION: Final = re.compile(r"[#*|・■◆●◎▼▽☆-]+$")
"""Signs that publishers set before labels."""

_PARTS: Final = re.compile(r"[\t\n\r\f]+")
"""What parts cells."""

_LONGEST_BEFORE: Final = 6
"""Folded characters before a label in which its number or its bracket stands."""

_OPENING, _CLOSING = "「『", "」』"
_LONGEST_QUOTED: Final = 60
_CLOSED: Final = re.compile(r"[^「」『』。]{0,12}[」』]")
"""Folded characters from the beginning of a quotation to a label in it at most; the rest of it."""


class Surroundings:
    """A text with its folded characters; places count in the folded text."""

    def __init__(self, text: str, folded: Folded, seams: Collection[int] = ()) -> None:
        """``seams`` are places where words run together that a paper sets apart."""
        self._text = text
        self._folded = folded
        self._seams = seams

    def gap(self, place: int) -> SetOff:
        """What stood in the original right before a place; the text's edges part like cells."""
        if place >= len(self._folded.text) or place == 0:
            return "cell"
        end, start = self._folded.places[place - 1] + 1, self._folded.places[place]
        set_off = _set_off(self._text[end:start]) if end < start else ""
        return set_off or ("blank" if place in self._seams else "")

    def cell_starts(self) -> Iterator[int]:
        """Every place right behind what parts cells."""
        last, count = -1, len(self._folded.text)
        parts = (self._folded.at(part.end()) for part in _PARTS.finditer(self._text))
        for place in chain((0,), parts):
            if last < place < count:
                yield place
                last = place

    def begins_cell(self, place: int) -> bool:
        """Whether a cell begins there, decoration left aside."""
        return self.opening(place) == "cell"

    def before(self, place: int) -> str:
        """The folded characters right before a place."""
        return self._folded.text[max(0, place - _LONGEST_BEFORE) : place]

    def opening(self, place: int) -> SetOff:
        """How the label that begins there is set off from what stands before it."""
        gap = self.gap(place)
        decoration = _DECORATION.search(self.before(place)) if gap != "cell" else None
        return "cell" if decoration and self.gap(place - len(decoration[0])) == "cell" else gap

    def closing(self, place: int, important: bool = False) -> tuple[SetOff, int]:
        """How the label that ends there is set off from what follows, and where that begins; ※ and
        ： are the label's own.

        The ※ of a label that the form prints with one (``important``) may stand on the next line.
        """
        text = self._folded.text
        if text.startswith("※", place):
            below = important and self.gap(place + 1) == "cell" and not self._is_behind_tab(place)
            if self.gap(place) != "cell" or below:
                place += 1
        if text.startswith(":", place) and not self.gap(place):
            place += 1
        if place >= len(text):
            return "cell", place
        gap = self.gap(place)
        if not gap and (text[place] in "[【" or text.startswith("<選択肢", place)):
            return "blank", place
        return gap, place

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether no cell begins between two places."""
        return all(self.gap(place) != "cell" for place in range(start + 1, end))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether words stand in a quotation: one is open before them, on the line before too, and
        ends right behind them, in their line."""
        close = _CLOSED.match(self._folded.text, end)
        if close is None or not self.is_unbroken(end - 1, close.end()):
            return False
        before = self._folded.text[max(0, start - _LONGEST_QUOTED) : start]
        opened = max(map(before.rfind, _OPENING))
        is_open = opened > max(map(before.rfind, _CLOSING))
        places = self._folded.places
        return (
            is_open and "\t" not in self._text[places[start - len(before) + opened] : places[start]]
        )

    def digits(self, start: int, max_digits: int = 3) -> str:
        """The digits that stand together from a place on."""
        text, end = self._folded.text, start
        while end < len(text) and end - start < max_digits:
            if not text[end].isdecimal() or (end > start and self.gap(end)):
                break
            end += 1
        return text[start:end]

    def _is_behind_tab(self, place: int) -> bool:
        start = self._folded.places[place - 1] + 1 if place else 0
        return "\t" in self._text[start : self._folded.places[place]]


@lru_cache(10_000)
def _set_off(between: str) -> SetOff:
    if any(character in between for character in "\t\n\r\f"):
        return "cell"
    return "blank" if any(map(is_blank, between)) else ""
