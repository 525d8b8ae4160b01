"""What an import has to tell: what it placed, what it missed, what it could not place, and how."""

from dataclasses import dataclass
from typing import Literal

from piadesk import definition as d
from piadesk.sheet import Address, Sheet

Sureness = Literal["sure", "likely", "guessed"]
"""``sure``: label and value stood as the form has them; ``likely``: a slip was read over;
``guessed``: the label was missing or stood in an odd place."""


@dataclass(frozen=True)
class Placed:
    """An answer and how sure its place is; ``line`` is where its label stood, from 1."""

    address: Address
    sureness: Sureness
    line: int


@dataclass(frozen=True)
class LeftOver:
    """Text that fitted nowhere, verbatim, and the line (from 1) it began on."""

    text: str
    line: int


@dataclass(frozen=True)
class Note:
    """Something that was read over, corrected or found odd.

    ``code`` names the sentence ``import.note.<code>``, ``places`` fill its blanks.
    """

    code: str
    line: int = 0
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Report:
    """All that an import tells. Nothing of the source is missing from sheet and report together."""

    placed: tuple[Placed, ...]
    missing: tuple[Address, ...]
    left_over: tuple[LeftOver, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Imported:
    """The sheet, the form it is on, and the report."""

    sheet: Sheet
    form: d.Form
    report: Report


def note(code: str, line: int = 0, **places: object) -> Note:
    """A note with its blanks filled."""
    return Note(code, line, tuple((name, str(value)) for name, value in places.items()))
