"""Answers that begin with the rest of the item above, which stayed blank: a line went astray."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.wrapping import ENDS
from piadesk.intake.report import Note, Passage, note
from piadesk.intake.where import Where
from piadesk.kinds import is_blank
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit
from piadesk.texts.folding import OUTER, fold
from piadesk.texts.stand_ins import says_nothing

REST: Final = re.compile(
    r"[、。，．)」』】ーっゃゅょぁぃぅぇぉんをッャュョァィゥェォ]"
    r"|(?!り災|がん|がけ)[りるれが](?![市町村])|[にはてたでとのなすせ](?=[、。一-龠])"
    r"|(?:により|による|につい|におい|におけ|に対|に係|ため|ない|なけれ|なる|なり|です|である|ます|ません)"
    r"|(?:とする|とし|ととも|という|する|すると|させ|せる|された|される)"
)
"""How the rest of a sentence begins, and no sentence: り代理権を, する。, により."""

CHOICE_LEFT: Final = re.compile(r"[\[\]＜<>＞〔〕［］]|[1-9]\)")


def tails_of_the_above(
    visits: Iterable[Visit],
    labelled: Collection[Address],
    where: Mapping[Address, Where],
    passages: Sequence[Passage],
) -> Iterator[Note]:
    """The notes on two texts below each other of which the upper is blank, though its label was
    seen, and the lower begins in the midst of a sentence or behind half a one that was left over.
    """
    behind_half = _behind_half_sentences(passages)
    answers = (visit for visit in visits if visit.is_answer and not visit.blanked_by)
    for above, below in pairwise(answers):
        if not (isinstance(above.item, d.Text | d.LongText) and is_blank(above.value)):
            continue
        if above.address not in labelled or below.address not in where:
            continue
        if not (isinstance(below.item, d.Text | d.LongText) and isinstance(below.value, str)):
            continue
        if says_nothing(below.value):
            continue
        if (above.section, above.address.path) != (below.section, below.address.path):
            continue
        if REST.match(fold(below.value)) or below.address in behind_half:
            places = {"item": below.item.title, "above": above.item.title}
            here = where[below.address]
            yield note("tail_of_above", here, **places).on(below.address, doubt=True)
            yield note("tail_below", here, **places).on(above.address, doubt=True)


def _behind_half_sentences(passages: Iterable[Passage]) -> frozenset[Address]:
    """The items whose answer follows words that were left over and end no sentence."""
    behind: set[Address] = set()
    is_half = False
    for passage in passages:
        words = passage.text.strip(OUTER)
        if passage.use == "left_over":
            is_half = words[-1:] not in ENDS and not CHOICE_LEFT.search(words)
        elif passage.use == "answer" and passage.address:
            if is_half:
                behind.add(passage.address)
            is_half = False
    return frozenset(behind)
