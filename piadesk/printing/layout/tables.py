"""Tables laid out (変更箇所): one row for each entry, the head row again on every page."""

import itertools
from collections.abc import Sequence
from typing import Final

from piadesk.boxes.model import TableBox, TableRow
from piadesk.printing.layout.answers import text_of
from piadesk.printing.layout.column_widths import needed_widths
from piadesk.printing.layout.model import CellLayout, PartLayout, RowLayout
from piadesk.printing.layout.rows import heading_cell
from piadesk.printing.layout.texts import continued_name, text_cell

_MIN_LINES: Final = 2

Span = tuple[float, float]
"""From where on, and how wide."""


def table_part(table: TableBox, part: PartLayout) -> PartLayout:
    """A table as wide as ``part``, on its kind of page."""
    spans = _spans(table, part.width)
    titles = (
        heading_cell(*span, column.label.text)
        for column, span in zip(table.columns, spans, strict=True)
    )
    head = tuple(title._replace(align="centre", centred=True) for title in titles)
    rows = tuple(_row(table, row, spans) for row in table.rows)
    return part._replace(rows=rows, head=(RowLayout(head, keep_with_next=True),), gap=0.0)


def _spans(table: TableBox, width: float) -> list[Span]:
    """Where the columns stand: after what is in them, near to what the form gives."""
    whole = sum(column.share for column in table.columns)
    given = [column.share / whole * width for column in table.columns]
    heads = [column.label.text for column in table.columns]
    texts = [[text_of(answer.look) for answer in row.answers] for row in table.rows]
    widths = needed_widths(heads, texts, given)
    starts = itertools.accumulate(widths[:-1], initial=0.0)
    return list(zip(starts, widths, strict=True))


def _row(table: TableBox, row: TableRow, spans: Sequence[Span]) -> RowLayout:
    """One entry; where it goes on on the next page, it is named again there."""
    cells: list[CellLayout] = []
    for index, (answer, span) in enumerate(zip(row.answers, spans, strict=True)):
        text, names = text_of(answer.look), index == table.named_by
        continued: tuple[str, ...] = ()
        if names or index == 0:
            continued = continued_name(span[1], text if names else "")
        align = "centre" if table.columns[index].is_choice else "left"
        cells.append(text_cell(*span, text, phrases=names, continued=continued, align=align))
    holds = tuple((x, answer.address) for (x, _), answer in zip(spans, row.answers, strict=True))
    return RowLayout(tuple(cells), min_lines=_MIN_LINES, holds=holds)
