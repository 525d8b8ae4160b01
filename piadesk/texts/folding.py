"""Text folded for comparison (照合用の正規化), with the way back to the characters it came from.

Width, blanks, Roman numerals and dashes differ between a form and its published readings and mean
nothing. Only what is compared is folded; what is kept is always cut from the original.
"""

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Final, NamedTuple

KEPT_TEXTS: Final = 8_192
"""Texts of which it is kept how they read folded: more than a sheet with a long 変更箇所 has."""

Span = tuple[int, int]
"""First and last-but-one place of a piece of the original text."""

_DASHES: Final = "‐‑‒–—―−－─"
_SAME: Final = {
    "〔": "[", "〕": "]", "〈": "<", "〉": ">", "〜": "~", "∼": "~",
    "◯": "○", "〇": "○", "⚪": "○",
    **dict.fromkeys(_DASHES, "-"),
}  # fmt: skip
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_CONTROLS: Final = "\t\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"
INSIDE: Final = {control: chr(0xF0000 + ord(control)) for control in _CONTROLS}
"""How line ends and tabs inside a cell stand in a text whose own ones part rows and cells."""

_OUTSIDE: Final = {inside: control for control, inside in INSIDE.items()}
_IS_INSIDE: Final = re.compile(f"[{''.join(_OUTSIDE)}]")
_IS_CONTROL: Final = re.compile(f"[{_CONTROLS}]")
"""Looked for in this way, for `str.translate` asks for each character of a text."""

LINE: Final = INSIDE["\n"]


OUTER: Final = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\ufeff"
"""What is trimmed at both ends of a value, and no further: blanks and line ends of all kinds."""


@functools.lru_cache(KEPT_TEXTS)
def in_nfkc(text: str) -> str:
    """The text in NFKC; many rules ask for the same one, after every edit anew."""
    return unicodedata.normalize("NFKC", text)


def inside(words: str) -> str:
    """The words of one cell, with nothing in them that parts cells."""
    return _IS_CONTROL.sub(lambda control: INSIDE[control[0]], words)


def opened(text: str) -> str:
    """The text with `inside` undone, each character in its place."""
    return _IS_INSIDE.sub(lambda inside: _OUTSIDE[inside[0]], text)


def outside(words: str) -> str:
    """The words as they were before `inside`; page breaks count as line ends."""
    return opened(words.replace("\n\f", "\n").replace("\f", "\n"))


_BLANK: Final = frozenset(INSIDE.values())
_INVISIBLE: Final = frozenset(
    "\u00ad\ufeff\u200b\u200c\u200d\u2060"  # with the selectors of a character's shape:
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)


def is_blank(character: str) -> bool:
    """Whether a character is a blank of any kind."""
    return character.isspace() or character in _BLANK


@functools.cache
def _folded(character: str) -> str:
    if character in CIRCLED:
        return character
    if character in _SAME:
        return _SAME[character]
    if character.isspace() or character in _INVISIBLE or character in _BLANK:
        return ""
    normal = unicodedata.normalize("NFKC", character)
    return "".join(_SAME.get(one, one) for one in normal if not one.isspace())


_OTHERS: Final = re.compile(
    r"[^!-~①-⑳\u3001-\u3003\u300a-\u3011\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff]"
)
"""What may be another character when it is folded: not what most of any text is made of."""


def fold(text: str) -> str:
    """``text`` as it is compared: NFKC, without blanks, with one kind of dash and bracket.

    Circled digits stay circled, for ① and 1 number different things.
    """
    return _OTHERS.sub(lambda other: _folded(other[0]), text)


def is_empty(text: str) -> bool:
    """Whether nothing is left of a text when it is folded."""
    return not any(map(_folded, text))


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every place of a text where words begin, also within each other."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


class Folded(NamedTuple):
    """A folded text; ``places`` tells for each of its characters where it stood."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the folded piece ``start`` to ``end`` stands in the original."""
        if start == end:
            place = self.places[start] if start < len(self.places) else self._after_last
            return place, place
        return self.places[start], self.places[end - 1] + 1

    def spans(self, start: int, end: int) -> list[Span]:
        """The same in pieces, without what stood between and was not folded."""
        spans: list[list[int]] = []
        for place in self.places[start:end]:
            if spans and place <= spans[-1][1]:
                spans[-1][1] = place + 1
            else:
                spans.append([place, place + 1])
        return [(first, last) for first, last in spans]

    def at(self, place: int) -> int:
        """The folded place of the first character at or behind an original place."""
        return bisect_left(self.places, place)

    @property
    def _after_last(self) -> int:
        return self.places[-1] + 1 if self.places else 0


def folded(text: str, spans: Iterable[Span] | None = None) -> Folded:
    """``text`` folded with its places; of it only ``spans``, when they are given."""
    pieces: list[str] = []
    places: list[int] = []
    for start, end in [(0, len(text))] if spans is None else spans:
        for other in _OTHERS.finditer(text, start, end):
            place = other.start()
            pieces += (text[start:place], piece := _folded(other[0]))
            places += range(start, place)
            places += repeat(place, len(piece))
            start = place + 1
        pieces.append(text[start:end])
        places += range(start, end)
    return Folded("".join(pieces), tuple(places))
