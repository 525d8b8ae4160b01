"""Several sheets in one file: the first one is read, what follows it is left over as one piece.

Else the answers of the second fill what the first left blank, and its 変更箇所 is added to the
first's: nobody sees in a sheet that an answer is another's.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.intake.labels.printed_words import titles
from piadesk.intake.passages import Source
from piadesk.intake.report import LeftOver, note
from piadesk.texts.folding import OUTER, fold, opened

_CELL: Final = re.compile(r"[^\t\n\f]+")
_BEHIND_TITLE: Final = 300
"""Letters behind a form's title in which the labels of its cover begin."""


class _Cover(NamedTuple):
    start: int
    title: str
    """As it stands on the paper."""

    words: str
    """What the cover says, folded: a page that was read twice says the same again."""


def first_sheet(source: Source, form: d.Form | None = None) -> Source:
    """The source up to the cover of another sheet. The whole where there is none, and where only
    a later one bears the title of ``form``."""
    if source.is_ours:
        return source
    covers = list(_covers(source.text))
    own = set(_titles(form)) if form else {fold(cover.title) for cover in covers[:1]}
    others = [cover for cover in covers[1:] if cover.words != covers[0].words]
    if not others or fold(covers[0].title) not in own:
        return source
    end = others[0].start
    names = "、".join(dict.fromkeys(cover.title for cover in others))
    rest = LeftOver(opened(source.text[end:]).strip(OUTER), source.where(end))
    return replace(
        source,
        text=source.text[:end],
        loose=None if source.loose is None else tuple(s for s in source.loose if s[1] <= end),
        over=tuple(span for span in source.over if span[1] <= end),
        landmarks=tuple(mark for mark in source.landmarks if mark[0] < end),
        breaks=tuple(place for place in source.breaks if place <= end),
        table_ends=tuple(place for place in source.table_ends if place <= end),
        unsure=tuple(each for each in source.unsure if each.end <= end),
        pictures=tuple(each for each in source.pictures if each.place < end),
        left_over=(*source.left_over, rest),
        notes=(*source.notes, note("further_sheets", source.where(end), titles=names)),
    )


def _covers(text: str) -> Iterator[_Cover]:
    """The covers of the sheets that have a body too, in the order of the text."""
    cells = (cell for cell in _CELL.finditer(text) if fold(cell[0]) in titles())
    begun = [cell for cell in cells if _is_cover(text[cell.end() : cell.end() + _BEHIND_TITLE])]
    for cell, end in zip_longest(begun, (cell.start() for cell in begun[1:])):
        words = fold(text[cell.start() : end])
        bodies = [place for label in _labels(Role.AFFAIR) if (place := words.find(label)) >= 0]
        if bodies:
            yield _Cover(cell.start(), cell[0].strip(OUTER), words[: min(bodies)])


def _is_cover(words: str) -> bool:
    """Whether the labels of a cover stand behind a title; pages repeat the title alone."""
    behind = fold(words)
    return all(
        any(label in behind for label in _labels(role)) for role in (Role.NUMBER, Role.TITLE)
    )


@functools.cache
def _labels(role: Role) -> frozenset[str]:
    """The labels of the items that play a role on any form, folded."""
    forms = [catalogue.form(form_id) for form_id in catalogue.form_ids()]
    items = [form.by_id[form.roles[role]] for form in forms if role in form.roles]
    return frozenset(fold(item.label) for item in items if item.label)


def _titles(form: d.Form) -> Iterator[str]:
    return (fold(item.text) for item in form.sections[0].items if isinstance(item, d.Constant))
