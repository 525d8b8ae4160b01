"""Names of cells and areas (``B12``, ``$A$1:C3``), and how they move when rows are put in."""

import functools
import re
from collections.abc import Callable
from typing import Final

_AREA: Final = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?")
_REFERENCE: Final = re.compile(
    r"\"[^\"]*\"|(?:('(?:[^']|'')+'|[^\s'!()+\-*/,&=<>\"]+)!)?"
    r"(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w(.!])"
)
"""In a formula: words in quotes, which are left alone, or an area with or without its sheet."""

Move = Callable[[int], int]
"""Where a row goes."""


@functools.cache
def letters(column: int) -> str:
    """``AB`` for 28."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@functools.cache
def column_number(name: str) -> int:
    """28 for ``AB``."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def rows_of(area: str) -> tuple[int, int]:
    """First and last row of an area; (0, 0) for whole columns."""
    match = _AREA.fullmatch(area)
    return (int(match[4]), int(match[8] or match[4])) if match else (0, 0)


def moved_area(area: str, move: Move, last: Move | None = None) -> str:
    """The area where its first and last row go; ``last`` is for the last one where it differs."""

    def replaced(match: re.Match[str]) -> str:
        first = f"{match[1]}{match[2]}{match[3]}{move(int(match[4]))}"
        if match[6] is None:
            return first
        return f"{first}:{match[5]}{match[6]}{match[7]}{(last or move)(int(match[8]))}"

    return _AREA.sub(replaced, area)


def moved_formula(
    formula: str, title: str, *, is_own: bool, move: Move, last: Move | None = None
) -> str:
    """A formula after rows of the worksheet ``title`` have moved; ``is_own``: it stands there."""

    def replaced(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[0]
        if match[1] is None:
            return moved_area(match[0], move, last) if is_own else match[0]
        sheet = match[1].strip("'").replace("''", "'")
        return f"{match[1]}!{moved_area(match[2], move, last)}" if sheet == title else match[0]

    return _REFERENCE.sub(replaced, formula)
