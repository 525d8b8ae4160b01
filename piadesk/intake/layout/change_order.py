"""The rows of 変更箇所 out of pages whose words stand in another order than on the paper."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.intake.filling.column_widths import edges_of
from piadesk.intake.filling.row_cells import RowCells
from piadesk.intake.layout.change_passes import DrawnRow, NumberedLine, drawn_rows
from piadesk.intake.layout.change_settled import settled
from piadesk.intake.layout.change_streams import Streams, edges_of_pages
from piadesk.intake.layout.change_words import words_of
from piadesk.intake.layout.changes import change_heads
from piadesk.intake.layout.lines import CellRow, Line
from piadesk.texts.folding import LINE, fold

_HEADS_FOUND: Final = 5
"""Of the six heads of a page one may be cut otherwise."""

_MOST_WORDS: Final = 1_200
"""A page of more words is a text without page breaks, and left over: each word is held against all
rows of its page."""

_NEAR: Final = 4
"""The pieces of a head stand so near each other, word by word."""


def rows_of_changes(pages: Sequence[Sequence[Line]]) -> list[list[CellRow]]:
    """The rows of each page of the table, which has its head row where its words stand."""
    bare = [_without_heads(page) for page in pages]
    drawn = [drawn_rows(lines, None) for _, lines in bare]
    part = RowCells(edges_of([row.words for rows, _ in drawn for row in rows]))
    pages_read: list[list[CellRow]] = []
    for head, lines in bare:
        rows, left = drawn_rows(lines, part)
        of_rows = (row for each in rows for row in _rows(each, part))
        pages_read.append([*head, *of_rows, *_left(left)])
    return pages_read


def rows_of_streams(pages: Sequence[Sequence[Line]]) -> list[list[CellRow]]:
    """The same for pages on which the cells stand near their places."""
    bare = [_without_heads(page) for page in pages]
    words = [words_of(lines) for _, lines in bare]
    edges = edges_of_pages([page for page in words if len(page) <= _MOST_WORDS])
    pages_read: list[list[CellRow]] = []
    for (head, _), page in zip(bare, words, strict=True):
        can_part = 0 < len(page) <= _MOST_WORDS
        rows, left, _ = Streams(page, edges).rows() if can_part else ([], [*range(len(page))], 0.0)
        read = [*head]
        for row in rows:
            cells, open_words = settled(row)
            read.append(_whole(row.number, cells))
            read += _left(
                [NumberedLine(row.number, LINE.join(_lined(open_words)))] if open_words else []
            )
        read += _left([NumberedLine(page[n].number, page[n].piece.words) for n in left])
        pages_read.append(read)
    return pages_read


def _lined(cells: Sequence[str]) -> list[str]:
    return [cell.replace("\n", LINE) for cell in cells]


def _whole(number: int, cells: Sequence[str]) -> CellRow:
    return CellRow(number, _lined(cells), is_sure=False)


def _rows(row: DrawnRow, part: RowCells) -> Iterator[CellRow]:
    """A row, and behind it the words of it that nobody can part."""
    _, cells, open_words = part.parted(row.words)
    item, before, after, reason = cells
    yield _whole(row.number, [row.day, item, before, after, row.timing, row.reason or reason])
    if open_words:
        yield from _left([NumberedLine(row.number, open_words.replace("\n", LINE))])


def _left(lines: Sequence[NumberedLine]) -> list[CellRow]:
    """What belongs to no row, as one piece that is left over."""
    words = LINE.join(line.words for line in lines) + LINE
    return [CellRow(lines[0].number, [words], is_sure=False)] if lines else []


def _without_heads(page: Sequence[Line]) -> tuple[list[CellRow], list[NumberedLine]]:
    """The head row of a page, and its lines without its words, wherever they stand."""
    lines = [NumberedLine(line.number, line.raw.strip()) for line in page]
    tokens = [(n, word) for n, line in enumerate(lines) for word in re.findall("[^ ]+", line.words)]
    gone: set[int] = set()
    count = 0
    for label in sorted(change_heads()[0], key=len, reverse=True):
        if places := _places(tokens, fold(label), gone):
            gone |= places
            count += 1
    if count < _HEADS_FOUND:
        return [], lines
    kept: dict[int, list[str]] = {}
    for place, (n, word) in enumerate(tokens):
        if place not in gone:
            kept.setdefault(n, []).append(word)
    behind = [NumberedLine(lines[n].number, " ".join(words)) for n, words in kept.items()]
    return [CellRow(page[0].number, change_heads()[0])], behind


def _places(tokens: Sequence[tuple[int, str]], label: str, gone: set[int]) -> set[int]:
    """Where the pieces of a head stand, near each other."""
    for start in range(len(tokens)):
        rest = label
        taken: list[int] = []
        for place in range(start, len(tokens)):
            if taken and place - taken[-1] > _NEAR:
                break
            word = fold(tokens[place][1])
            if place not in gone and word and rest.startswith(word):
                taken.append(place)
                rest = rest[len(word) :]
                if not rest:
                    return set(taken)
            elif not taken:
                break
    return set()
