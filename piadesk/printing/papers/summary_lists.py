"""The lists of the 概要: the changes by 事前 and 事後, and the errors found."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, Severity
from piadesk.forms import definition as d
from piadesk.printing.layout.columns import in_columns
from piadesk.printing.layout.model import RowLayout
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.papers.change_briefs import ChangeBrief
from piadesk.printing.papers.headings import LABEL_SHADE, band, shortened
from piadesk.revision.change_log import ChangeLog
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.words import say

_MAX_ERROR_LINES: Final = 3

_MAX_CHARACTERS: Final = 110
"""Of an item or a reason in a list."""


def change_rows(
    form: d.Form, changes: Sequence[ChangeBrief], width: float, max_rows: int
) -> Iterator[RowLayout]:
    """How many items changed, which, and why 事前 or 事後; those to be told beforehand first.

    Where the form has no 変更箇所, that is said.
    """
    log = ChangeLog.of(form)
    if log is None:
        yield band(say("summary.changes"), width)
        yield RowLayout((text_cell(0, width, say("summary.no_log")),))
        return
    order = ("", log.early, log.late)
    count = _counted(changes, order) if changes else say("summary.no_change")
    yield band(f"{say('summary.changes')}　{count}", width)
    ordered = sorted(changes, key=lambda change: (_rank(order, change.timing), change.explanation))
    for (timing, explanation), run in itertools.groupby(
        ordered[:max_rows], key=lambda change: (change.timing, change.explanation)
    ):
        label = f"{timing or say('summary.undecided')}　{_brief(explanation)}"
        yield RowLayout((text_cell(0, width, label, shade=LABEL_SHADE),), keep_with_next=True)
        items = [["・" + _brief(change.gist)] for change in run]
        yield RowLayout(in_columns(0, width, items, hang="　"))
    if rest := ordered[max_rows:]:
        more = say("summary.more_changes", count=_counted(rest, order))
        yield RowLayout((text_cell(0, width, more),))


def _rank(order: Sequence[str], timing: str) -> int:
    return order.index(timing) if timing in order else len(order)


def _counted(changes: Sequence[ChangeBrief], order: Sequence[str]) -> str:
    """``12項目（事前 3項目、事後 9項目）``."""
    timings = Counter(change.timing for change in changes)
    each = "、".join(
        say("summary.timed", timing=timing or say("summary.undecided"), count=timings[timing])
        for timing in sorted(timings, key=lambda timing: _rank(order, timing))
    )
    return say("summary.counted", count=len(changes), each=each)


def finding_rows(
    form: d.Form, sheet: Sheet, findings: Sequence[Finding], width: float, max_rows: int
) -> Iterator[RowLayout]:
    """How many findings are open, and the errors among them; alike ones of a repeat as one."""
    open_findings = [finding for finding in findings if not reason_of(sheet, finding)]
    counts = Counter(finding.severity.value for finding in open_findings)
    by_severity = {severity.value: counts[severity.value] for severity in Severity}
    sentence = say("summary.found", aside=len(findings) - len(open_findings), **by_severity)
    yield band(f"{say('summary.findings')}　{sentence}", width)
    names = Names(form, sheet)
    errors = [finding for finding in open_findings if finding.severity is Severity.ERROR]
    alike: dict[tuple[str, str], list[Finding]] = {}
    for error in errors:
        alike.setdefault((error.code, error.address.item), []).append(error)
    for first, *others in list(alike.values())[:max_rows]:
        position = names.position(first.address)
        if others:
            position += say("summary.alike", count=len(others))
        text = say("summary.error", position=position, message=first.message)
        cell = text_cell(0, width, text, phrases=True)
        yield RowLayout((shortened(cell, _MAX_ERROR_LINES),))
    if rest := sum(map(len, list(alike.values())[max_rows:])):
        yield RowLayout((text_cell(0, width, say("summary.more_errors", count=rest)),))


def _brief(text: str) -> str:
    """A text on one line, … where it is cut."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= _MAX_CHARACTERS else text[: _MAX_CHARACTERS - 1] + "…"
