"""Words that stand in many sheets (a system's name, a 課's name), replaced in all of them at once.

Every place is shown first. Each sheet gets one row of 変更箇所, and the run can be taken back.
"""

import contextlib
import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from piadesk.acts.replacing import Hit, hits, replace_hits
from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.office.changing import Outcome, change_all
from piadesk.office.index import Index
from piadesk.office.listing import Listed, search
from piadesk.revision.logged_edit import Words, logged_edit
from piadesk.revision.rewording import style_of
from piadesk.sheets.edits import Edit
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.words import say


class Occurrence(NamedTuple):
    """One place in one sheet where the words stand."""

    sheet: Listed
    hit: Hit
    position: str
    """``Ⅱ ５．①部署``."""


def occurrences(sheets: Sequence[Listed], words: str, *, whole: bool = False) -> list[Occurrence]:
    """Every place where ``words`` stand, sheet by sheet; what cannot be opened has none.

    ``whole``: not as part of a longer word in katakana, letters or figures.
    """
    places: list[Occurrence] = []
    for candidate in _candidates(sheets, words):
        try:
            opened = store.load(candidate.path) if candidate.is_sheet else None
        except PiadeskError:
            continue  # listed as what cannot be opened
        if opened is not None:
            names = Names(opened.form, opened.sheet)
            for hit in hits(opened.form, opened.sheet, words, whole=whole):
                places.append(Occurrence(candidate, hit, names.position(hit.address)))
    return places


def _candidates(sheets: Sequence[Listed], words: str) -> list[Listed]:
    """Those that the index knows to have the words in any answer: not every sheet is read whole."""
    if not sheets or not words.strip():
        return []
    with contextlib.closing(Index(sheets[0].folder)) as index:
        names = search(index, words)
    return [sheet for sheet in sheets if sheet.name in names]


def replace_in_all(
    chosen: Iterable[Occurrence], by: str, today: datetime.date, *, is_told: bool = True
) -> Iterator[Outcome]:
    """Put ``by`` in the chosen places, sheet after sheet.

    ``is_told``: one row of 変更箇所 in each sheet that has a 公表版. A sheet that somebody has
    open, or that says something else there by now, is left as it is, and told.
    """
    by_sheet: dict[str, tuple[Listed, list[Hit]]] = {}
    for occurrence in chosen:
        by_sheet.setdefault(occurrence.sheet.name, (occurrence.sheet, []))[1].append(occurrence.hit)
    day = today if is_told else None
    yield from change_all(
        (
            sheet,
            partial(_edit, wanted=wanted, by=by, day=day),
            say("office.replaced", count=len(wanted)),
        )
        for sheet, wanted in by_sheet.values()
    )


def _edit(
    form: d.Form, sheet: Sheet, wanted: list[Hit], by: str, day: datetime.date | None
) -> Edit:
    try:
        edit = replace_hits(sheet, wanted, by)
    except (ValueError, KeyError) as fault:
        raise PiadeskError("office.words_moved") from fault
    if day is None:
        return edit
    words = Words(wanted[0].found, by)
    return logged_edit(form, sheet, edit, style_of(form, sheet, ""), day, words)
