"""The head row of a form's table (変更箇所) in a text, printed again on each page."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.texts.folding import Folded, Span, fold
from piadesk.texts.likeness import distance

_MOST_ODD: Final = 2
"""So many heads of a row may be cut short by their cells, or read with a slip."""

_SLIPS: Final = 1
_MAX_HEAD_LENGTH: Final = 120


def head_rows(text: str, folded: Folded, columns: Sequence[d.AnyItem]) -> list[Span]:
    """Where the head row stands: its words one behind the other, or a cell for each."""
    words = words_of_head(columns)
    exact = [folded.span(*match.span()) for match in re.finditer(re.escape(words), folded.text)]
    begun = {start for start, _ in exact}
    cut = [span for span in _with_slips(text, columns) if span[0] not in begun]
    return sorted([*exact, *cut])


def words_of_head(columns: Sequence[d.AnyItem]) -> str:
    """The folded words of a head row."""
    return "".join(fold(column.label) for column in columns)


def _with_slips(text: str, columns: Sequence[d.AnyItem]) -> Iterator[Span]:
    """Lines with a cell for each column, most of them its head, the others like it."""
    labels = [fold(column.label) for column in columns]
    if len(labels) <= 2 * _MOST_ODD:
        return
    for match in re.finditer(r"[^\n\f]+", text):
        line = match[0]
        if len(line) > _MAX_HEAD_LENGTH or line.count("\t") != len(labels) - 1:
            continue
        if are_heads([fold(cell) for cell in line.split("\t")], labels):
            yield match.span()


def are_heads(cells: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether folded cells are these heads, of which some may be cut short or have a slip."""
    if len(cells) != len(labels):
        return False
    odd = [pair for pair in zip(cells, labels, strict=True) if pair[0] != pair[1]]
    return len(odd) <= _MOST_ODD and all(_is_like(*pair) for pair in odd)


def _is_like(cell: str, label: str) -> bool:
    is_cut = label.startswith(cell) and 2 * len(cell) >= len(label)
    return is_cut or distance(cell, label, _SLIPS) is not None
