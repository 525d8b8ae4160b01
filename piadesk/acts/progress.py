"""How far a section is filled in: 未着手, 入力中, 要確認 or 完了, and the numbers behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from piadesk.checks import Finding, Severity
from piadesk.kinds import is_blank
from piadesk.sheets.walk import Visit


class State(StrEnum):
    """The state of a section as the wizard's list shows it."""

    UNTOUCHED = "untouched"
    """未着手: no answer yet."""

    STARTED = "started"
    """入力中: something that must be answered is empty."""

    DOUBTFUL = "doubtful"
    """要確認: all is answered, but a check found a fault."""

    DONE = "done"
    """完了."""


@dataclass(frozen=True)
class Progress:
    """The numbers of one section.

    ``wanted`` items must be answered as things stand, ``answered`` of them are; a repeat that has
    no entry and needs one is wanted too. ``faults`` counts the errors and warnings other than what
    is merely missing.
    """

    state: State
    wanted: int
    answered: int
    faults: int
    unlogged: int = 0
    """Changes since the last 公表版 that have no row in 変更箇所 yet."""

    def with_faults(self, faults: int) -> "Progress":
        """The same with that number told; a page that has some is not 完了."""
        doubtful = faults > 0 and self.state is State.DONE
        return replace(self, faults=faults, state=State.DOUBTFUL if doubtful else self.state)


def progress(entries: Iterable[Visit], findings: Iterable[Finding]) -> Progress:
    """The progress of a section from all its entries on the walk, and its findings."""
    wanted = answered = 0
    touched = False
    for entry in entries:
        if not entry.is_answer:
            touched = touched or entry.number > 0
            continue
        filled = not is_blank(entry.value)
        touched = touched or filled
        if entry.required:
            wanted += 1
            answered += filled
    known = list(findings)
    wanted += sum(one.code == "no_entry" for one in known)
    faults = _faults(known)
    return Progress(_state(touched, wanted - answered, faults), wanted, answered, faults)


def _faults(findings: Iterable[Finding]) -> int:
    grave = (finding for finding in findings if finding.severity is not Severity.HINT)
    return sum(not one.is_missing for one in grave)


def _state(touched: bool, missing: int, faults: int) -> State:
    if not touched:
        return State.UNTOUCHED
    if missing:
        return State.STARTED
    return State.DOUBTFUL if faults else State.DONE
