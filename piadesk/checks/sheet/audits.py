"""Check of 監査: which kinds of audit are carried out."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.kinds import ChosenMarks

KINDS: Final = "risk.audit.kinds"
NEXT: Final = "risk.training.level"


@sheet_rule(no_audit=Severity.HINT)
def no_audit(case: Case) -> Iterator[Finding]:
    """None of 自己点検, 内部監査, 外部監査 bears ○, though the item after them is answered.

    Source: 様式2 Ⅳ 監査, 様式3 Ⅲ8. None at all is allowed, and seldom meant.
    """
    if not case.has(KINDS, NEXT):
        return
    for path in case.paths(KINDS):
        marked = ChosenMarks.of(case.answer(KINDS, path)).marked
        if not marked and case.answer(NEXT, path) and not case.blanked(KINDS, path):
            yield finding("no_audit", case.at(KINDS, path))
