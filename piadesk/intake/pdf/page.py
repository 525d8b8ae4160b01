"""What pdfium knows of a page: its characters with their boxes, and its ruled lines."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from piadesk.intake.pdf.clipping import Box, address, clips
from piadesk.intake.pdf.tolerances import ALIGNED, HUGE, MERGED, THIN
from piadesk.printing.layout.originals import KEY

_HYPHENS: Final = frozenset([0x02, 0xFFFE])
"""What pdfium makes of a hyphen at a line end."""


@dataclass(frozen=True)
class Glyph:
    """A character and its box, in points from the lower left of the upright page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float = 0.0
    """The line that it stands on, over the foot of the page: alike in all fonts of a line."""

    spaced: bool = False
    """pdfium sees a blank before it that no character stands for."""

    original: "Original | None" = None
    """What the line that it belongs to stands for, where the file tells it."""

    clip: Box | None = None
    """What it is cut to, where not all of its text lies within."""

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2

    @property
    def centre(self) -> float:
        """Half its way across. It tells which of two comes first: 「 is set close behind （, and
        the blank half of its box then lies over that."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom

    @property
    def is_hidden(self) -> bool:
        """Whether most of it lies outside of what it is cut to."""
        if self.clip is None or self.text.isspace():
            return False
        left, bottom, right, top = self.clip
        return not (left <= self.centre <= right and bottom <= self.middle <= top)

    @property
    def is_huge(self) -> bool:
        """Whether it is a watermark's."""
        return self.size > HUGE


@dataclass(frozen=True)
class Original:
    """What a printed line stands for; ``mark`` tells apart lines that stand for the same."""

    mark: int
    text: str


@dataclass(frozen=True)
class Rule:
    """A ruled line at ``place`` across its way, from ``start`` to ``end`` along it."""

    place: float
    start: float
    end: float


@dataclass(frozen=True)
class PageContent:
    """The characters of a page in the order they were written, its rules and its pictures."""

    glyphs: tuple[Glyph, ...]
    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]
    width: float
    height: float
    pictures: tuple[Box, ...] = ()


def type_size(glyphs: Sequence[Glyph], place: int) -> float:
    """The height of the highest character near that place of a line: of some typefaces a file tells
    the ink alone, and ・ and ー are hardly as high as a gap."""
    return max(glyph.size for glyph in glyphs[max(0, place - 3) : place + 3])


def read_page(page: Any, ours: bool) -> PageContent:  # noqa: ANN401 - pypdfium2 is untyped
    """The content of a page, turned upright where the page is rotated.

    ``ours`` says that the print is PIAdesk's own, whose lines may tell their original.
    """
    turn = _Turn(page)
    words = page.get_textpage()
    try:
        glyphs = tuple(_glyphs(words, turn, ours, {} if ours else clips(page)))
    finally:
        words.close()
    pictures: list[Box] = []
    horizontal, vertical = _rules(page, turn, pictures)
    sides = turn.width, turn.height
    return PageContent(glyphs, horizontal, vertical, *sides, tuple(pictures))


