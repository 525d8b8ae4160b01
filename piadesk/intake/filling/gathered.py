"""All that a reading brings: answers, labels met, what was left over, notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from piadesk.intake.filling.whereabouts import FilePart
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.ledger import Ledger
from piadesk.intake.passages import Source
from piadesk.intake.report import LeftOver, Note, Placed, note
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address, Sheet
from piadesk.texts.folding import OUTER


@dataclass
class Gathered:
    """All that a reading brings, before the parts of the files are put together."""

    sheet: Sheet
    ledger: Ledger
    parts: list[FilePart] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    labelled: set[Address] = field(default_factory=set)
    """Where a label was found, answered or not."""

    left_over: list[LeftOver] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def leave_over(self, words: str, start: int, end: int, source: Source) -> None:
        """Leave over words that stand between two places of the source."""
        self.ledger.claim_words(words, start, end, "left_over")
        where = source.where(source.find(words, start, end))
        self.left_over.append(LeftOver(words.strip(OUTER), where))

    def doubt(self, code: str, where: Where, address: Address, **places: str) -> None:
        """Doubt the answer of an item, for what a note says."""
        self.notes.append(note(code, where, **places).on(address, doubt=True))

    def claim_elsewhere(self, answers: Iterable[tuple[Address, str, Stretch]]) -> None:
        """Claim answers that stand among the words behind the labels of others, in their order."""
        places: dict[int, int] = {}
        for address, words, stretch in answers:
            start = places.get(stretch.stop, stretch.stop)
            behind = self.ledger.claim_words(words, start, stretch.end, "answer", address)
            places[stretch.stop] = behind
