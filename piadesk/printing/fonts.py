"""The two faces of the print (BIZ UDPゴシック): which characters they have, and how wide these are.

The font files are read here without ReportLab, so that the checks and the print dialog can ask
what is missing at no cost. A character that the face lacks prints as a stand-in that cannot be
overlooked, 〓 (ゲタ) with its code: ``〓(U+20BB7)``.
"""

import functools
import struct
from collections.abc import Iterator, Mapping
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
    """One face: its name in the print, its file, and the width of each character it has."""

    name: str
    path: Path
    widths: Mapping[str, float] = field(repr=False)
    """By character, in parts of the type size."""

    characters: frozenset[str] = field(repr=False)

    def width_of(self, character: str) -> float:
        """Width in parts of the type size. Raises `KeyError` where the face lacks it."""
        return self.widths[character]

    def width(self, text: str) -> float:
        """Width of a line of printable text, in parts of the type size."""
        return sum(map(self.widths.__getitem__, text))

    def lacks(self, text: str) -> set[str]:
        """The characters of ``text`` that cannot be printed; line ends and tabs can."""
        return set(text) - self.characters - {"\n", "\t", *_LINE_ENDS}


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
    if body_face().characters.issuperset(text):
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
    """Read a TrueType file's ``cmap`` (format 12) and ``hmtx``. Source: OpenType 1.9."""
    content = path.read_bytes()
    count = struct.unpack_from(">H", content, 4)[0]
    records = struct.iter_unpack(">4sLLL", content[12 : 12 + 16 * count])
    at = {tag: offset for tag, _, offset, _ in records}
    units = struct.unpack_from(">H", content, at[b"head"] + 18)[0]
    measured = struct.unpack_from(">H", content, at[b"hhea"] + 34)[0]
    advances = struct.unpack_from(">" + "Hh" * measured, content, at[b"hmtx"])[::2]
    widths = {
        chr(point): advances[min(glyph, measured - 1)] / units
        for point, glyph in glyphs(content, at[b"cmap"])
        if point != _SOFT_HYPHEN
    }
    return Face(path.stem, path, widths, frozenset(widths))


def glyphs(content: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Code points with their glyphs, of the table for all of Unicode (platform 3, encoding 10)."""
    count = struct.unpack_from(">H", content, cmap + 2)[0]
    records = struct.iter_unpack(">HHL", content[cmap + 4 : cmap + 4 + 8 * count])
    table = cmap + next(offset for *kind, offset in records if kind == [3, 10])
    groups = struct.unpack_from(">L", content, table + 12)[0]
    for first, last, glyph in struct.iter_unpack(
        ">LLL", content[table + 16 : table + 16 + 12 * groups]
    ):
        for point in range(first, last + 1):
            yield point, glyph + point - first