class _Turn:
    """How the page's own coordinates lie on the upright page."""

    def __init__(self, page: Any) -> None:  # noqa: ANN401
        self._quarter = page.get_rotation() // 90 % 4
        self.width, self.height = page.get_size()

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box on the upright page."""
        if self._quarter == 1:
            return bottom, self.height - right, top, self.height - left
        if self._quarter == 2:
            return self.width - right, self.height - top, self.width - left, self.height - bottom
        if self._quarter == 3:
            return self.width - top, left, self.width - bottom, right
        return left, bottom, right, top


def _glyphs(
    words: Any,  # noqa: ANN401
    turn: _Turn,
    ours: bool,
    cut: dict[int, Box],
) -> Iterator[Glyph]:
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    half = 0
    spaced = False
    known: dict[int, Original | None] = {}
    for index in range(words.count_chars()):
        point = pdfium.FPDFText_GetUnicode(words, index)
        if pdfium.FPDFText_IsGenerated(words, index) == 1:
            spaced = point == ord(" ")
            continue
        if 0xD800 <= point < 0xDC00:
            half = point
            continue
        if 0xDC00 <= point < 0xE000 and half:
            point, half = 0x10000 + ((half - 0xD800) << 10) + (point - 0xDC00), 0
        if point in _HYPHENS:
            point = ord("-")
        elif point == 0:
            continue
        pdfium.FPDFText_GetLooseCharBox(words, index, box)
        original = _original(words, index, known) if ours else None
        edges = turn.box(box.left, box.bottom, box.right, box.top)
        base = (edges[1] + edges[3]) / 2  # our typefaces are of one height
        if not ours:
            pdfium.FPDFText_GetCharOrigin(words, index, x, y)
            base = turn.box(x.value, y.value, x.value, y.value)[1]
        clip = cut.get(address(pdfium.FPDFText_GetTextObject(words, index))) if cut else None
        clip = turn.box(*clip) if clip else None
        yield Glyph(chr(point), *edges, base, spaced, original, clip)
        spaced = False


def _original(
    words: Any,  # noqa: ANN401
    index: int,
    known: dict[int, Original | None],
) -> Original | None:
    """What the marked content around a character says that its line stands for."""
    text = pdfium.FPDFText_GetTextObject(words, index)
    count = pdfium.FPDFPageObj_CountMarks(text) if text else 0
    if count <= 0:
        return None
    mark = pdfium.FPDFPageObj_GetMark(text, count - 1)  # the innermost; around it stand tags
    number = ctypes.cast(mark, ctypes.c_void_p).value or 0
    if number not in known:
        length = ctypes.c_ulong()
        key = KEY.encode()
        if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, None, 0, length):
            known[number] = None
            return None
        content = (ctypes.c_ubyte * length.value)()
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, content, length.value, length)
        try:
            words_told = bytes(content).decode("utf-16-be", "surrogatepass")
        except UnicodeDecodeError:  # a damaged file: what is printed is read, as elsewhere
            known[number] = None
        else:
            known[number] = Original(number, words_told)
    return known[number]


def _rules(
    page: Any,  # noqa: ANN401
    turn: _Turn,
    pictures: list[Box],
) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules of a page; the boxes of its pictures are added to ``pictures`` on the same way."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]):
        if path.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(turn.box(*path.get_bounds()))
            continue
        for left, bottom, right, top in _lines(path):
            box = turn.box(left, bottom, right, top)
            if box[3] - box[1] <= ALIGNED:
                horizontal.append(Rule((box[1] + box[3]) / 2, box[0], box[2]))
            elif box[2] - box[0] <= ALIGNED:
                vertical.append(Rule((box[0] + box[2]) / 2, box[1], box[3]))
    return _merged(horizontal), _merged(vertical)


def _lines(path: Any) -> Iterator[Box]:  # noqa: ANN401
    """The straight lines that a path draws, as boxes without width; thin filled boxes too."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not stroke.value:
        left, bottom, right, top = path.get_bounds()
        if right - left <= THIN < top - bottom:
            yield (left + right) / 2, bottom, (left + right) / 2, top
        elif top - bottom <= THIN < right - left:
            yield left, (bottom + top) / 2, right, (bottom + top) / 2
        return
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _between(last, point)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _between(last, start)


def _between(start: tuple[float, float], end: tuple[float, float]) -> Box:
    (x, y), (to_x, to_y) = start, end
    return min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)


def _merged(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules of one line that touch or overlap as one; ordered by where they stand."""
    merged: list[Rule] = []
    by_line: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.end - rule.start > ALIGNED:
            by_line.setdefault(round(rule.place), []).append(rule)
    for line in by_line.values():
        line.sort(key=lambda rule: rule.start)
        current = line[0]
        for rule in line[1:]:
            if rule.start <= current.end + MERGED:
                current = Rule(current.place, current.start, max(current.end, rule.end))
            else:
                merged.append(current)
                current = rule
        merged.append(current)
    return tuple(sorted(merged, key=lambda rule: rule.place))
