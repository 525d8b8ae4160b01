"""How findings are sorted and counted: one way for the list of sections, 確認 and all else.

What is empty counts by its places, and apart from the errors; what follows from one cause is one.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from piadesk.acts.memo_findings import MEMO
from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, Severity
from piadesk.checks.causes import by_cause
from piadesk.sheets.sheet import Sheet


class Sort(StrEnum):
    """The sorts of findings, in the order in which they are told."""

    ERROR = "error"
    MISSING = "missing"
    """未記入: empty so far, whether told as an error or less."""

    WARNING = "warning"
    HINT = "hint"
    MEMO = "memo"
    """付箋 that nobody has done."""

    ASIDE = "aside"
    """見送り."""


HOLDING_UP = (Sort.ERROR, Sort.MISSING, Sort.WARNING)
"""What is to be seen to before a sheet is done; 参考 and 見送り are not."""


def sort_of(sheet: Sheet, finding: Finding) -> Sort:
    """How a finding of ``sheet`` is told."""
    return Sort.ASIDE if reason_of(sheet, finding) else sort_of_open(finding)


def sort_of_open(finding: Finding) -> Sort:
    """The same for one that nobody has set aside."""
    if finding.is_missing:
        return Sort.MISSING
    if finding.code == MEMO:
        return Sort.MEMO
    return {
        Severity.ERROR: Sort.ERROR,
        Severity.WARNING: Sort.WARNING,
        Severity.HINT: Sort.HINT,
    }[finding.severity]


def tally(findings: Iterable[Finding]) -> Counter[Sort]:
    """How many there are of each sort among findings that nobody has set aside."""
    counts: Counter[Sort] = Counter()
    for finding in by_cause(findings):
        counts[sort_of_open(finding)] += len(finding.places) if finding.is_missing else 1
    return counts
