"""Words of a row that a page break cuts through: some programs draw the lines that both pages show
on each of them."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.texts.folding import LINE, fold

_LINE: Final = re.compile(rf"[^\n\t\f{LINE}]+")

_MIN_LETTERS: Final = 10
"""Folded letters that stand behind themselves by no chance."""


def joined(pieces: Sequence[str]) -> str:
    """Pieces of an answer that follow each other on pages, without what is drawn once more."""
    whole = ""
    for piece in (piece.strip("\n\t\f") for piece in pieces if piece.strip()):
        rest = _without_lines_of(whole, piece) if whole else piece
        whole = "\n".join(filter(None, (whole, rest)))
    return whole


def _without_lines_of(before: str, piece: str) -> str:
    """The piece without the lines that it has in common with the end of what stands before it."""
    if len(fold(piece)) >= _MIN_LETTERS and fold(piece) in fold(before):
        return ""
    above = [words for line in _LINE.findall(before) if (words := fold(line))]
    lines = [(words, line.end()) for line in _LINE.finditer(piece) if (words := fold(line[0]))]
    for count in range(min(len(above), len(lines)), 0, -1):
        again = [words for words, _ in lines[:count]]
        if above[-count:] == again and len("".join(again)) >= _MIN_LETTERS:
            return piece[lines[count - 1][1] :].lstrip("\n\t\f" + LINE)
    return piece
