"""Rows of a page written as lines with cells, and the source text that they make."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from piadesk.intake.layout.cut_rows import has_rows_cut
from piadesk.intake.layout.labels import is_label
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.page_ends import Page
from piadesk.intake.layout.row import LIST, Row
from piadesk.intake.passages import Source, Unsure
from piadesk.intake.where import Where
from piadesk.texts.folding import LINE, fold

_MOST_UNSURE: Final = 0.12
"""Share of rows of which nobody is sure where they begin and end; with more, and lines that break
off, words were drawn over each other on the paper, and no answer is sure."""

_FIRST_SECTION: Final = re.compile(r"(?:[ⅠⅡⅢⅣⅤⅥ]|I{1,3}|I?V)(?:$|[ \u3000.．])")


def begins_section(line: Line | None) -> bool:
    """Whether a line is the heading of a section: the cover ends before it."""
    return line is not None and bool(_FIRST_SECTION.match(line.segments[0].words))


def source_of_rows(pages: Iterable[Page], *, by_page: bool = False) -> Source:
    """The source text of the rows of all pages, a line for each, with the lines they came from.

    ``by_page`` says that the heights of a page told which lines go together: then rows are unsure
    for nothing but what was drawn over them.
    """
    pieces: list[str] = []
    landmarks: list[tuple[int, Where]] = []
    unsure: list[Unsure] = []
    length = 0
    for rows, has_break in pages:
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
    text = "".join(pieces)
    if len(unsure) > _MOST_UNSURE * len(landmarks) and (by_page or has_rows_cut(text.split("\n"))):
        unsure.append(Unsure(0, length, "layout_crossed"))
    return Source(text, landmarks=tuple(landmarks), unsure=tuple(unsure))


def written(row: Row) -> str:
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
    cells = [label.words + mark, joined_lines(answer), joined_lines(listed)]
    return "\t".join(cells[: 3 if cells[2] else 2])


def joined_lines(lines: Sequence[Sequence[str]]) -> str:
    """The words of the lines of a cell."""
    return LINE.join("\u3000".join(words) for words in lines if words)
