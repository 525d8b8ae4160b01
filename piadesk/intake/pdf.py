"""A PDF as text: cells found from the ruled lines, parted by tabs, rows by line ends.

Line ends and tabs inside a cell are told apart from these (`folding.inside`), so that no line of a
free text looks like the beginning of a cell. What was broken only by the cell's width is joined.
"""

from collections.abc import Sequence
from typing import Any

from piadesk.errors import SourceError
from piadesk.intake.folding import inside
from piadesk.intake.joining import cell_text
from piadesk.intake.pdf_page import read_page
from piadesk.intake.ruling import Cell, Row, rows_of
from piadesk.words import say


def text_of_pdf(content: bytes, name: str) -> str:
    """The text of a PDF, pages parted by form feeds.

    Raises `SourceError` (``source.encrypted``, ``source.broken_pdf``, ``source.scanned``).
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        code = "source.encrypted" if locked or "assword" in str(fault) else "source.broken_pdf"
        raise SourceError(code, path=name) from fault
    with document:
        text = _text(document)
    if not text.strip():
        raise SourceError("source.scanned", path=name)
    return text


def _text(document: Any) -> str:  # noqa: ANN401 - pypdfium2 is untyped
    ours = document.get_metadata_dict().get("Creator") == say("print.creator")
    pages: list[list[Row]] = []
    for page in document:
        rows = rows_of(read_page(page, ours))
        pages.append(_continued(pages, rows) if pages else rows)
    return "\f".join("\n".join(_told(row, ours) for row in rows) for rows in pages)


def _told(row: Row, ours: bool) -> str:
    return "\t".join(inside(cell_text(cell, ours)) for cell in row.cells)


# ---- rows that go on on the next page


def _continued(pages: Sequence[list[Row]], rows: list[Row]) -> list[Row]:
    """The rows of a page without those that only go on from the page before: these join it."""
    last = _last_ruled(pages)
    place = next((n for n, row in enumerate(rows) if row.is_ruled), len(rows))
    if last is None or place == len(rows):
        return rows
    if rows[place].cut_above and last.cut_below:
        _join(last, rows[place].cells)
        return rows[:place] + rows[place + 1 :]
    for start in (place, place + 1):
        if start >= len(rows) or not _goes_on(rows[start]):
            continue
        row = rows[start]
        others = [cell for cell in row.cells if cell.lines and not _is_continued(cell)]
        if others or start + 1 == len(rows):
            _join(last, others)
            return rows[:start] + rows[start + 1 :]
        _join(last, rows[start + 1].cells)
        return rows[:start] + rows[start + 2 :]
    return rows


def _last_ruled(pages: Sequence[list[Row]]) -> Row | None:
    return next((row for rows in reversed(pages) for row in reversed(rows) if row.is_ruled), None)


def _goes_on(row: Row) -> bool:
    return any(_is_continued(cell) for cell in row.cells)


def _is_continued(cell: Cell) -> bool:
    words = "".join(glyph.text for line in cell.lines for glyph in line.glyphs)
    return words.endswith(say("print.continued"))


def _join(last: Row, cells: Sequence[Cell]) -> None:
    """Put the lines of the cells below those of the row that they belong to."""
    for cell in cells:
        above = min(last.cells, key=lambda one: abs(one.left - cell.left))
        above.lines += cell.lines
