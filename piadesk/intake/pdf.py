"""A PDF as text: cells found from the ruled lines, parted by tabs, rows by line ends.

Line ends and tabs inside a cell are told apart from these (`folding.inside`), so that no line of a
free text looks like the beginning of a cell. What was broken only by the cell's width is joined.
"""

from collections.abc import Sequence
from typing import Any

from piadesk.errors import SourceError
from piadesk.intake.folding import Span, inside
from piadesk.intake.joining import cell_text
from piadesk.intake.passages import Source
from piadesk.intake.pdf_page import read_page
from piadesk.intake.ruling import Cell, Row, rows_of
from piadesk.intake.where import Where
from piadesk.words import say


def text_of_pdf(content: bytes, name: str) -> Source:
    """The text of a PDF, pages parted by form feeds.

    Raises `SourceError` (``source.encrypted``, ``source.broken_pdf``, ``source.scanned``).
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            source = _source(document)
    except pypdfium2.PdfiumError as fault:  # of a page, too
        code = "source.encrypted" if "assword" in str(fault) else "source.broken_pdf"
        raise SourceError(code, path=name) from fault
    if not source.text.strip():
        raise SourceError("source.scanned", path=name)
    return source


def _source(document: Any) -> Source:  # noqa: ANN401 - pypdfium2 is untyped
    ours = document.get_metadata_dict().get("Creator") == say("print.creator")
    pages: list[list[Row]] = []
    for page in document:
        rows = rows_of(read_page(page, ours))
        pages.append(_continued(pages, rows) if pages else rows)
    text = ""
    loose: list[Span] = []
    over: list[Span] = []
    landmarks: list[tuple[int, Where]] = []
    for number, rows in enumerate(pages, start=1):
        landmarks.append((len(text), Where(number, "page")))
        for row in rows:
            told = "\t".join(inside(cell_text(cell, ours)) for cell in row.cells) + "\n"
            if not row.is_ruled:
                kept = over if row.is_over else loose
                kept.append((len(text), len(text) + len(told)))
            text += told
        text += "\f"
    return Source(text, tuple(loose), tuple(over), tuple(landmarks))


# ---- rows that go on on the next page


def _continued(pages: Sequence[list[Row]], rows: list[Row]) -> list[Row]:
    """The rows of a page without those that only go on from the page before: these join it."""
    last = next((r for page in reversed(pages) for r in reversed(page) if r.is_ruled), None)
    place = next((n for n, row in enumerate(rows) if row.is_ruled), len(rows))
    if last is None or place == len(rows):
        return rows
    if rows[place].cut_above and last.cut_below:
        _join(last, rows[place].cells)
        return rows[:place] + rows[place + 1 :]
    for start in range(place, min(place + 2, len(rows))):
        row = rows[start]
        if not _goes_on(row):
            continue
        others = [cell for cell in row.cells if cell.lines and not _is_repeated(cell)]
        if others or start + 1 == len(rows):
            _join(last, others)
            return rows[:start] + rows[start + 1 :]
        _join(last, rows[start + 1].cells)
        return rows[:start] + rows[start + 2 :]
    return rows


def _goes_on(row: Row) -> bool:
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


def _is_repeated(cell: Cell) -> bool:
    return _bare(cell).endswith(say("print.continued"))


def _bare(cell: Cell) -> str:
    return "".join(glyph.text for line in cell.lines for glyph in line.glyphs).strip()


def _join(last: Row, cells: Sequence[Cell]) -> None:
    """Put the lines of the cells below those of the row that they belong to."""
    for cell in cells:
        above = min(last.cells, key=lambda one: abs(one.left - cell.left))
        above.lines += cell.lines
