"""Text whose blanks keep the look of the page (``pdftotext -layout``), read row by row.

There a label stands at the left, often half-way down its answer, and the lines of the answer and of
the ＜選択肢＞ stand in columns beside it: some above the line of their label. Each row becomes one
line with cells, as in a table. The cover, whose heads stand above their answers, stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from piadesk.intake.labels.furniture import furniture
from piadesk.intake.labels.printed_words import all_printed_words
from piadesk.intake.layout.belonging import asks
from piadesk.intake.layout.changes import Head, head_of, table_rows
from piadesk.intake.layout.lines import CellRow, Line, groups, lines_of
from piadesk.intake.layout.marks import with_whole_marks
from piadesk.intake.layout.narrow_groups import with_groups_whole
from piadesk.intake.layout.page_ends import with_rows_whole
from piadesk.intake.layout.row import is_head_line
from piadesk.intake.layout.row_seams import Heights
from piadesk.intake.layout.rows import rows_of
from piadesk.intake.layout.written import begins_section, joined_lines, source_of_rows, written
from piadesk.intake.passages import Source
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.texts.folding import Span, fold

_ROWS: Final = 4
_DEEP_SHARE: Final = 0.12
"""A laid-out text has so many rows of a label and an answer beside it, and lines that are deep."""

_AMID_SHARE: Final = 0.05
"""So few labels amid their answers, of those beside the first lines, are chance."""

_MARGIN: Final = 3
"""Columns before the labels of a table that is narrower than the headings."""

_LOOKED_AT: Final = 300_000
"""So many characters tell how a text is laid out."""


def is_laid_out(text: str) -> bool:
    """Whether the blanks of a text keep the look of its pages."""
    if "\t" in text:
        return False
    lines = [line for line in lines_of(text[:_LOOKED_AT], 0) if line]
    deep = sum(line.is_deep for line in lines)
    rows = sum(not line.is_deep and len(line.segments) > 1 for line in lines)
    return rows >= _ROWS and deep >= max(_ROWS, _DEEP_SHARE * len(lines))


def has_columns(text: str) -> bool:
    """Whether lines of a text that keeps the look of its pages stand in more than one column."""
    lines = [line for line in lines_of(text[:_LOOKED_AT], 0) if line]
    beside = sum(line.is_deep or len(line.segments) > 1 for line in lines)
    return beside >= max(_ROWS, _DEEP_SHARE * len(lines))


def text_of_layout(text: str, tied: frozenset[int] | None = None) -> Source:
    """The source text, a line for each row, with the lines that it came from.

    ``tied`` are the numbers of the lines that go on in the cell of the line above them; None where
    nobody knows.
    """
    heights = Heights(tied, is_at_top=_is_at_top(text))
    pages = with_rows_whole(_pages(text, heights))
    rows = source_of_rows(pages, by_page=tied is not None)
    return replace(rows, notes=(note("laid_out", Where(1)),))


def _is_at_top(text: str) -> bool:
    """Whether hardly any label stands between lines of its answer, and many have lines below them:
    so a word processor sets its tables."""
    lines = [*lines_of(text[:_LOOKED_AT], 0)]
    amid = below = 0
    for above, line, under in zip(lines, lines[1:], lines[2:], strict=False):
        is_set_in = not line or line.segments[0].column > _MARGIN
        if is_set_in or not (line and under and under.is_deep):
            continue
        is_alone = len(line.segments) == 1 and asks(line.segments[0].words)
        amid += bool(is_alone and above and above.is_deep)
        below += len(line.segments) > 1 and asks(line.segments[0].words)
    return below >= _ROWS and amid <= _AMID_SHARE * below


def _pages(text: str, heights: Heights) -> Iterator[tuple[list[CellRow], bool]]:
    """The rows of each page, page furniture behind them, and whether a page break follows."""
    begun, number, place = False, 0, 0
    running = furniture(Source(text), all_printed_words())
    head: Head | None = None
    for page in re.split(r"(?<=\f)", text):
        aside = frozenset(_numbers_of(text, running, place, page, number))
        lines = [*lines_of(page, number)]
        alone = [line for line in lines if line and line.number in aside]
        lines = [None if line in alone else line for line in lines]
        number += page.count("\n")
        place += len(page)
        rows = [*_page_rows(lines, head, heights, begun=begun), *map(_alone, alone)]
        head = _head_at_end(lines, head)
        begun = begun or any(begins_section(line) for line in lines)
        yield rows, page.endswith("\f")


def _numbers_of(
    text: str, spans: Sequence[Span], place: int, page: str, before: int
) -> Iterator[int]:
    """The numbers of a page's lines that stand in some spans of the text."""
    for start, _ in spans:
        if place <= start < place + len(page):
            yield before + page.count("\n", 0, start - place) + 1


def _cover_rows(lines: Sequence[Line | None]) -> Iterator[CellRow]:
    """The lines of a cover: heads stand above their answers, save one that has lines beside it."""
    for group in groups(lines):
        labels = [line for line in group if not line.is_deep]
        words = _words(labels[0]) if len(labels) == 1 and labels[0] is not group[0] else []
        printed = [fold(each) in all_printed_words() for each in words]
        if printed and printed[0] and not any(printed[1:]):
            beside = [_words(line)[line is labels[0] :] for line in group]
            yield CellRow(group[0].number, [words[0], joined_lines(beside)])
        else:
            yield from map(_alone, group)


def _words(line: Line) -> list[str]:
    return [segment.words for segment in line.segments]


def _alone(line: Line) -> CellRow:
    return CellRow(line.number, ["  ".join(segment.words for segment in line.segments)])


def _head_at_end(lines: Sequence[Line | None], before: Head | None) -> Head | None:
    """The head row of the table that a page ends in; it may go on without one."""
    heads = [head for n in range(len(lines)) if (head := head_of(lines, n))]
    if heads:
        return heads[-1]
    return before if before and not any(line and is_head_line(line) for line in lines) else None


def _page_rows(
    lines: Sequence[Line | None],
    head: Head | None,
    heights: Heights,
    *,
    begun: bool,
) -> Iterator[CellRow]:
    """The rows of a page; what stands on the cover as it is. ``head`` is that of a table which the
    page before ended in."""
    if head and _head_at_end(lines, head) is head:
        yield from table_rows(head, lines, is_at_top=heights.is_at_top)
        return
    start = 0
    if not begun:
        start = next((n for n, line in enumerate(lines) if begins_section(line)), len(lines))
        yield from _cover_rows(lines[:start])
    stop = next((n for n in range(start, len(lines)) if head_of(lines, n)), len(lines))
    mended, joined = with_whole_marks(with_groups_whole(lines[start:stop]))
    for row in rows_of(mended, heights):
        first = (row.above or [row.line])[0]
        numbers = {line.number for line in [*row.above, row.line, *row.below]}
        yield CellRow(first.number, [written(row)], row.is_sure and not numbers & joined)
    if here := head_of(lines, stop):
        yield CellRow(here.number, here.labels)
        behind = lines[stop + here.lines :]
        yield from table_rows(here, behind, is_at_top=heights.is_at_top)
