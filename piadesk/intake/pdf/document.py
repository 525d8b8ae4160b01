"""A PDF as text: cells found from the ruled lines, parted by tabs, rows by line ends.

Line ends and tabs inside a cell are told apart from these (`folding.inside`), so that no line of a
free text looks like the beginning of a cell. What was broken only by the cell's width is joined.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, Final, NamedTuple

from piadesk.errors import SourceError
from piadesk.intake.layout.text import has_columns, text_of_layout
from piadesk.intake.passages import MOST_CHARACTERS, Source, Unsure
from piadesk.intake.pdf.beside_list import apart_from_list, has_list
from piadesk.intake.pdf.blocks import with_whole_blocks
from piadesk.intake.pdf.drawn import MIN_SIDE, drawn_on_pages
from piadesk.intake.pdf.joining import cell_text
from piadesk.intake.pdf.overlap import is_overprinted
from piadesk.intake.pdf.page import PageContent, read_page
from piadesk.intake.pdf.page_breaks import continued
from piadesk.intake.pdf.ruling import PrintedLine, RuledCell, RuledRow, rows_of
from piadesk.intake.pdf.tolerances import (
    ALIGNED,
    DESCENT,
    FEW_RULED,
    FULL,
    LONG_TEXT,
    OVER,
    ROW_LIMIT,
)
from piadesk.intake.pdf.unruled import laid_out
from piadesk.intake.progress import Tell, silent
from piadesk.intake.report import note
from piadesk.intake.where import Box, Where
from piadesk.texts.folding import Span, inside
from piadesk.words import say

_LEAST_LINES: Final = 2
_LEAST_WIDTH: Final = 20
"""Letters: in a narrow column many a line is full by chance."""

_WHOLE: Final = frozenset("。．.）)」』】］]：:")
"""So a text may end."""

_WHOLE_PAGE: Final = 0.7
"""So large a share of a page is a scan of it, whose words stand in the file."""


class _TooLongError(Exception):
    """More characters than a sheet has; the pages behind are not read."""


def text_of_pdf(content: bytes, name: str, tell: Tell = silent) -> Source:
    """The text of a PDF, pages parted by form feeds.

    Raises `SourceError` (``source.encrypted``, ``source.broken_pdf``, ``source.scanned``,
    ``source.long_text``).
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            source = _source(document, tell)
    except _TooLongError as fault:
        limit = MOST_CHARACTERS // 10_000
        raise SourceError("source.long_text", path=name, most=limit) from fault
    except pypdfium2.PdfiumError as fault:  # of a page, too
        code = "source.encrypted" if "assword" in str(fault) else "source.broken_pdf"
        raise SourceError(code, path=name) from fault
    except (ArithmeticError, ValueError) as fault:  # numbers of a damaged file that are none
        raise SourceError("source.broken_pdf", path=name) from fault
    if not source.text.strip():
        raise SourceError("source.scanned", path=name)
    return replace(source, drawn=partial(drawn_on_pages, content))


class _Page(NamedTuple):
    rows: list[RuledRow]
    content: PageContent
    width: float
    height: float


def _source(document: Any, tell: Tell) -> Source:  # noqa: ANN401 - untyped
    is_ours = document.get_metadata_dict().get("Creator") == say("print.creator")
    # All are read before the first is taken: a page adds lines to the last row of the one before.
    pages = list(_pages(document, tell, is_ours=is_ours))
    text = _Text(is_ours, _highest(pages))
    pictured = tuple(_pictured(pages))
    if not is_ours and _is_unruled(pages) and (source := _by_columns(pages)):
        return replace(source, pictured=pictured)
    for number, page in enumerate(pages, start=1):
        text.add_page(number, page)
    return replace(text.source(), pictured=pictured)


def _pictured(pages: Sequence[_Page]) -> Iterator[Where]:
    """Where pictures stand that are no seals and no scan of the whole page."""
    for number, page in enumerate(pages, start=1):
        for left, bottom, right, top in page.content.pictures:
            is_large = min(right - left, top - bottom) >= MIN_SIDE
            share = (right - left) * (top - bottom) / page.width / page.height
            if is_large and share < _WHOLE_PAGE:
                upper, lower = 1 - top / page.height, 1 - bottom / page.height
                box = (left / page.width, upper, right / page.width, lower)
                yield Where(number, "page", box=box)


def _pages(document: Any, tell: Tell, *, is_ours: bool) -> Iterator[_Page]:  # noqa: ANN401
    last: RuledRow | None = None
    before: set[tuple[str, ...]] = set()
    characters = 0
    for number, page in enumerate(document, start=1):
        content = read_page(page, is_ours)
        characters += len(content.glyphs)
        if characters > MOST_CHARACTERS:
            raise _TooLongError
        rows, last = continued(last, rows_of(content), before)
        tell("pages", number, len(document))
        yield _Page(rows, content, max(content.width, 1.0), max(content.height, 1.0))


