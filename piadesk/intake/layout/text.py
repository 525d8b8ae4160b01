"""Text whose blanks keep the look of the page (``pdftotext -layout``), read row by row.

There a label stands at the left, often half-way down its answer, and the lines of the answer and of
the ＜選択肢＞ stand in columns beside it: some above the line of their label. Each row becomes one
line with cells, as in a table. The cover, whose heads stand above their answers, stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.intake.labels.furniture import furniture
from piadesk.intake.labels.printed_words import all_printed_words
from piadesk.intake.layout.changes import Head, head_of, table_rows
from piadesk.intake.layout.labels import is_label
from piadesk.intake.layout.lines import CellRow, Line, groups, lines_of
from piadesk.intake.layout.marks import with_whole_marks
from piadesk.intake.layout.page_ends import with_rows_whole
from piadesk.intake.layout.rows import LIST, Row, is_head_line, rows_of
from piadesk.intake.passages import Source, Unsure
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.texts.folding import LINE, Span, fold

_ROWS: Final = 4
_DEEP_SHARE: Final = 0.12
"""A laid-out text has so many rows of a label and an answer beside it, and lines that are deep."""

_MOST_UNSURE: Final = 0.12
"""Share of rows of which nobody is sure where they begin and end; with more, words were drawn over
each other on the paper, and no answer is sure."""

_LOOKED_AT: Final = 300_000
"""So many characters tell how a text is laid out."""

_FIRST_SECTION: Final = re.compile(r"(?:[ⅠⅡⅢⅣⅤⅥ]|I{1,3}|I?V)(?:$|[ \u3000.．])")


def is_laid_out(text: str) -> bool:
    """Whether the blanks of a text keep the look of its pages."""
    if "\t" in text:
        return False
    lines = [line for line in lines_of(text[:_LOOKED_AT], 0) if line]
    deep = sum(line.is_deep for line in lines)
    rows = sum(not line.is_deep and len(line.segments) > 1 for line in lines)
    return rows >= _ROWS and deep >= max(_ROWS, _DEEP_SHARE * len(lines))


def text_of_layout(text: str) -> Source:
    """The source text, a line for each row, with the lines that it came from."""
    pieces: list[str] = []
    landmarks: list[tuple[int, Where]] = []
    unsure: list[Unsure] = []
    length = 0
    for rows, has_break in with_rows_whole(_pages(text)):
        for row in rows:
            landmarks.append((length, Where(row.number)))
            words = "\t".join(row.cells) + "\n"
            if not row.is_sure:
                unsure.append(Unsure(length, length + len(words)))
            pieces.append(words)
            length += len(words)
        if has_break:
            pieces.append("\f")
            length += 1
    if len(unsure) > _MOST_UNSURE * len(landmarks):
        unsure.append(Unsure(0, length, "layout_crossed"))
    told = note("laid_out", Where(1))
    whole = "".join(pieces)
    return Source(whole, landmarks=tuple(landmarks), notes=(told,), unsure=tuple(unsure))


def _pages(text: str) -> Iterator[tuple[list[CellRow], bool]]:
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
        rows = [*_page_rows(lines, head, begun=begun), *map(_alone, alone)]
        head = _head_at_end(lines, head)
        begun = begun or any(_begins(line) for line in lines)
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
            yield CellRow(group[0].number, [words[0], _cell(beside)])
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


def _begins(line: Line | None) -> bool:
    return line is not None and bool(_FIRST_SECTION.match(line.segments[0].words))


def _page_rows(
    lines: Sequence[Line | None], head: Head | None, *, begun: bool
) -> Iterator[CellRow]:
    """The rows of a page; what stands on the cover as it is. ``head`` is that of a table which the
    page before ended in."""
    if head and _head_at_end(lines, head) is head:
        yield from table_rows(head, lines)
        return
    start = 0
    if not begun:
        start = next((n for n, line in enumerate(lines) if _begins(line)), len(lines))
        yield from _cover_rows(lines[:start])
    stop = next((n for n in range(start, len(lines)) if head_of(lines, n)), len(lines))
    mended, joined = with_whole_marks(lines[start:stop])
    for row in rows_of(mended):
        first = (row.above or [row.line])[0]
        numbers = {line.number for line in [*row.above, row.line, *row.below]}
        yield CellRow(first.number, [_written(row)], row.is_sure and not numbers & joined)
    if here := head_of(lines, stop):
        yield CellRow(here.number, here.labels)
        yield from table_rows(here, lines[stop + here.lines :])


def _written(row: Row) -> str:
    """The cells of a row: label, answer, ＜選択肢＞; a line alone as it stands."""
    lines = [*row.above, row.line, *row.below]
    label, *beside = row.line.segments
    is_section = re.fullmatch(r"[ⅠIⅡⅢⅣⅤⅥ]+", label.words)
    is_deep = row.line.is_deep and not is_label(label.words)
    if len(lines) == 1 and (is_deep or is_section or not beside):
        return "  ".join(segment.words for segment in row.line.segments)
    mark = ""
    if beside and fold(beside[0].words) == "※":
        mark, beside = " ※", beside[1:]
    by_line = [line.segments if line is not row.line else tuple(beside) for line in lines]
    edges = [s.column for segments in by_line for s in segments if LIST.match(s.words)]
    edge = min(edges, default=1 << 20) - 2
    answer = [[s.words for s in segments if s.column < edge] for segments in by_line]
    listed = [[s.words for s in segments if s.column >= edge] for segments in by_line]
    cells = [label.words + mark, _cell(answer), _cell(listed)]
    return "\t".join(cells[: 3 if cells[2] else 2])


def _cell(lines: Sequence[Sequence[str]]) -> str:
    return LINE.join("\u3000".join(words) for words in lines if words)
