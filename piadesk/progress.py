"""How far a section is filled in: 未着手, 入力中, 要確認 or 完了, and the numbers behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from piadesk import definition as d
from piadesk.checks import Finding, Severity
from piadesk.kinds import is_blank
from piadesk.sheet import Sheet
from piadesk.walk import walk_section


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

    ``wanted`` items must be answered as things stand, ``answered`` of them are; ``faults`` counts
    the errors and warnings other than mere emptiness.
    """

    state: State
    wanted: int
    answered: int
    faults: int


def progress(
    form: d.Form,
    sheet: Sheet,
    section: d.Section,
    rows: tuple[str, ...],
    findings: Sequence[Finding],
) -> Progress:
    """The progress of a section, for the sheet itself or for the file that ``rows`` leads to.

    ``findings`` are those of the section.
    """
    wanted = answered = 0
    touched = False
    for entry in walk_section(form, sheet, section, rows):
        if not entry.is_answer:
            touched = touched or entry.number > 0
            continue
        filled = not is_blank(entry.value)
        touched = touched or filled
        if entry.required:
            wanted += 1
            answered += filled
    grave = [one for one in findings if one.severity is not Severity.HINT and one.code != "empty"]
    return Progress(_state(touched, wanted - answered, len(grave)), wanted, answered, len(grave))


def _state(touched: bool, missing: int, faults: int) -> State:
    if not touched:
        return State.UNTOUCHED
    if missing:
        return State.STARTED
    return State.DOUBTFUL if faults else State.DONE
