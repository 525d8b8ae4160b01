"""What a check says: a finding, how grave it is, where it is, and its sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from piadesk.checks.severity import Severity
from piadesk.sheets.sheet import Address
from piadesk.words import say

__all__ = ["DECLARED", "Finding", "Severity", "finding"]

_OF_PAGE: Final = "page_empty"
_MISSING: Final = frozenset({"empty", "no_entry", "page_empty", "column_empty"})


DECLARED: Final[dict[str, Severity]] = {
    "page_empty": Severity.ERROR,
    "column_empty": Severity.ERROR,
    "answer_contradicted": Severity.ERROR,
    "dates_against_publication": Severity.ERROR,
    "memo": Severity.HINT,
}
"""Every code that a rule may give, with how grave it is (filled in by `piadesk.checks.registry`),
those of what is told as one (`piadesk.checks.causes`), and 付箋 (`piadesk.acts.memo_findings`)."""


@dataclass(frozen=True)
class Finding:
    """One finding at one item, or at one entry of a repeat.

    ``code`` names the sentence; ``details`` fill its blanks. Where it is, the sentence leaves to
    those who show it: every list gives the position, and a field stands there itself.
    """

    code: str
    severity: Severity
    address: Address
    details: Mapping[str, object] = field(default_factory=dict, hash=False)
    parts: tuple["Finding", ...] = ()
    """What is told together here, for it follows from one cause; () for a finding of its own."""

    @property
    def is_of_page(self) -> bool:
        """Whether it tells of a whole page of the wizard, at its first place."""
        return self.code == _OF_PAGE

    @property
    def is_missing(self) -> bool:
        """Whether it only says that something is not filled in yet (未記入)."""
        return self.code in _MISSING

    @property
    def places(self) -> tuple[Address, ...]:
        """Every place that it is about, each once; the cause only where nothing else is."""
        places = tuple(dict.fromkeys(part.address for part in self.parts))
        others = tuple(place for place in places if place != self.address)
        return (places if self.is_missing else others or places) or (self.address,)

    @property
    def message(self) -> str:
        """The Japanese sentence: what is wrong, and what to do next."""
        return say(f"finding.{self.code}", **self.details)

    @property
    def source(self) -> str:
        """Which rule of the scheme, or which part of the form, says so."""
        return say(f"source.{self.code}")


def finding(
    code: str, address: Address, severity: Severity | None = None, /, **details: object
) -> Finding:
    """A finding as grave as its rule declares it, or of a lesser ``severity`` in this case.

    Raises `KeyError` for a code that no rule declares.
    """
    return Finding(code, severity or DECLARED[code], address, details)
