"""A PDF as text: cells found from the ruled lines, parted by tabs, rows by line ends.

Line ends and tabs inside a cell are told apart from these (`folding.inside`), so that no line of a
free text looks like the beginning of a cell. What was broken only by the cell's width is joined.
"""

from dataclasses import replace
from functools import partial
from typing import Any, Final

from piadesk.errors import SourceError
from piadesk.intake.passages import MOST_CHARACTERS, Source, Unsure
from piadesk.intake.pdf.blocks import with_whole_blocks
from piadesk.intake.pdf.drawn import drawn_on_pages
from piadesk.intake.pdf.joining import cell_text
from piadesk.intake.pdf.overlap import is_overprinted
from piadesk.intake.pdf.page import read_page
from piadesk.intake.pdf.page_breaks import continued
from piadesk.intake.pdf.ruling import RuledCell, RuledRow, rows_of
from piadesk.intake.pdf.tolerances import FULL
from piadesk.intake.progress import Tell, silent
from piadesk.intake.where import Box, Where
from piadesk.texts.folding import Span, inside
from piadesk.words import say

_LEAST_LINES: Final = 2
_LEAST_WIDTH: Final = 20
"""Letters: in a narrow column many a line is full by chance."""

_WHOLE: Final = frozenset("。．.）)」』】］]：:")
"""So a text may end."""


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


def _source(document: Any, tell: Tell) -> Source:  # noqa: ANN401 - untyped
    ours = document.get_metadata_dict().get("Creator") == say("print.creator")
    pages: list[list[RuledRow]] = []
    sizes: list[tuple[float, float]] = []
    last: RuledRow | None = None
    characters = 0
    for page in document:
        content = read_page(page, ours)
        characters += len(content.glyphs)
        if characters > MOST_CHARACTERS:
            raise _TooLongError
        rows, last = continued(last, rows_of(content))
        pages.append(rows)
        sizes.append((max(content.width, 1.0), max(content.height, 1.0)))
        tell("pages", len(pages), len(document))
    pieces: list[str] = []
    length = 0
    loose: list[Span] = []
    over: list[Span] = []
    unsure: list[Unsure] = []
    landmarks: list[tuple[int, Where]] = []
    for number, (rows, size) in enumerate(zip(pages, sizes, strict=True), start=1):
        landmarks.append((length, Where(number, "page")))
        for row in rows:
            begun = length
            for cell in row.cells:
                landmarks.append((length, Where(number, "page", box=_box(cell, *size))))
                if not ours:
                    cell.lines = with_whole_blocks(cell.lines)
                words = inside(cell_text(cell, ours))
                if not ours and (code := _doubt(cell)):
                    unsure.append(Unsure(length, length + len(words), code))
                pieces += (words, "\t")
                length += len(words) + 1
            pieces[-1] = "\n"
            if not row.is_ruled:
                kept = over if row.is_over else loose
                kept.append((begun, length))
        pieces.append("\f")
        length += 1
    return Source(
        "".join(pieces),
        tuple(loose),
        tuple(over),
        tuple(landmarks),
        unsure=tuple(unsure),
        kind="pdf",
        is_ours=ours,
    )


def _doubt(cell: RuledCell) -> str:
    """The code of a note on a cell whose words do not fit it; "" for none."""
    if any(glyph.is_hidden for line in cell.lines for glyph in line.glyphs):
        return "clipped"
    if is_overprinted([line.glyphs for line in cell.lines]):
        return "layout_unsure"
    return "cut_short" if _is_cut_short(cell) else ""


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
