"""What is kept back from publication and would be published all the same."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.kinds import kind_of
from piadesk.sheets.sheet import Address
from piadesk.sheets.withheld import is_lost, repeated_words, withheld_of
from piadesk.texts.folding import fold

_MIN_LETTERS: Final = 2
"""A single letter stands in too many words to tell anything."""


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
    marked = [
        withheld
        for withheld in withheld_of(case.sheet)
        if not is_lost(case.form, case.sheet, withheld)
    ]
    short = {
        words: withheld
        for withheld in marked
        for words, is_long in repeated_words(case.form, case.sheet, withheld)
        if not is_long and len(words) >= _MIN_LETTERS
    }
    if not short:
        return
    whole = {withheld.address for withheld in marked if not withheld.words}
    texts = [
        (visit.address, fold(words))
        for visit in case.each(case.visits)
        if not visit.blanked_by and not _is_within(case, visit.address, whole)
        for words in kind_of(visit.item).free_words(visit.value)
    ]
    for words, withheld in short.items():
        sought = fold(words)
        for address, text in texts:
            if sought in text and address != withheld.address:
                yield finding("withheld_elsewhere", address, words=words)


def _is_within(case: Case, address: Address, whole: set[Address]) -> bool:
    """Whether an answer is kept back as a whole, for itself or with an entry that it is in."""
    repeats = case.form.chain(case.form.by_id[address.item])
    entries = (Address(address.path[: depth + 1], repeat) for depth, repeat in enumerate(repeats))
    return address in whole or any(entry in whole for entry in entries)
