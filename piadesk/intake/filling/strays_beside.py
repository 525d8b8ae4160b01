"""Texts that words stand beside which went into no item: on a page whose lines no box parts, these
may be the first or last line of the text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.tails import CHOICE_LEFT
from piadesk.intake.report import Note, Passage, note
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import OUTER, fold

_LEAST_LETTERS: Final = 3
"""Fewer are no line of a text."""

_NEAR: Final = 8
"""Passages that the next answer is looked for in: labels, and what the form prints."""


def strays_beside(
    form: d.Form, passages: Sequence[Passage], where: Mapping[Address, Where]
) -> Iterator[Note]:
    """The notes on the texts right before and behind words that were left over."""
    for place, passage in enumerate(passages):
        words = passage.text.strip(OUTER)
        is_line = len(fold(words)) >= _LEAST_LETTERS and not CHOICE_LEFT.search(words)
        if passage.use != "left_over" or not is_line:
            continue
        before, behind = (
            passages[max(0, place - _NEAR) : place],
            passages[place + 1 : place + _NEAR],
        )
        for address in dict.fromkeys((_answer(before[::-1]), _answer(behind))):
            if address in where and isinstance(form.by_id[address.item], d.Text | d.LongText):
                places = {"item": form.by_id[address.item].title, "words": words[:20]}
                yield note("stray_beside", where[address], **places).on(address, doubt=True)


def _answer(passages: Sequence[Passage]) -> Address:
    """The first item in passages that has an answer there, and that no other words come before."""
    for passage in passages:
        if passage.use == "answer" and passage.address:
            return passage.address
        if passage.use == "left_over":
            break
    return Address((), "")
