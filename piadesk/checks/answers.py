"""Checks of any item by its kind: empty, blanked, not among the 選択肢, marks and their words."""

from collections.abc import Iterator

from piadesk import definition as d
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.kinds import ChosenMarks, is_blank
from piadesk.walk import Entry, required


def empty(case: Case, entry: Entry) -> Iterator[Finding]:
    """A required item without an answer.

    Source: 様式の各項目; rules.md §6 (every item that is not to be left blank must be answered).
    """
    if not is_blank(entry.value) or not isinstance(entry.item, d.Answer):
        return
    if required(case.form, case.sheet, entry.address):
        yield case.found("empty", Severity.ERROR, entry.address)


def unknown_choice(case: Case, entry: Entry) -> Iterator[Finding]:
    """An answer that is none of the 選択肢, letter for letter. Source: 様式の＜選択肢＞."""
    if entry.blanked_by or is_blank(entry.value):
        return
    known = case.form.choices_of(entry.item)
    if isinstance(entry.item, d.Marks):
        chosen = ChosenMarks.of(entry.value)
        strange = [
            one for one in dict.fromkeys([*chosen.marked, *chosen.texts]) if one not in known
        ]
    elif isinstance(entry.item, d.Choice | d.Computed):
        strange = [] if entry.value in known else [str(entry.value)]
    else:
        return
    for value in strange:
        yield case.found("unknown_choice", Severity.ERROR, entry.address, value=value)
