"""What each character of a source text is used for: no character is used twice, none is lost.

Whoever reads a piece claims it; a later claim of the same characters stands over an earlier one.
What nobody claimed is left over, so nothing can be lost in silence.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from piadesk.intake.passages import Passages, Source
from piadesk.intake.report import Passage, Use
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import OUTER, Span, fold, folded, is_empty, opened

_CELL: Final = re.compile(r"[^\t\n\f]+")


class _Claim(NamedTuple):
    use: Use
    address: Address | None


class Ledger:
    """The claims on one text."""

    def __init__(self, source: Source, passages: Passages) -> None:
        self._source = source
        self._passages = passages
        self._claims: list[_Claim] = [_Claim("left_over", None)]
        self._owner = array("l", bytes(array("l").itemsize * len(source.text)))
        """For each character the number of its claim; 0 for none."""

        self._ends: set[int] = set()
        """Where claims begin and end."""

    def claim(self, start: int, end: int, use: Use, address: Address | None = None) -> None:
        """Claim what is open between two places of the text."""
        for span in self._passages.open(start, end):
            self.claim_all(*span, use, address)

    def claim_all(self, start: int, end: int, use: Use, address: Address | None = None) -> None:
        """Claim all between two places, set aside or not."""
        if end > start:
            self._claims.append(_Claim(use, address))
            number = array("l", [len(self._claims) - 1])
            self._owner[start:end] = number * (end - start)
            self._ends |= {start, end}

    def claim_words(
        self, words: str, start: int, end: int, use: Use, address: Address | None = None
    ) -> int:
        """Claim the words where they stand whole between two places, in what is open or else in
        all; behind them. ``start`` again where they are not there, or were changed."""
        wanted = fold(words)
        for spans in ([*self._passages.open(start, end)], [(start, end)]) if wanted else ():
            text = folded(self._source.text, spans)
            if (place := text.text.find(wanted)) >= 0:
                for span in text.spans(place, place + len(wanted)):
                    self.claim_all(*span, use, address)
                return text.span(place, place + len(wanted))[1]
        return start

    def move(self, moved: Callable[[Address], Address]) -> None:
        """Follow items whose address changed."""
        self._claims = [
            _Claim(use, moved(address) if address else None) for use, address in self._claims
        ]

    def passages(self) -> list[Passage]:
        """The whole text in order, cut where its use or its cell changes."""
        text, cuts = self._source.text, sorted(self._ends)
        passages: list[Passage] = []
        for cell in _CELL.finditer(text):
            for start, end in self._runs(*cell.span(), cuts):
                words = opened(text[start:end]).strip(OUTER)
                if not is_empty(words):
                    use, address = self._claims[self._owner[start]]
                    where = self._source.where(start)
                    passages.append(Passage(len(passages), words, where, use, address))
        return passages

    def answered(self, start: int, end: int) -> list[Address]:
        """The items of which an answer, or a piece of one, stands between two places."""
        claims = (self._claims[number] for number in dict.fromkeys(self._owner[start:end]))
        return [claim.address for claim in claims if claim.use == "answer" and claim.address]

    def unclaimed(self) -> Iterator[Span]:
        """What nobody claimed, cell by cell, where it is no blank."""
        text, cuts = self._source.text, sorted(self._ends)
        for cell in _CELL.finditer(text):
            for start, end in self._runs(*cell.span(), cuts):
                if not self._owner[start] and not is_empty(text[start:end]):
                    yield start, end

    def _runs(self, start: int, end: int, ends: Sequence[int]) -> Iterator[Span]:
        """The pieces of a cell by their claims; those for the same use and item go together."""
        begun = start
        for stop in ends[bisect_right(ends, start) : bisect_left(ends, end)]:
            if self._claims[self._owner[stop]] != self._claims[self._owner[begun]]:
                yield begun, stop
                begun = stop
        yield begun, end


def in_order(passages: Sequence[Passage], more: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of the text with others put among them by their place, numbered anew."""
    if not more:
        return tuple(passages)
    ordered = list(passages)
    for extra in more:
        place = bisect_left(ordered, extra.where.number, key=lambda passage: passage.where.number)
        ordered.insert(place, extra)
    return tuple(replace(each, id=number) for number, each in enumerate(ordered))
