"""The two faces of the print (BIZ UDPゴシック): which characters they have, and how wide these are.

The font files are read here without ReportLab, so that the checks and the print dialog can ask
what is missing at no cost. A character that the face lacks prints as a stand-in that cannot be
overlooked, 〓 (ゲタ) with its code: ``〓(U+20BB7)``.
"""

import bisect
import functools
import struct
import sys
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from piadesk.places import RESOURCES

_LINE_ENDS: Final = "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"
"""What text pasted from elsewhere breaks its lines with."""

GAP: Final = "\u3000\u3000"
"""How a tab prints."""


_UNSEEN: Final = dict.fromkeys([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
"""Variation selectors: they ask for another shape of the character before them. A program that
has not that shape shows the usual one and nothing else (Unicode 23.4)."""

_SOFT_HYPHEN: Final = 0xAD
"""Unseen on the screen, but the faces have a hyphen for it: it is printed as lacking."""


@dataclass(frozen=True)
class Face:
    """One face: its name in the print, its file, and how wide its characters are."""

    name: str
    path: Path
    width_of: Callable[[str], float] = field(repr=False)
    """Width of a character in parts of the type size. Raises `KeyError` where neither the face
    nor the one for rare characters has it."""

    own_width_of: Callable[[str], float] = field(repr=False)
    """The same of the face alone."""

    def has_own(self, character: str) -> bool:
        """Whether the face itself has a character, and not only the one for rare ones."""
        try:
            self.own_width_of(character)
        except KeyError:
            return False
        return True

    def width(self, text: Iterable[str]) -> float:
        """Width of a line of printable text, in parts of the type size."""
        return sum(map(self.width_of, text))

    def has(self, characters: Iterable[str]) -> bool:
        """Whether all these characters can be printed as they are."""
        try:
            self.width(characters)
        except KeyError:
            return False
        return True

    def lacks(self, text: str) -> set[str]:
        """The characters of ``text`` that cannot be printed; line ends and tabs can."""
        asked = set(text) - {"\n", "\t", *_LINE_ENDS}
        asked = {one for one in asked if ord(one) not in _UNSEEN}
        return set() if self.has(asked) else {one for one in asked if not self.has(one)}


@functools.cache
def body_face() -> Face:
    """The face of all answers."""
    return _read(RESOURCES / "fonts" / "BIZUDPGothic-Regular.ttf")


@functools.cache
def bold_face() -> Face:
    """The face of headings; it has the same characters."""
    return _read(RESOURCES / "fonts" / "BIZUDPGothic-Bold.ttf")


@functools.cache
def rare_face() -> Face:
    """The face of what the other two lack: rare 漢字 of names and places (Noto Sans JP)."""
    return _read(RESOURCES / "fonts" / "NotoSansJP-Rare.ttf")


_KNOWN: Final = {"\n"}
"""Characters that were found to be printed as they are: each text is asked about several times."""


def printable(text: str) -> str:
    """``text`` as it can be printed: every character has a glyph, every line ends alike."""
    if _KNOWN.issuperset(text):
        return text
    if body_face().has(text.replace("\n", "")):
        _KNOWN.update(text)
        return text
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = text.replace("\t", GAP).translate(_UNSEEN)
    return text.translate({ord(lacking): stand_in(lacking) for lacking in body_face().lacks(text)})


def stand_in(character: str) -> str:
    """What is printed for a character that the face lacks: ``〓(U+20BB7)``."""
    return f"〓({code(character)})"


def code(character: str) -> str:
    """The name of a character by its number: ``U+20BB7``."""
    return f"U+{ord(character):04X}"


def has_variants(text: str) -> bool:
    """Whether shapes of characters (異体字) are asked for, which the faces do not have."""
    return not _UNSEEN.keys().isdisjoint(map(ord, set(text)))


def _with_rare(own_width_of: Callable[[str], float]) -> Callable[[str], float]:
    """The widths of a face, those of the rare one behind them; it is read when it is needed."""

    @functools.cache
    def width_of(character: str) -> float:
        try:
            return own_width_of(character)
        except KeyError:
            return rare_face().own_width_of(character)

    return width_of


def _read(path: Path) -> Face:
    """Read a TrueType file's ``cmap`` and ``hmtx``. Source: OpenType 1.9."""
    with path.open("rb") as file:
        count = struct.unpack(">4xH6x", file.read(12))[0]
        records = struct.iter_unpack(">4s4xLL", file.read(16 * count))
        places = {tag: (offset, length) for tag, offset, length in records}

        def table(tag: bytes) -> bytes:
            offset, length = places[tag]
            file.seek(offset)
            return file.read(length)

        units: int = struct.unpack_from(">H", table(b"head"), 18)[0]
        measured: int = struct.unpack_from(">H", table(b"hhea"), 34)[0]
        advances = numbers("H", table(b"hmtx"))[: 2 * measured : 2]
        firsts, lasts, glyphs = glyph_runs(table(b"cmap"))

    # Looked up when first asked for: a face has twelve thousand characters, a sheet uses one.
    @functools.cache
    def width_of(character: str) -> float:
        point = ord(character)
        run = bisect.bisect(firsts, point) - 1
        if run < 0 or point > lasts[run] or point == _SOFT_HYPHEN:
            raise KeyError(character)
        return advances[min(glyphs[run] + point - firsts[run], measured - 1)] / units

    return Face(path.stem, path, _with_rare(width_of), width_of)


def numbers(kind: str, table: bytes) -> "array[int]":
    """The numbers of a table, which are written big end first; ``kind`` as `array` has them."""
    values = array(kind, table)
    if sys.byteorder == "little":
        values.byteswap()
    return values


def glyph_runs(cmap: bytes) -> tuple["array[int]", "array[int]", "array[int]"]:
    """Runs of code points whose glyphs follow each other: first and last point, first glyph.

    Of the table for all of Unicode (platform 3, encoding 10; format 12).
    """
    count = struct.unpack_from(">H", cmap, 2)[0]
    records = struct.iter_unpack(">HHL", cmap[4 : 4 + 8 * count])
    offset_of_table = next(offset for *kind, offset in records if kind == [3, 10])
    count = struct.unpack_from(">L", cmap, offset_of_table + 12)[0]
    runs = numbers("I", cmap[offset_of_table + 16 : offset_of_table + 16 + 12 * count])
    return runs[::3], runs[1::3], runs[2::3]
