"""Check of rows of 変更箇所 that name an item before the form had it."""

import functools
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import logged_changes
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.publication import begun
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.form_steps import earlier_forms, steps
from piadesk.scheme.era import shown_date

_KEPT_FORMS: Final = 16


@sheet_rule(Asked.WITH_LOG, log_item_not_yet=Severity.HINT)
def not_yet_items(case: Case) -> Iterator[Finding]:
    """An item of 令和6年10月 in a row of 令和2年: the day or the item is wrong.

    Source: the revisions of the forms; asked, for a row may be told by the names of today.
    """
    new, since = _new_items(case.form), begun(case)
    for change in case.each(logged_changes(case)) if new and since else ():
        items = [one.item for one in change.each if one.item in new]
        if items and change.day and since and change.day < since:
            yield finding(
                "log_item_not_yet",
                change.at_item,
                label=case.form.by_id[items[0]].title,
                date=shown_date(change.day.isoformat()),
                revision=case.form.revision,
            )


@functools.lru_cache(_KEPT_FORMS)
def _new_items(form: d.Form) -> frozenset[str]:
    """The items that no earlier revision had; none where there was no other."""
    earlier = earlier_forms(form.id)
    if not earlier:
        return frozenset()
    kept: set[str] = set()
    for form_id in earlier:
        for item in catalogue.form(form_id).items:
            ids = {item.id}
            for step in steps(form_id, form.id):
                ids = {new for one in ids for new in (*step.split.get(one, ()), step.item(one))}
            kept |= ids
    return frozenset(form.by_id) - kept