class _Text:
    """The text as it grows, with what stands where in it."""

    def __init__(self, is_ours: bool, highest: float) -> None:
        self._is_ours = is_ours
        self._highest = highest
        self._pieces: list[str] = []
        self._length = 0
        self._loose: list[Span] = []
        self._over: list[Span] = []
        self._unsure: list[Unsure] = []
        self._landmarks: list[tuple[int, Where]] = []

    def add_page(self, number: int, page: _Page) -> None:
        """Adds the rows of a page, and the form feed behind it."""
        self._landmarks.append((self._length, Where(number, "page")))
        for row in page.rows:
            begun = self._length
            for cell in row.cells:
                box = _box(cell, page.width, page.height)
                self._landmarks.append((self._length, Where(number, "page", box=box)))
                self._add_cell(cell)
            self._pieces[-1] = "\n"
            if not row.is_ruled:
                kept = self._over if row.is_over else self._loose
                kept.append((begun, self._length))
        self._pieces.append("\f")
        self._length += 1

    def _add_cell(self, cell: RuledCell) -> None:
        printed = cell.lines
        if not self._is_ours:
            cell.lines = apart_from_list(printed) or with_whole_blocks(printed)
        words = inside(cell_text(cell, self._is_ours))
        if not self._is_ours and (code := _doubt(cell, printed, self._highest)):
            self._unsure.append(Unsure(self._length, self._length + len(words), code))
        self._pieces += (words, "\t")
        self._length += len(words) + 1

    def source(self) -> Source:
        """All of it."""
        return Source(
            "".join(self._pieces),
            tuple(self._loose),
            tuple(self._over),
            tuple(self._landmarks),
            unsure=tuple(self._unsure),
            kind="pdf",
            is_ours=self._is_ours,
        )


def _is_unruled(pages: Sequence[_Page]) -> bool:
    """Whether hardly any words stand between ruled lines."""
    counts = {True: 0, False: 0}
    for row in chain.from_iterable(page.rows for page in pages):
        for cell in row.cells:
            counts[cell.ruled] += sum(len(line.glyphs) for line in cell.lines)
    return counts[True] < FEW_RULED * sum(counts.values())


def _by_columns(pages: Sequence[_Page]) -> Source | None:
    """The source text of pages without ruled lines; None where no columns show either."""
    page_text = laid_out([page.content for page in pages])
    if not has_columns(page_text.text):
        return None
    source = text_of_layout(page_text.text, page_text.tied)
    places = [(start, page_text.places[where.number - 1]) for start, where in source.landmarks]
    notes = (note("unruled", Where(1, "page")),)
    unsure = tuple(each._replace(code="unruled_unsure") for each in source.unsure)
    source = replace(source, unsure=unsure, landmarks=tuple(places), notes=notes)
    return replace(source, kind="pdf", has_lines_cut=True)


def _doubt(cell: RuledCell, printed: Sequence[PrintedLine], highest: float) -> str:
    """The code of a note on a cell whose words do not fit it; "" for none. ``printed`` are its
    lines as they stand on the page: in a whole block one stands over the other."""
    if any(glyph.is_hidden for line in cell.lines for glyph in line.glyphs):
        return "clipped"
    if is_overprinted([line.glyphs for line in printed]):
        return "layout_unsure"
    if has_list(printed):
        return ""
    if _is_cut_short(cell):
        return "cut_short"
    return "may_be_cut" if _is_at_limit(cell, highest) else ""


def _is_cut_short(cell: RuledCell) -> bool:
    """Whether a text fills its cell to the last corner, and does not end there: Excel leaves out
    the lines that have no room."""
    if not cell.ruled or len(cell.lines) < _LEAST_LINES:
        return False
    last = cell.lines[-1]
    if cell.right - cell.left < _LEAST_WIDTH * last.size:
        return False
    step = cell.lines[-2].base - last.base
    is_full = last.right > cell.right - FULL * last.size
    has_room = last.base - step > cell.bottom
    words = "".join(glyph.text for glyph in last.glyphs).rstrip()
    return is_full and not has_room and words[-1:] not in _WHOLE


def _is_at_limit(cell: RuledCell, highest: float) -> bool:
    """Whether a long text fills a cell that is as high as any: spreadsheet programs draw no row
    beyond a limit, and leave out what would stand below it. In a cell that is only as high as its
    text the same is seen; then the highest alone is doubted, and one whose last line reaches the
    lower edge."""
    if not cell.ruled or cell.cut_above or cell.cut_below or len(cell.lines) < LONG_TEXT:
        return False
    last = cell.lines[-1]
    below, step = last.base - cell.bottom, cell.lines[-2].base - last.base
    is_highest = highest - ALIGNED < cell.top - cell.bottom < ROW_LIMIT + ALIGNED
    return below < (step + DESCENT * last.size if is_highest else OVER * last.size)


def _highest(pages: Sequence[_Page]) -> float:
    cells = (cell for page in pages for row in page.rows for cell in row.cells if cell.ruled)
    return max((cell.top - cell.bottom for cell in cells), default=0.0)


def _box(cell: RuledCell, width: float, height: float) -> Box:
    """The part of the page that the cell takes; of words between no lines their own."""
    glyphs = [glyph for line in cell.lines for glyph in line.glyphs]
    words = glyphs if glyphs and not cell.ruled else []
    left = min((glyph.left for glyph in words), default=cell.left)
    right = max((glyph.right for glyph in words), default=cell.right)
    top = max((glyph.top for glyph in words), default=cell.top)
    bottom = min((glyph.bottom for glyph in words), default=cell.bottom)
    edges = (left / width, 1 - top / height, right / width, 1 - bottom / height)
    first, second, third, fourth = (round(min(max(edge, 0.0), 1.0), 4) for edge in edges)
    return first, second, third, fourth
