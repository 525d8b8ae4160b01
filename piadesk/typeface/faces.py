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


_SOFT_HYPHEN: Final = 0xAD
"""Unseen on the screen, but the faces have a hyphen for it: it is printed as lacking."""


@dataclass(frozen=True)
class Face:
    """One face: its name in the print, its file, and how wide its characters are."""

    name: str
    path: Path
    width_of: Callable[[str], float] = field(repr=False)
    """Width of a character in parts of the type size. Raises `KeyError` where the face lacks it."""

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
        return set() if self.has(asked) else {one for one in asked if not self.has(one)}


@functools.cache
def body_face() -> Face:
    """The face of all answers."""
    return _read(RESOURCES / "fonts" / "BIZUDPGothic-Regular.ttf")


@functools.cache
def bold_face() -> Face:
    """The face of headings; it has the same characters."""
    return _read(RESOURCES / "fonts" / "BIZUDPGothic-Bold.ttf")


def printable(text: str) -> str:
    """``text`` as it can be printed: every character has a glyph, every line ends alike."""
    if body_face().has(text):
        return text
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    text = text.replace("\t", GAP)
    return text.translate({ord(lacking): stand_in(lacking) for lacking in body_face().lacks(text)})


def stand_in(character: str) -> str:
    """What is printed for a character that the face lacks: ``〓(U+20BB7)``."""
    return f"〓({code(character)})"


def code(character: str) -> str:
    """The name of a character by its number: ``U+20BB7``."""
    return f"U+{ord(character):04X}"


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

    return Face(path.stem, path, width_of)


def numbers(kind: str, table: bytes) -> "array[int]":
    """The numbers of a table, which are written big end first; ``kind`` as `array` has them."""
    found = array(kind, table)
    if sys.byteorder == "little":
        found.byteswap()
    return found


def glyph_runs(cmap: bytes) -> tuple["array[int]", "array[int]", "array[int]"]:
    """Runs of code points whose glyphs follow each other: first and last point, first glyph.

    Of the table for all of Unicode (platform 3, encoding 10; format 12).
    """
    count = struct.unpack_from(">H", cmap, 2)[0]
    records = struct.iter_unpack(">HHL", cmap[4 : 4 + 8 * count])
    at = next(offset for *kind, offset in records if kind == [3, 10])
    count = struct.unpack_from(">L", cmap, at + 12)[0]
    runs = numbers("I", cmap[at + 16 : at + 16 + 12 * count])
    return runs[::3], runs[1::3], runs[2::3]
