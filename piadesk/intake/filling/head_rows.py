"""Labels of a head row, that come before their answers."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from piadesk.forms import definition as d

_FIRST_NUMBER: Final = re.compile(
    r"[ \u3000\n]*([0-9０-９]{1,6}(?:[-－ー][0-9０-９]{1,4})?)(?=[ \u3000])"
)
_NUMBER_LINE: Final = re.compile(r"(?<=\n)[ \u3000]*([0-9０-９]{1,6})[ \u3000]*\n")
"""評価書番号 that stands half-way down the title beside it."""

_NUMBER: Final = re.compile(r"[A-Za-z]{0,3}[-ー]?[0-9]{1,6}(?:[-ー][0-9]{1,4})*")
"""A 評価書番号, of letters too (A-1); a name has words."""

_WORD: Final = re.compile(r"[ぁ-んァ-ヶ一-龥]")
_LAST_NUMBER: Final = re.compile(r"(?<=[ \u3000])([0-9０-９]{1,6})[ \u3000\n]*$")


def below_head_row(
    heads: Sequence[d.AnyItem], between: str, *, beside: bool
) -> tuple[list[str], str]:
    """The cells for the items of a head row, as many as are there, and the words of its last item.

    ``between`` are the words behind the last head; ``beside``: it stands beside them.
    """
    row = between.lstrip(" \n\u3000")
    amid = _NUMBER_LINE.search(row) if len(heads) == 1 and _holds_number(heads[0]) else None
    if amid and _WORD.match(row) and "\t" not in row[: amid.end()]:
        return [amid[1]], row[: amid.start()] + row[amid.end() :]
    if not beside or "\n" not in between[: len(between) - len(row)]:
        return _in_line(heads, between)
    cells: list[str] = []
    for _ in heads:
        first, mark, rest = row.partition("\t")
        if not mark:
            first, mark, rest = _first_word(row)
            if not _NUMBER.fullmatch(unicodedata.normalize("NFKC", first).strip()):
                break
        cells.append(first)
        row = rest
    if not cells and len(heads) == 1 and _holds_number(heads[0]):
        return _in_line(heads, row)
    return cells, row


def _first_word(row: str) -> tuple[str, str, str]:
    """The words up to the first blank of either width or line end, that, and what follows."""
    blank = re.search(r"[ \u3000\n]", row)
    return (row[: blank.start()], blank[0], row[blank.end() :]) if blank else (row, "", "")


def _in_line(heads: Sequence[d.AnyItem], between: str) -> tuple[list[str], str]:
    """The same where heads and answers stand in one line: only a number is told from a name."""
    if len(heads) != 1 or not _holds_number(heads[0]):
        return [], between
    if number := _FIRST_NUMBER.match(between):
        return [number[1]], between[number.end() :]
    if number := _LAST_NUMBER.search(between):
        return [number[1]], between[: number.start()]
    return [], between


def _holds_number(item: d.AnyItem) -> bool:
    return isinstance(item, d.Text) and item.holds == "number"
