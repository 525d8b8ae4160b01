"""What the file holds and the form has no place for: kept, never printed, so the clerk is told."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.sheets.unknown_answers import unknown_answers

_MAX_QUOTED: Final = 3


@sheet_rule(Asked.WITH_SHEET, left_over=Severity.WARNING)
def left_over(case: Case) -> Iterator[Finding]:
    """Answers to items that this form does not have, told at the form's first item.

    Source: PIAdesk のファイル (left by another revision or another program; nothing is dropped).
    """
    found = [str(unknown.value) for unknown in unknown_answers(case.form, case.sheet)]
    if not found:
        return
    first = next(item for item in case.form.items if isinstance(item, d.Answer))
    quoted = "」「".join(map(brief, found[:_MAX_QUOTED]))
    yield finding("left_over", case.at(first.id), count=len(found), texts=f"「{quoted}」")
