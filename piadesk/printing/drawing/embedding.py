"""The faces as they are embedded in the PDF. Imports ReportLab: only for those who draw."""

import functools
import itertools
import re
import struct
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTEncoding, TTFont, TTFontFace
from reportlab.pdfgen.canvas import Canvas

from piadesk.typeface.faces import Face, glyph_runs, numbers, rare_face

_SUBSET = itemgetter(0)

rl_config.useA85 = 0  # streams need not be text: a fifth smaller, and quicker


class QuickFace(TTFontFace):  # type: ignore[misc]  # ReportLab is untyped
    """A face whose large tables are read at one stroke.

    ReportLab reads them number by number, and that takes longer than printing a short sheet.
    """

    # ReportLab copies the same tables, outlines of megabytes too, for every subset of a face.
    get_table = functools.cache(TTFontFace.get_table)

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803, D102 - ReportLab's names
        super().extractInfo(charInfo=0)
        if charInfo:
            self._read_metrics()
            self._read_offsets()

    def _read_metrics(self) -> None:
        units = struct.unpack_from(">H", self.get_table("head"), 18)[0]
        measured = struct.unpack_from(">H", self.get_table("hhea"), 34)[0]
        metrics = numbers("H", self.get_table("hmtx"))
        advances = metrics[: 2 * measured : 2]
        advances += advances[-1:] * (self.numGlyphs - measured)
        bearings = metrics[1 : 2 * measured : 2] + metrics[2 * measured :]
        self.hmetrics = list(zip(advances, bearings, strict=True))
        widths = [advance * 1000 / units for advance in advances]
        known: dict[int, int] = {}
        for first, last, glyph in zip(*glyph_runs(self.get_table("cmap")), strict=True):
            known.update(zip(range(first, last + 1), itertools.count(glyph)))
        self.charToGlyph = known
        self.charWidths = dict(zip(known, map(widths.__getitem__, known.values()), strict=True))
        self.defaultWidth = widths[0]

    def _read_offsets(self) -> None:
        wide = struct.unpack_from(">h", self.get_table("head"), 50)[0]
        offsets = numbers("I" if wide else "H", self.get_table("loca"))
        self.glyphPos = offsets if wide else [offset * 2 for offset in offsets]


class EmbeddedFont(TTFont):  # type: ignore[misc]  # ReportLab is untyped
    """A TrueType font whose text can be copied from the PDF, 𠮟 and other rare 漢字 too."""

    def __init__(self, face: Face) -> None:
        # As TTFont does it, save for the face: it can be told a file, not a face.
        self.fontName = face.name
        self.face = QuickFace(str(face.path))
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802, D102 - as ReportLab calls it
        # WORKAROUND: ReportLab writes the code points of its ToUnicode table as they are, but the
        # table is UTF-16 (ISO 32000-1 9.10.3): those over U+FFFF came out as other characters.
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if str(name).startswith("toUnicodeCMap:"):
                stream.content = re.sub("<([0-9A-F]{5,6})>$", _utf16, stream.content, flags=re.M)
        self.face.get_table.cache_clear()


class Script(dict[str, tuple[str, str]]):
    """How a face is written in one file: by character, the subset that has it and its code there.

    ReportLab looks up every character of every line anew, which takes half of the drawing.
    """

    def __init__(self, face: Face, canvas: Canvas) -> None:
        self._face = face
        self._file = canvas._doc  # noqa: SLF001 - as ReportLab's own text objects do
        self._sizes: dict[tuple[float, float], str] = {}
        self._runs: dict[str, list[tuple[str, str]]] = {}

    def __missing__(self, character: str) -> tuple[str, str]:
        face = self._face if self._face.has_own(character) else rare_face()
        register(face)
        font = pdfmetrics.getFont(face.name)
        [(subset, code)] = font.splitString(character, self._file)
        self[character] = font.getSubsetInternalName(subset, self._file), escapePDF(code)
        return self[character]

    def runs(self, line: str) -> list[tuple[str, str]]:
        """The stretches of a line that share a subset, and their codes; many lines come again."""
        known = self._runs.get(line)
        if known is None:
            known = self._runs[line] = [
                (subset, "".join([code for _, code in codes]))
                for subset, codes in itertools.groupby(map(self.__getitem__, line), _SUBSET)
            ]
        return known

    def sizes(self, size: float, leading: float) -> str:
        """What stands behind the name of a subset that is taken."""
        look = size, leading
        if look not in self._sizes:
            self._sizes[look] = f"{fp_str(size)} Tf {fp_str(leading)} TL"
        return self._sizes[look]


def register(*faces: Face) -> None:
    """Make the faces known to ReportLab by their names; once is enough."""
    for face in faces:
        if face.name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(EmbeddedFont(face))


def _utf16(code_point: re.Match[str]) -> str:
    return f"<{chr(int(code_point[1], 16)).encode('utf-16-be').hex().upper()}>"
