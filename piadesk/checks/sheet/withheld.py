"""What is kept back from publication and would be published all the same."""

from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.sheets.withheld import is_lost, withheld_of
from piadesk.sheets.withheld_elsewhere import words_elsewhere


@sheet_rule(Asked.WITH_SHEET, withheld_lost=Severity.WARNING)
def withheld_words_lost(case: Case) -> Iterator[Finding]:
    """Words that are kept back stand in their answer. Source: 規則第13条."""
    for withheld in withheld_of(case.sheet):
        if is_lost(case.form, case.sheet, withheld) and withheld.address.item in case.form.by_id:
            yield finding("withheld_lost", withheld.address, words=withheld.words)


@sheet_rule(Asked.WITH_SHEET, withheld_elsewhere=Severity.WARNING)
def withheld_words_elsewhere(case: Case) -> Iterator[Finding]:
    """Words too short to be blackened wherever they stand are in no other answer.

    Source: 規則第13条.
    """
    for address, words in words_elsewhere(case.form, case.sheet, case.each(case.visits)):
        yield finding("withheld_elsewhere", address, words=words)
