"""What an import has to tell: what it placed, what it missed, what it could not place, and how."""

from dataclasses import dataclass
from typing import Literal

from piadesk.forms import definition as d
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

Sureness = Literal["sure", "likely", "guessed"]
"""``sure``: label and value stood as the form has them; ``likely``: a slip was read over;
``guessed``: the label was missing or stood in an odd place."""


@dataclass(frozen=True)
class Placed:
    """An answer and how sure its place is; ``where`` its label stood."""

    address: Address
    sureness: Sureness
    where: Where


@dataclass(frozen=True)
class LeftOver:
    """Text that fitted nowhere, verbatim, and where it began."""

    text: str
    where: Where


@dataclass(frozen=True)
class Note:
    """Something that was read over, corrected or found odd.

    ``code`` names the sentence ``import.note.<code>``, ``places`` fill its blanks.
    """

    code: str
    where: Where
    places: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """What the clerk reads."""
        return say(f"import.note.{self.code}", **dict(self.places))


@dataclass(frozen=True)
class Report:
    """All that an import tells. Nothing of the source is missing from sheet and report together."""

    placed: tuple[Placed, ...]
    missing: tuple[Address, ...]
    left_over: tuple[LeftOver, ...]
    notes: tuple[Note, ...]

    @property
    def doubts(self) -> int:
        """How many places the clerk has to hold against the source."""
        guessed = sum(placed.sureness == "guessed" for placed in self.placed)
        return len(self.missing) + len(self.left_over) + guessed


@dataclass(frozen=True)
class Imported:
    """The sheet, the form it is on, and the report."""

    sheet: Sheet
    form: d.Form
    report: Report


def note(code: str, where: Where, **places: object) -> Note:
    """A note with its blanks filled."""
    return Note(code, where, tuple((name, str(value)) for name, value in places.items()))
