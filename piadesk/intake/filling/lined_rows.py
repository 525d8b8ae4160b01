"""Rows of 変更箇所 in a text that has one cell below the other: a day, three cells, a 提出時期, its
説明. Where cells take more lines and these do not tell which is whose, they are left over."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.intake.filling.cell_signs import pieces_of
from piadesk.intake.filling.column_widths import edges_of
from piadesk.intake.filling.row_cells import RowCells, RowWords
from piadesk.texts.folding import Span, fold


class LinedRow(NamedTuple):
    """The cells of a row, where it begins, and where those of its words stand that nobody can
    part."""

    start: int
    cells: tuple[str, ...]
    between: Span | None = None


PLACE: Final = re.compile(r"[IVX]+(?=[^a-zA-Z]|$)|\(?別添|表紙|全体$|全般$|共通$")
"""So a 項目 begins: the day before it begins a row, though the one before has no 提出時期."""


class _Line(NamedTuple):
    """What one line says, or what stands beside a day or a 提出時期 on it."""

    words: str
    start: int
    end: int


class _Pieces(NamedTuple):
    """The lines of a row: its day, those up to 提出時期, that, and 説明."""

    day: _Line
    inner: Sequence[_Line]
    timing: str
    explanation: str


_REST_OF_DAY: Final = re.compile(r"([0-9０-９]{0,2}日)(?=\s|$)")


def lined_rows(
    text: str, is_day: "re.Pattern[str]", choice: int, choices: Collection[str]
) -> list[LinedRow]:
    """The rows of a text without tabs; none where it does not look like such a table.

    A row begins with a day behind the 提出時期 of the one before; other days stand in its cells.
    """
    lines = [*_parted_lines(_lines(text, is_day), is_day, choices)]
    begins = list(_begins(lines, is_day, choices))
    every = [_pieces(lines[first:end], choices) for first, end in pairwise([*begins, len(lines)])]
    part = RowCells(edges_of([_words(pieces) for pieces in every]))
    rows = [_row(pieces, part, choice) for pieces in every]
    return rows if any(not row.between for row in rows) else []


def _lines(text: str, is_day: "re.Pattern[str]") -> list[_Line]:
    """The lines that are not blank; a day that a narrow column cut is one."""
    lines: list[_Line] = []
    for match in re.finditer(r"[^\n\f]+", text):  # one way to match: no backtracking over blanks
        line = _Line(match[0].strip(), *match.span())
        if not line.words:
            continue
        rest = _REST_OF_DAY.match(line.words)
        above = lines[-1] if lines and rest else None
        if above and rest and is_day.fullmatch(fold(above.words + rest[1])):
            lines[-1] = _Line(above.words + rest[1], above.start, match.start() + rest.end())
            if beside := line.words[rest.end() :].strip():
                lines.append(_Line(beside, match.end() - len(beside), match.end()))
        else:
            lines.append(line)
    return lines


def _parted_lines(
    lines: Sequence[_Line], is_day: "re.Pattern[str]", choices: Collection[str]
) -> Iterator[_Line]:
    """The lines with what stands beside a day or a 提出時期 apart: a cell of one line stands on
    that of the next cell."""
    for line in lines:
        words = list(re.finditer(r"\S+", line.words))
        cuts = [0]
        for number, word in enumerate(words):
            is_first_day = not number and is_day.fullmatch(fold(word[0]))
            if is_first_day or fold(word[0]) in choices:
                cuts += [word.start(), word.end()]
        places = sorted({*cuts, len(line.words)})
        for start, end in pairwise(places):
            if piece := line.words[start:end].strip():
                begin = line.start + start
                yield _Line(piece, begin, line.start + end)


def _pieces(lines: Sequence[_Line], choices: Collection[str]) -> _Pieces:
    day, *others = lines
    place = next((n for n, line in enumerate(others) if fold(line.words) in choices), None)
    if place is None:
        return _Pieces(day, others, "", "")
    explanation = "\n".join(line.words for line in others[place + 1 :])
    return _Pieces(day, others[:place], others[place].words, explanation)


def _words(pieces: _Pieces) -> RowWords:
    inner = [piece for line in pieces.inner for piece in pieces_of(line.words)]
    return RowWords((), inner, has_reason=False)


def _row(pieces: _Pieces, part: RowCells, choice: int) -> LinedRow:
    inner = pieces.inner
    words = [line.words for line in inner]
    cells: Sequence[str] | None = None
    if pieces.timing and words:
        whole = part.parted(_words(pieces))
        cells = None if whole.open else whole.cells[: choice - 1]
    if cells is None and len(words) == choice - 1:
        cells = words
    between = (inner[0].start, inner[-1].end) if inner and cells is None else None
    row = (pieces.day.words, *(cells or [""] * (choice - 1)), pieces.timing, pieces.explanation)
    return LinedRow(pieces.day.start, row, between)


def _begins(
    lines: Sequence[_Line], is_day: "re.Pattern[str]", choices: Collection[str]
) -> Iterator[int]:
    begun: int | None = None
    for number, line in enumerate(lines):
        if fold(line.words) in choices:
            begun = None
        elif is_day.fullmatch(fold(line.words)):
            behind = lines[number + 1].words if number + 1 < len(lines) else ""
            if begun is None or (number > begun + 2 and PLACE.match(fold(behind))):
                begun = number
                yield number
