"""Text copied out of a worksheet: cells with line ends in quotation marks, and an empty cell for
each column that a merged one spans."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.intake.layout.changes import change_heads
from piadesk.intake.passages import Source
from piadesk.intake.where import Where
from piadesk.texts.folding import fold, inside

_QUOTED: Final = re.compile(r'(?:^|(?<=\t))"([^"]*(?:""[^"]*)*)"(?=\t|\n|\Z)', re.MULTILINE)
_MERGED: Final = re.compile(r"\t\t\t")
_MIN_LINES: Final = 3
"""So many lines at least have such a run of empty cells."""

_QUOTE: Final = "\ue0ff"
"""Stands for a cell in quotation marks while rows are told apart."""


def is_copied(text: str) -> bool:
    """Whether a text was copied out of a worksheet."""
    if "\t" not in text:
        return False
    quoted = any("\n" in cell[1] for cell in _QUOTED.finditer(text))
    return quoted or _has_merged(text)


def text_of_cells(text: str) -> Source:
    """The source text, a line for each row, with the lines that it came from."""
    pieces: list[str] = []
    landmarks: list[tuple[int, Where]] = []
    length = 0
    head: list[int] = []
    is_merged = _has_merged(text)
    for number, cells in _rows(text):
        if is_merged:
            head = _head(cells) or head
            cells = _by_column(cells, head) if head else [cell for cell in cells if fold(cell)]
        words = "\t".join(map(inside, cells)) + "\n"
        landmarks.append((length, Where(number)))
        pieces.append(words)
        length += len(words)
    return Source("".join(pieces), landmarks=tuple(landmarks))


def _has_merged(text: str) -> bool:
    return sum(_MERGED.search(line) is not None for line in text.split("\n")) >= _MIN_LINES


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, and the number of the line that it begins in."""
    quoted = [cell[1].replace('""', '"') for cell in _QUOTED.finditer(text)]
    waiting = iter(quoted)
    number = 1
    for line in _QUOTED.sub(_QUOTE, text).split("\n"):
        cells = [next(waiting) if cell == _QUOTE else cell for cell in line.split("\t")]
        yield number, cells
        number += 1 + sum(cell.count("\n") for cell in cells)


def _head(cells: Sequence[str]) -> list[int]:
    """Where the columns of 変更箇所 begin, in its head row; [] for any other row."""
    filled = [place for place, cell in enumerate(cells) if fold(cell)]
    words = tuple(fold(cells[place]) for place in filled)
    return filled if words in {tuple(map(fold, head)) for head in change_heads()} else []


def _by_column(cells: Sequence[str], head: Sequence[int]) -> list[str]:
    ends = [*head[1:], len(cells)]
    parts = (cells[start:end] for start, end in zip(head, ends, strict=True))
    return ["\n".join(cell for cell in part if fold(cell)) for part in parts]
