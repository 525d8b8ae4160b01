"""What the file holds and the form has no place for: kept, never printed, so the clerk is told."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.form_steps import earlier_forms, moved, steps
from piadesk.sheets.sheet import Address
from piadesk.sheets.unknown_answers import unknown_answers

_MAX_QUOTED: Final = 3


@sheet_rule(Asked.WITH_SHEET, left_over=Severity.WARNING)
def left_over(case: Case) -> Iterator[Finding]:
    """Answers to items that this form does not have, told at the item that stands nearest.

    Source: PIAdesk のファイル (left by another revision or another program; nothing is dropped).
    """
    by_place: dict[Address, list[str]] = {}
    for unknown in unknown_answers(case.form, case.sheet):
        place = _nearest(case, unknown.address)
        by_place.setdefault(place, []).append(str(unknown.value))
    for place, values in by_place.items():
        quoted = "」「".join(map(brief, values[:_MAX_QUOTED]))
        yield finding("left_over", place, count=len(values), texts=f"「{quoted}」")


def _nearest(case: Case, address: Address) -> Address:
    """The answer that stood before it on an earlier revision, else one whose id begins alike.

    (risk.storage.…, in the same entry if it is one of this form); else the form's first.
    """
    if (before := _before(case, address)) is not None:
        return before
    answers = [item for item in case.form.items if isinstance(item, d.Answer)]
    words = address.item.split(".")

    def likeness(item: d.Answer) -> int:
        pairs = enumerate(zip(words, item.id.split("."), strict=False))
        return next((depth for depth, (one, other) in pairs if one != other), len(words))

    nearest = max(answers, key=likeness)
    path = address.path[: len(case.form.chain(nearest))]
    if not likeness(nearest) or path not in case.paths(nearest.id):
        return case.at(answers[0].id)
    return Address(path, nearest.id)


def _before(case: Case, address: Address) -> Address | None:
    """The answer that stood before it on an earlier revision, in the same entries."""
    for form_id in earlier_forms(case.form.id):
        old = catalogue.form(form_id)
        way = steps(form_id, case.form.id)
        for item in reversed(old.items[: old.order.get(address.item, 0)]):
            now = case.form.by_id.get(moved(way, item.id))
            depth = len(case.form.chain(now)) if now is not None else 0
            if isinstance(now, d.Answer) and address.path[:depth] in case.paths(now.id):
                return Address(address.path[:depth], now.id)
    return None
