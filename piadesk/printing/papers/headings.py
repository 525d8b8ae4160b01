"""What the papers beside the official form are made of: titles, heads of columns, label rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from piadesk.printing.layout.model import Bookmark, CellLayout, RowLayout
from piadesk.printing.layout.texts import continued_name, text_cell

_TITLE_SIZE: Final = 16.0
HEAD_SHADE: Final = 0.89
LABEL_SHADE: Final = 0.95


def title_row(title: str, width: float) -> RowLayout:
    """The paper's title, large over its first page."""
    cell = text_cell(0, width, title, bold=True, size=_TITLE_SIZE, align="centre")
    row = RowLayout((cell,), leading=22.0, padding=8.0, keep_with_next=True)
    return replace(row, bookmark=Bookmark(title, 0))


def plain_row(
    text: str, width: float, *, bold: bool = False, keep_with_next: bool = False
) -> RowLayout:
    """A text over the whole width."""
    return RowLayout(
        (text_cell(0, width, text, bold=bold),), padding=2.0, keep_with_next=keep_with_next
    )


def band(text: str, width: float, level: int = 1, bookmark: str = "") -> RowLayout:
    """A shaded heading over the rows that follow, bookmarked as it reads where nothing is told."""
    cell = text_cell(0, width, text, bold=True, size=9.5, shade=HEAD_SHADE)
    return RowLayout((cell,), keep_with_next=True, bookmark=Bookmark(bookmark or text, level))


def head_row(titles: Iterable[tuple[str, tuple[float, float]]]) -> RowLayout:
    """The heads of columns, each with its place: from where on, how wide."""
    cells = [text_cell(*span, title, bold=True, shade=HEAD_SHADE) for title, span in titles]
    return RowLayout(
        tuple(cell._replace(align="centre", centred=True) for cell in cells), keep_with_next=True
    )


def list_row(
    texts: Sequence[str], spans: Sequence[tuple[float, float]], named_by: int = 0
) -> RowLayout:
    """A row of a list. Where it goes on on the next page, the cells up to the one that names it
    (``named_by``) are printed again there, for a reader of that page alone."""
    cells = [text_cell(*span, text) for span, text in zip(spans, texts, strict=True)]
    for index in range(named_by):
        cells[index] = cells[index]._replace(continued=cells[index].lines[:1])
    if texts[named_by]:
        name = continued_name(spans[named_by][1], texts[named_by])
        cells[named_by] = cells[named_by]._replace(continued=name)
    return RowLayout(tuple(cells))


def labelled_row(label: str, value: CellLayout) -> RowLayout:
    """A shaded label and what stands to its right."""
    return RowLayout((text_cell(0, value.x, label, shade=LABEL_SHADE, centred=True), value))


def shortened(cell: CellLayout, max_lines: int) -> CellLayout:
    """The cell with no more lines than that; … tells that there are more."""
    if len(cell.lines) <= max_lines:
        return cell
    last = cell.lines[max_lines - 1]
    return cell._replace(lines=(*cell.lines[: max_lines - 1], last[:-1] + "…"))
