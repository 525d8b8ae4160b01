"""Words that are kept back and stand in other answers too, too short to be blackened there."""

from collections.abc import Iterable, Iterator
from typing import Final

from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk
from piadesk.sheets.withheld import is_lost, repeated_words, withheld_of
from piadesk.texts.folding import fold

_MIN_LETTERS: Final = 2
"""A single letter stands in too many words to tell anything."""


def words_elsewhere(
    form: d.Form, sheet: Sheet, visits: Iterable[Visit] | None = None
) -> Iterator[tuple[Address, str]]:
    """Where such words would be published, with the words; ``visits`` is the walk, where it has
    been made."""
    marked = [one for one in withheld_of(sheet) if not is_lost(form, sheet, one)]
    short = {
        words: withheld
        for withheld in marked
        for words, is_long in repeated_words(form, sheet, withheld)
        if not is_long and len(words) >= _MIN_LETTERS
    }
    if not short:
        return
    whole = {withheld.address for withheld in marked if not withheld.words}
    texts = [
        (visit.address, fold(words))
        for visit in (walk(form, sheet) if visits is None else visits)
        if not visit.blanked_by and not _is_within(form, visit.address, whole)
        for words in kind_of(visit.item).free_words(visit.value)
    ]
    for words, withheld in short.items():
        sought = fold(words)
        for address, text in texts:
            if sought in text and address != withheld.address:
                yield address, words


def _is_within(form: d.Form, address: Address, whole: set[Address]) -> bool:
    """Whether an answer is kept back as a whole, for itself or with an entry that it is in."""
    repeats = form.chain(form.by_id[address.item])
    entries = (Address(address.path[: depth + 1], repeat) for depth, repeat in enumerate(repeats))
    return address in whole or any(entry in whole for entry in entries)
