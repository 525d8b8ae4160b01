"""Text whose blanks keep the look of the page (``pdftotext -layout``), read row by row.

There a label stands at the left, often half-way down its answer, and the lines of the answer and of
the ＜選択肢＞ stand in columns beside it: some above the line of their label. Each row becomes one
line with cells, as in a table. The cover, whose heads stand above their answers, stays as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from piadesk.intake.passages import Source
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.texts.folding import LINE, fold

_DEEP: Final = 8
"""So many blanks before its first word, and a line goes on in a column."""

_ROWS: Final = 4
_DEEP_SHARE: Final = 0.12
"""A laid-out text has so many rows of a label and an answer beside it, and lines that are deep."""

_SEGMENT: Final = re.compile(r"\S+(?: \S+)*")
_HEAD: Final = re.compile(
    r"[ⅠIⅡⅢⅣⅤⅥ]+[ \u3000.．]|[0-9０-９]{1,2}[．.]|システム[0-9０-９]|[（(]別添"
)
_FIRST_SECTION: Final = re.compile(r"(?:Ⅰ|I)(?:$|[ \u3000.．])")
_LIST: Final = re.compile(r"[＜<]選択肢[＞>]")


class _Segment(NamedTuple):
    column: int
    words: str


@dataclass
class _Line:
    number: int
    segments: tuple[_Segment, ...]

    @property
    def is_deep(self) -> bool:
        return self.segments[0].column >= _DEEP


@dataclass
class _Row:
    """A line at the left edge, and the deep lines that belong to it."""

    line: _Line
    above: list[_Line] = field(default_factory=list)
    below: list[_Line] = field(default_factory=list)

    @property
    def is_head(self) -> bool:
        """A heading: nothing stands beside it."""
        first, *others = self.line.segments
        beside = [segment for segment in others if fold(segment.words) != "※"]
        is_section = re.fullmatch(r"[ⅠIⅡⅢⅣⅤⅥ]+", first.words)
        return bool(is_section) or (not beside and bool(_HEAD.match(first.words)))


def is_laid_out(text: str) -> bool:
    """Whether the blanks of a text keep the look of its pages."""
    if "\t" in text:
        return False
    lines = [line for number, page in enumerate([text]) for line in _lines(page, number) if line]
    deep = sum(line.is_deep for line in lines)
    rows = sum(not line.is_deep and len(line.segments) > 1 for line in lines)
    return rows >= _ROWS and deep >= max(_ROWS, _DEEP_SHARE * len(lines))


def text_of_layout(text: str) -> Source:
    """The source text, a line for each row, with the lines that it came from."""
    pieces: list[str] = []
    landmarks: list[tuple[int, Where]] = []
    length, begun, number = 0, False, 0
    for page in re.split(r"(?<=\f)", text):
        lines = list(_lines(page, number))
        number += page.count("\n")
        for where, words in _page_rows(lines, page, begun=begun):
            landmarks.append((length, Where(where)))
            pieces.append(words)
            length += len(words)
        begun = begun or any(_begins(line) for line in lines)
        if page.endswith("\f"):
            pieces.append("\f")
            length += 1
    told = note("laid_out", Where(1))
    return Source("".join(pieces), landmarks=tuple(landmarks), notes=(told,))


def _lines(page: str, before: int) -> Iterator[_Line | None]:
    """The lines of a page with their segments; None for one that is blank."""
    for number, line in enumerate(page.split("\n"), start=before + 1):
        segments = tuple(_Segment(m.start(), m[0]) for m in _SEGMENT.finditer(line))
        yield _Line(number, segments) if segments and fold(line) else None


def _begins(line: _Line | None) -> bool:
    return line is not None and bool(_FIRST_SECTION.match(line.segments[0].words))


def _page_rows(
    lines: Sequence[_Line | None], page: str, *, begun: bool
) -> Iterator[tuple[int, str]]:
    """Line number and words of each row of a page; what stands on the cover as it is."""
    start = 0
    if not begun:
        start = next((n for n, line in enumerate(lines) if _begins(line)), len(lines))
        first = lines[0].number if lines and lines[0] else 1
        for line in lines[:start]:
            if line:
                first = line.number
                yield first, "  ".join(s.words for s in line.segments) + "\n"
    for row in _rows(lines[start:]):
        yield (row.above or [row.line])[0].number, _written(row) + "\n"


def _rows(lines: Sequence[_Line | None]) -> Iterator[_Row]:
    """The rows: deep lines go to the line at the left edge that they stand beside."""
    row: _Row | None = None
    waiting: list[_Line | None] = []
    for line in lines:
        if line is None or line.is_deep:
            waiting.append(line)
            continue
        following = _Row(line)
        yield from _shared(row, waiting, following)
        if row:
            yield row
        row, waiting = following, []
    yield from _shared(row, [*waiting, None], None)
    if row:
        yield row


def _shared(
    row: _Row | None, waiting: Sequence[_Line | None], following: _Row | None
) -> Iterator[_Row]:
    """Share the deep lines between two rows; those that stand beside neither come back alone."""
    groups = _groups(waiting)
    for number, group in enumerate(groups):
        after_row = bool(row) and number == 0 and waiting[0] is not None
        before_next = bool(following) and number == len(groups) - 1 and waiting[-1] is not None
        listed = next(
            (n for n, line in enumerate(group) if _LIST.match(line.segments[0].words)), -1
        )
        if row and after_row and not (before_next and following):
            row.below.extend(group)
        elif following and before_next and not after_row:
            following.above.extend(group)
        elif row and following and after_row:
            kept = 0 if row.is_head else min(len(row.above), len(group))
            kept = min(kept, listed) if listed >= 0 else kept
            row.below.extend(group[:kept])
            following.above.extend(group[kept:])
        else:
            yield from (_Row(line) for line in group)


def _groups(waiting: Sequence[_Line | None]) -> list[list[_Line]]:
    """Lines that no blank line parts."""
    groups: list[list[_Line]] = [[]]
    for line in waiting:
        if line is None:
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _written(row: _Row) -> str:
    """The cells of a row: label, answer, ＜選択肢＞; a line alone as it stands."""
    lines = [*row.above, row.line, *row.below]
    label, *beside = row.line.segments
    is_section = re.fullmatch(r"[ⅠIⅡⅢⅣⅤⅥ]+", label.words)
    if row.line.is_deep or is_section or (not beside and len(lines) == 1):
        return "  ".join(segment.words for segment in row.line.segments)
    mark = ""
    if beside and fold(beside[0].words) == "※":
        mark, beside = " ※", beside[1:]
    by_line = [line.segments if line is not row.line else tuple(beside) for line in lines]
    edges = [s.column for segments in by_line for s in segments if _LIST.match(s.words)]
    edge = min(edges, default=1 << 20) - 2
    answer = [[s.words for s in segments if s.column < edge] for segments in by_line]
    listed = [[s.words for s in segments if s.column >= edge] for segments in by_line]
    cells = [label.words + mark, _cell(answer), _cell(listed)]
    return "\t".join(cells[: 3 if cells[2] else 2])


def _cell(lines: Sequence[Sequence[str]]) -> str:
    return LINE.join("\u3000".join(words) for words in lines if words)
