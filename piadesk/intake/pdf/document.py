"""A PDF as text: cells found from the ruled lines, parted by tabs, rows by line ends.

Line ends and tabs inside a cell are told apart from these (`folding.inside`), so that no line of a
free text looks like the beginning of a cell. What was broken only by the cell's width is joined.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from piadesk.errors import SourceError
from piadesk.intake.passages import MOST_CHARACTERS, Source
from piadesk.intake.pdf.drawn import drawn_on_pages
from piadesk.intake.pdf.joining import cell_text
from piadesk.intake.pdf.overlap import is_overprinted
from piadesk.intake.pdf.page import read_page
from piadesk.intake.pdf.ruling import RuledCell, RuledRow, rows_of
from piadesk.intake.progress import Tell, silent
from piadesk.intake.where import Box, Where
from piadesk.texts.folding import Span, inside
from piadesk.words import say


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
        most = MOST_CHARACTERS // 10_000
        raise SourceError("source.long_text", path=name, most=most) from fault
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
        rows, last = _continued(last, rows_of(content))
        pages.append(rows)
        sizes.append((max(content.width, 1.0), max(content.height, 1.0)))
        tell("pages", len(pages), len(document))
    text = ""
    loose: list[Span] = []
    over: list[Span] = []
    unsure: list[Span] = []
    landmarks: list[tuple[int, Where]] = []
    for number, (rows, size) in enumerate(zip(pages, sizes, strict=True), start=1):
        landmarks.append((len(text), Where(number, "page")))
        for row in rows:
            begun = len(text)
            for index, cell in enumerate(row.cells):
                text += "\t" if index else ""
                landmarks.append((len(text), Where(number, "page", box=_box(cell, *size))))
                words = inside(cell_text(cell, ours))
                if not ours and is_overprinted([line.glyphs for line in cell.lines]):
                    unsure.append((len(text), len(text) + len(words)))
                text += words
            text += "\n"
            if not row.is_ruled:
                kept = over if row.is_over else loose
                kept.append((begun, len(text)))
        text += "\f"
    return Source(
        text,
        tuple(loose),
        tuple(over),
        tuple(landmarks),
        unsure=tuple(unsure),
        kind="pdf",
        is_ours=ours,
    )


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


# ---- rows that go on on the next page


def _continued(
    last: RuledRow | None, rows: list[RuledRow]
) -> tuple[list[RuledRow], RuledRow | None]:
    """The rows of a page without those that only go on from ``last``: these join it.

    And the row that may go on on the next page: the last of this one, or the same again.
    """
    begin, end = 0, 0
    if last:
        begin, end, cells = _rest(last, rows)
        _join(last, cells)
    ruled = [row for row in rows[end:] if row.is_ruled]
    return rows[:begin] + rows[end:], ruled[-1] if ruled else last


def _rest(last: RuledRow, rows: Sequence[RuledRow]) -> tuple[int, int, Sequence[RuledCell]]:
    """From where to where the rows of a page only go on from the last one before, and with what."""
    first = next((n for n, row in enumerate(rows) if row.is_ruled), len(rows))
    if first < len(rows) and rows[first].cut_above and last.cut_below:
        return first, first + 1, rows[first].cells
    for start in range(first, min(first + 2, len(rows))):
        row = rows[start]
        if not _goes_on(row):
            continue
        others = [cell for cell in row.cells if cell.lines and not _is_repeated(cell)]
        if others or start + 1 == len(rows):
            return start, start + 1, others
        return start, start + 2, rows[start + 1].cells
    return 0, 0, ()


def _goes_on(row: RuledRow) -> bool:
    """Whether a row goes on from the page before: its label is printed again, with （続き）.

    Where only the merged cell of a group is, a new row of that group begins.
    """
    filled = next((n for n, cell in enumerate(row.cells) if cell.lines), None)
    if filled is None or not _is_repeated(row.cells[filled]):
        return False
    first, *others = row.cells[filled:]
    if len(others) < 2 or not others[0].lines or _is_repeated(others[0]):
        return True
    if _bare(first) == say("print.continued"):
        return True
    first.lines = []
    return False


def _is_repeated(cell: RuledCell) -> bool:
    return _bare(cell).endswith(say("print.continued"))


def _bare(cell: RuledCell) -> str:
    return "".join(glyph.text for line in cell.lines for glyph in line.glyphs).strip()


def _join(last: RuledRow, cells: Sequence[RuledCell]) -> None:
    """Put the lines of the cells below those of the row that they belong to."""
    for cell in cells:
        above = min(last.cells, key=lambda of_last: abs(of_last.left - cell.left))
        above.lines += cell.lines
        above.cut_below = cell.cut_below
