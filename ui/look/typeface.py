"""The bundled typeface on the screen, with air between its lines.

BIZ UDPGothic sets its lines solid (line height = size of the letters), which is hard to read in
long texts, and Qt has no line spacing for plain text. So the copy that Qt is given says that its
letters reach a little higher and lower, and bears names of its own, for Windows has the face too
and may take the one for the other by any of them. The letters themselves and the bundled file are
as they were. The copy is kept in the cache, for Qt reads of a file what it draws, and holds all
that it is given as data: ten megabytes.
"""

import contextlib
import logging
import struct
import sys
import zlib
from pathlib import Path
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from piadesk.places import RESOURCES, cache_folder
from piadesk.storage.writing import write_whole

SIZE: Final = 14
"""Height of the letters in (device independent) pixels."""

FACE: Final = "PIA UDPGothic"
"""The name of the airy copy."""

_RENAMED: Final = (("BIZ UDP", "PIA UDP"), ("BIZ-UDP", "PIA-UDP"), ("BIZUDP", "PIAUDP"))
"""How its names begin (the English, the Japanese, PostScript's), and how those of the copy do: as
long as the old, so that they fit in their places."""

_AIR: Final = 0.14
"""Added above and below the letters, as a share of their size."""

_NOT_LOADED: Final = -1

_log: Final = logging.getLogger(__name__)


def load_typeface() -> QFont:
    """Make the bundled faces known to Qt; the font of the whole window."""
    for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
        try:
            _load(file)
        except (OSError, struct.error, KeyError, UnicodeDecodeError):
            _log.exception("no face in %s: the system has another one", file)
    font = QFont(FACE)
    font.setPixelSize(SIZE)
    if sys.platform == "win32":
        # With the widths of old programs each text is laid out a hundred times more slowly, and
        # takes other lines at 100 % than at 125.
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def _load(face: Path) -> None:
    with contextlib.suppress(OSError):  # no room, no right
        if QFontDatabase.addApplicationFont(str(_kept_copy(face))) != _NOT_LOADED:
            return
    QFontDatabase.addApplicationFontFromData(airy(face.read_bytes()))


def _kept_copy(face: Path) -> Path:
    """The airy copy in the cache, made where there is none of this face; raises `OSError`."""
    about = face.stat()
    known_by = repr((about.st_size, about.st_mtime_ns, _RENAMED, _AIR)).encode()
    copy = cache_folder() / f"{face.stem}-{zlib.crc32(known_by):08x}.ttf"
    if not copy.is_file() or copy.stat().st_size != about.st_size:
        for old in copy.parent.glob(f"{face.stem}-*.ttf"):
            with contextlib.suppress(OSError):  # a window of another version has it open
                old.unlink()
        write_whole(copy, bytes(airy(face.read_bytes())))
    return copy


def airy(face: bytes) -> bytearray:
    """The TrueType face renamed, and with more ascent and descent in the tables that say them."""
    tables = _tables(face)
    patched = bytearray(face)
    (size,) = struct.unpack_from(">H", face, tables["head"].start + 18)
    up, down = struct.unpack_from(">hh", face, tables["hhea"].start + 4)
    air = round(size * _AIR)
    up, down = up + air, down - air
    struct.pack_into(">hh", patched, tables["hhea"].start + 4, up, down)
    struct.pack_into(">hhhHH", patched, tables["OS/2"].start + 68, up, down, 0, up, -down)
    names = bytes(face[tables["name"]])
    for coding in ("utf-16-be", "ascii"):
        for old, new in _RENAMED:
            names = names.replace(old.encode(coding), new.encode(coding))
    patched[tables["name"]] = names
    return patched


def _tables(face: bytes) -> dict[str, slice]:
    """Where each table of the face lies."""
    (count,) = struct.unpack_from(">H", face, 4)
    tables = {}
    for number in range(count):
        name, start, length = struct.unpack_from(">4s4xII", face, 12 + 16 * number)
        tables[name.decode("ascii")] = slice(start, start + length)
    return tables
