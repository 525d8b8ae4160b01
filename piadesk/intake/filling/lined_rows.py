"""Rows of 変更箇所 in a text that has one cell below the other: a day, three cells, a 提出時期, its
説明. Where cells take more lines nobody knows which is whose: they are left over."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from piadesk.texts.folding import Span, fold


class LinedRow(NamedTuple):
    """The cells of a row, where it begins, and where those of its words stand that nobody can
    part."""

    start: int
    cells: tuple[str, ...]
    between: Span | None = None


class _Line(NamedTuple):
    words: str
    start: int
    end: int


def lined_rows(
    text: str, is_day: "re.Pattern[str]", choice: int, choices: Collection[str]
) -> list[LinedRow]:
    """The rows of a text without tabs; none where it does not look like such a table.

    A row begins with a day behind the 提出時期 of the one before; other days stand in its cells.
    """
    lines = [
        _Line(match[0].strip(), *match.span()) for match in re.finditer(r"[^\n\f]*\S[^\n\f]*", text)
    ]
    begins = list(_begins(lines, is_day, choices))
    rows: list[LinedRow] = []
    for first, end in pairwise([*begins, len(lines)]):
        day, *others = lines[first:end]
        place = next((n for n, line in enumerate(others) if fold(line.words) in choices), None)
        inner, behind = others[:place], [] if place is None else others[place + 1 :]
        timing = "" if place is None else others[place].words
        is_whole = len(inner) == choice - 1
        cells = [line.words for line in inner] if is_whole else [""] * (choice - 1)
        explanation = "\n".join(line.words for line in behind)
        between = (inner[0].start, inner[-1].end) if inner and not is_whole else None
        rows.append(LinedRow(day.start, (day.words, *cells, timing, explanation), between))
    return rows if any(not row.between for row in rows) else []


def _begins(
    lines: Sequence[_Line], is_day: "re.Pattern[str]", choices: Collection[str]
) -> Iterator[int]:
    is_begun = False
    for number, line in enumerate(lines):
        if fold(line.words) in choices:
            is_begun = False
        elif not is_begun and is_day.fullmatch(fold(line.words)):
            is_begun = True
            yield number
