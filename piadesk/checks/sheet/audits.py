"""Check of 監査: which kinds of audit are carried out."""

from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks


@sheet_rule(no_audit=Severity.HINT)
def no_audit(case: Case) -> Iterator[Finding]:
    """None of 自己点検, 内部監査, 外部監査 bears ○, though the item after them is answered.

    Source: 様式2 Ⅳ 監査, 様式3 Ⅲ8. None at all is allowed, and seldom meant.
    """
    for path in case.paths(Role.AUDIT_KINDS):
        marked = ChosenMarks.of(case.answer(Role.AUDIT_KINDS, path)).marked
        if (
            not marked
            and case.answer(Role.TRAINING, path)
            and not case.blanked(Role.AUDIT_KINDS, path)
        ):
            yield finding("no_audit", case.at(Role.AUDIT_KINDS, path))
