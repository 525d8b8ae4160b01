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
    """How many findings are open, and the errors among them; those that say the same as one."""
    open_findings = [finding for finding in findings if not reason_of(sheet, finding)]
    counts = Counter(finding.severity.value for finding in open_findings)
    by_severity = {severity.value: counts[severity.value] for severity in Severity}
    sentence = say("summary.found", aside=len(findings) - len(open_findings), **by_severity)
    yield band(f"{say('summary.findings')}　{sentence}", width)
    names = Names(form, sheet)
    errors = [finding for finding in open_findings if finding.severity is Severity.ERROR]
    alike = _alike(form, errors)
    for first, *others in alike[:max_rows]:
        position = names.position(first.address)
        if others:
            position += say("summary.alike", count=len(others))
        text = say("summary.error", position=position, message=first.message)
        cell = text_cell(0, width, text, phrases=True)
        yield RowLayout((shortened(cell, _MAX_ERROR_LINES),))
    if rest := sum(map(len, alike[max_rows:])):
        yield RowLayout((text_cell(0, width, say("summary.more_errors", count=rest)),))


def _alike(form: d.Form, errors: Sequence[Finding]) -> list[list[Finding]]:
    """Those of one item in several entries, and those that say the same under one heading."""
    by_item: dict[tuple[str, str], list[Finding]] = {}
    for error in errors:
        by_item.setdefault((error.code, error.address.item), []).append(error)
    by_heading: dict[tuple[str, str], list[Finding]] = {}
    for run in by_item.values():
        heading = _heading(form, run[0].address.item)
        by_heading.setdefault((run[0].message, heading), []).extend(run)
    return list(by_heading.values())


def _heading(form: d.Form, item_id: str) -> str:
    """The id of the heading that an item stands under; its own where it stands under none."""
    return next((head.id for head in form.heads[item_id] if isinstance(head, d.Heading)), item_id)


def _brief(text: str) -> str:
    """A text on one line, … where it is cut."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= _MAX_CHARACTERS else text[: _MAX_CHARACTERS - 1] + "…"
