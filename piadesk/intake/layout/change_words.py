"""The words of a page of 変更箇所 in plain text, and what each tells of its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.intake.filling.cell_signs import Piece, pieces_of, stands_in_label
from piadesk.intake.filling.lined_rows import PLACE
from piadesk.intake.layout.change_passes import NumberedLine
from piadesk.intake.layout.changes import choice_of_changes
from piadesk.scheme.era import stored_date
from piadesk.texts.folding import fold

_FILE: Final = re.compile(r"\(.{0,30}ファイル\)?")
_WHOLE_DAY: Final = re.compile(
    r"\D{0,2}(?:元|\d{1,4})(?:年(?:度|\d{1,2}月(?:\d{1,2}日)?)|[./]\d{1,2}[./]\d{1,2})"
)

_MOST_FALLING: Final = 2
"""So often a day of a page may be before the one above it: cells stand elsewhere there. In a table
whose days fall more often they tell no order."""


class Word(NamedTuple):
    """A piece of a page: what it is, and how it follows the one before."""

    piece: Piece
    number: int
    gap: int
    """0 on the same line, 1 on the next line, 2 behind a blank line."""

    is_day: bool
    is_timing: bool
    pairs: frozenset[str]
    """Of its letters."""

    of_label: float
    """1, where it is of a label or begins a 項目."""

    folded: str


def words_of(lines: Sequence[NumberedLine]) -> list[Word]:
    """The words of a page."""
    words: list[Word] = []
    _, choices = choice_of_changes()
    before = -10
    for line in lines:
        pieces = [*pieces_of(line.words)]
        for place, piece in enumerate(pieces):
            gap = 0 if place else (1 if line.number == before + 1 else 2)
            folded = fold(piece.words)
            words.append(
                Word(
                    piece,
                    line.number,
                    gap,
                    not place and bool(_WHOLE_DAY.fullmatch(folded)),
                    folded in choices,
                    frozenset(folded[n : n + 2] for n in range(len(folded) - 1)),
                    1.0 if stands_in_label(folded) or begins_item(folded) else 0.0,
                    folded,
                )
            )
        before = line.number
    return _with_days_of_rows(words)


def _with_days_of_rows(words: Sequence[Word]) -> list[Word]:
    """The words; of more days than 提出時期 those that no 項目 follows begin no row."""
    days = [n for n, word in enumerate(words) if word.is_day]
    if len(days) <= sum(word.is_timing for word in words):
        return [*words]
    behind = {n: words[n + 1].of_label if n + 1 < len(words) else 0.0 for n in days}
    return [
        word._replace(is_day=False) if word.is_day and not behind[n] else word
        for n, word in enumerate(words)
    ]


def begins_item(words: str) -> bool:
    """Whether folded words begin as 項目 does: with a place of the form, or a file."""
    return bool(PLACE.match(words) or _FILE.match(words))


def rows_of_days(words: Sequence[Word]) -> dict[int, int]:
    """For each day its row: the rows stand in the order of their days, as a rule, though some of a
    page's may stand behind others."""
    days = [number for number, word in enumerate(words) if word.is_day]
    stored = [stored_date(words[number].piece.words) for number in days]
    order = sorted(range(len(days)), key=lambda n: stored[n])
    falling = sum(above > below for above, below in pairwise(stored))
    if falling > _MOST_FALLING:
        order = [*range(len(days))]
    return {days[n]: row for row, n in enumerate(order)}


def line_widths(words: Sequence[Word]) -> Iterator[tuple[int, bool, bool]]:
    """The width of each line, and whether it stands in what follows a day or a 提出時期."""
    width, of_day, of_timing = 0, False, False
    for number, word in enumerate(words):
        if word.gap == 2:
            of_day = bool(number) and words[number - 1].is_day
            of_timing = bool(number) and words[number - 1].is_timing
        width = word.piece.width + (width + 1 if not word.gap else 0)
        if number + 1 == len(words) or words[number + 1].gap:
            yield width, of_day, of_timing
