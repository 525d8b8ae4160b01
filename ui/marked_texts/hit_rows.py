"""Rows that show where words stand and what comes in their place, each with its tick."""

from collections.abc import Sequence

from piadesk.acts.replacing import Hit
from piadesk.texts.diff import DiffPassage
from piadesk.words import say
from ui.marked_texts.passages import PassageRow, Text, plain


def ticked_row(hit: Hit, where: Sequence[str], by: str, *, is_ticked: bool) -> PassageRow:
    """The tick, a cell for each of ``where``, the text before and the text after."""
    tick = say("replace.ticked" if is_ticked else "replace.unticked")
    after = _within(hit, by) if is_ticked else plain(hit.before + hit.found + hit.after)
    cells = (plain(tick), *map(plain, where), _within(hit, hit.found), after)
    return PassageRow("", cells, faint=not is_ticked)


def position_words(position: str, hit: Hit) -> str:
    """The place in the sheet, and which of its words are meant."""
    if hit.option:
        position += say("replace.option", option=hit.option)
    return position if hit.printed else position + say("replace.not_printed")


def _within(hit: Hit, words: str) -> Text:
    """What stands around the place, with these words in it."""
    parts = (DiffPassage(hit.before), DiffPassage(words, changed=True), DiffPassage(hit.after))
    return tuple(part for part in parts if part.text)
