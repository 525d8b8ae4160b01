"""The faces as they are embedded in the PDF. Imports ReportLab: only for those who draw.

Each is one composite font (ISO 32000-1, 9.7) whose codes are of two bytes. ReportLab makes a font
of every 256 characters; a line of Japanese then changes its font at every other character, which
takes most of the drawing.
"""

import bisect
import functools
import struct
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTEncoding, TTFont, TTFontFace
from reportlab.pdfgen.canvas import Canvas

from piadesk.printing.drawing.raw import Raw, number_of
from piadesk.typeface.faces import Face, glyph_runs, numbers, rare_face

_PER_BLOCK = 100
"""So many characters has one block of a table of characters at most (Adobe TN 5014)."""

_BLANK, _NO_BREAK_SPACE = 0x20, 0xA0

rl_config.useA85 = 0  # streams need not be text: a fifth smaller, and quicker


class _Glyphs(dict[int, int]):
    """The glyph of each character, looked up when it is first asked for: a face has twelve thousand
    characters, a sheet uses one."""

    def __init__(self, cmap: bytes) -> None:
        self._firsts, self._lasts, self._glyphs = glyph_runs(cmap)

    def __missing__(self, point: int) -> int:
        run = bisect.bisect(self._firsts, point) - 1
        if run < 0 or point > self._lasts[run]:
            raise KeyError(point)
        glyph = self[point] = self._glyphs[run] + point - self._firsts[run]
        return glyph

    def __contains__(self, point: object) -> bool:
        try:
            self[point]  # type: ignore[index]
        except KeyError:
            return False
        return True

    def __bool__(self) -> bool:
        return True

    def or_box(self, point: int) -> int:
        """The glyph of a character, that of the empty box where the face lacks it."""
        return self[point] if point in self else 0  # noqa: SIM401 - `get` knows but the asked for


class _Metrics:
    """Advance and bearing by glyph."""

    def __init__(self, table: bytes, measured: int) -> None:
        self._table, self._measured = table, measured

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        last = self._measured - 1
        advance, bearing = struct.unpack_from(">HH", self._table, 4 * min(glyph, last))
        if glyph > last:
            bearing = struct.unpack_from(">H", self._table, 4 * last + 2 + 2 * (glyph - last))[0]
        return advance, bearing


class QuickFace(TTFontFace):  # type: ignore[misc]  # ReportLab is untyped
    """A face of whose large tables only what is asked for is read.

    ReportLab reads them number by number, and that takes longer than printing a short sheet.
    """

    # ReportLab copies the same tables, outlines of megabytes too, for every subset of a face.
    get_table = functools.cache(TTFontFace.get_table)

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803, D102 - ReportLab's names
        super().extractInfo(charInfo=0)
        if charInfo:
            self._units = struct.unpack_from(">H", self.get_table("head"), 18)[0]
            measured = struct.unpack_from(">H", self.get_table("hhea"), 34)[0]
            self.hmetrics = _Metrics(self.get_table("hmtx"), measured)
            self.charToGlyph = _Glyphs(self.get_table("cmap"))
            self.defaultWidth = self.hmetrics[0][0] * 1000 / self._units
            self._read_offsets()

    def getCharWidth(self, code: int) -> float:  # noqa: N802, D102
        return float(self.hmetrics[self.charToGlyph.or_box(code)][0] * 1000 / self._units)

    def _read_offsets(self) -> None:
        wide = struct.unpack_from(">h", self.get_table("head"), 50)[0]
        offsets = numbers("I" if wide else "H", self.get_table("loca"))
        self.glyphPos = offsets if wide else [offset * 2 for offset in offsets]


class _Used(dict[int, int]):
    """The characters that one file uses, each with its code, in the order of their first use."""

    def __missing__(self, point: int) -> int:
        code = self[point] = len(self) + 1  # 0 is the box for what lacks
        return code


class EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab is untyped
    """A TrueType font whose text can be copied from the PDF, 𠮟 and other rare 漢字 too."""

    def __init__(self, face: Face) -> None:
        # As TTFont does it, save for the face: it can be told a file, not a face.
        self.fontName = face.name
        self.face = QuickFace(str(face.path))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, _Used] = WeakKeyDictionary()
        self._asciiReadable = 0
        self.shapable = False
        self._width_of = face.width_of

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802, D102
        return sum(map(self._width_of, text)) * size

    def used(self, file: Any) -> _Used:  # noqa: ANN401
        """The characters that a file uses; more may be asked for until its objects are made."""
        if file not in self.state:
            self.state[file] = _Used()
            file.fontMapping[self.fontName] = f"/F{len(file.fontMapping) + 1}"
            file.delayedFonts.append(self)
        return self.state[file]

    def splitString(  # noqa: N802, D102 - as ReportLab calls it
        self,
        text: str,
        doc: Any,  # noqa: ANN401
        encoding: str = "utf-8",
    ) -> list[tuple[int, bytes]]:
        used = self.used(doc)
        return [(0, b"".join(used[point].to_bytes(2, "big") for point in map(_point, text)))]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: ANN401, N802, D102
        self.used(doc)
        return str(doc.fontMapping[self.fontName])

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802, D102 - as ReportLab calls it
        points = [0, *self.state.pop(doc)]
        name = (SUBSETN(0) + b"+" + self.face.name).decode("ascii")
        glyphs: dict[int, int] = {0: 0}
        drawn = map(self.face.charToGlyph.or_box, points)
        numbered = [glyphs.setdefault(glyph, len(glyphs)) for glyph in drawn]
        outlines = struct.pack(f">{len(numbered)}H", *numbered)
        descriptor = self.face.addSubsetObjects(doc, name, points)
        widths = fp_str(*map(self.face.getCharWidth, points))
        descendant = Raw(
            (
                f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name}"
                " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
                f" /FontDescriptor {number_of(doc, descriptor)} 0 R /DW 1000 /W [0 [{widths}]]"
                f" /CIDToGIDMap {number_of(doc, _packed(outlines))} 0 R>>"
            ).encode("ascii")
        )
        characters = number_of(doc, _packed(_characters(points).encode("ascii")))
        doc.idToObject["BasicFonts"].dict[doc.fontMapping[self.fontName][1:]] = Raw(
            (
                f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
                f" /DescendantFonts [{number_of(doc, descendant)} 0 R]"
                f" /ToUnicode {characters} 0 R>>"
            ).encode("ascii")
        )
        self.face.get_table.cache_clear()


def _point(character: str) -> int:
    """What is seen of a character: a blank at which no line ends is a blank."""
    point = ord(character)
    return _BLANK if point == _NO_BREAK_SPACE else point


def _packed(content: bytes) -> Any:  # noqa: ANN401
    return pdfdoc.PDFStream(None, content, filters=[pdfdoc.PDFZCompress])


def _characters(points: list[int]) -> str:
    """Which character each code is (ISO 32000-1, 9.10.3), so that the text can be copied."""
    lines = [
        f"<{code:04X}> <{chr(point).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, point in enumerate(points)
    ]
    return "\n".join([*_CMAP_HEAD, *_blocks(lines[1:]), *_CMAP_FOOT])


def _blocks(lines: list[str]) -> Iterator[str]:
    for start in range(0, len(lines), _PER_BLOCK):
        block = lines[start : start + _PER_BLOCK]
        yield f"{len(block)} beginbfchar"
        yield from block
        yield "endbfchar"


_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <FFFF>",
    "endcodespacerange",
)

_CMAP_FOOT = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")


class Script(dict[int, str]):
    """How a face is written in one file: by character its code, as `str.translate` wants it.

    ReportLab looks up every character of every line anew, which takes half of the drawing.
    """

    def __init__(self, face: Face, canvas: Canvas) -> None:
        self._face = face
        self._file = canvas._doc  # noqa: SLF001 - as ReportLab's own text objects do
        self._sizes: dict[tuple[float, float], str] = {}
        self._names: dict[bool, str] = {}
        self._used: dict[str, _Used] = {}
        self.rare: set[str] = set()
        """The characters that are written in the face for rare ones."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        face = self._face
        if not face.has_own(character):
            self.rare.add(character)
            face = rare_face()
        if face.name not in self._used:
            self._used[face.name] = _font(face).used(self._file)
        code = self[point] = f"{self._used[face.name][_point(character)]:04x}"
        return code

    def name(self, *, rare: bool = False) -> str:
        """What the font is called in the file; ``rare`` that of the rare characters."""
        if rare not in self._names:
            face = rare_face() if rare else self._face
            self._names[rare] = _font(face).getSubsetInternalName(0, self._file)
        return self._names[rare]

    def sizes(self, size: float, leading: float) -> str:
        """What stands behind the name of a font that is taken."""
        look = size, leading
        if look not in self._sizes:
            self._sizes[look] = f"{fp_str(size)} Tf {fp_str(leading)} TL"
        return self._sizes[look]


def _font(face: Face) -> EmbeddedFont:
    register(face)
    font: EmbeddedFont = pdfmetrics.getFont(face.name)
    return font


def register(*faces: Face) -> None:
    """Make the faces known to ReportLab by their names; once is enough."""
    for face in faces:
        if face.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(EmbeddedFont(face))
