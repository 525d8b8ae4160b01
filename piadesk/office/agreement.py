"""Where the sheets of a folder contradict each other, and how one is made like another."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from piadesk.acts.in_force import levels_in_force
from piadesk.checks import check_together
from piadesk.checks.finding import Finding
from piadesk.checks.together.groups import Member
from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank, shown
from piadesk.office.changing import Outcome, change_all
from piadesk.office.listing import Listed
from piadesk.revision.logged_edit import logged_edit
from piadesk.revision.rewording import style_of
from piadesk.sheets.edits import Edit, SetValue
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.words import say


class ConflictPlace(NamedTuple):
    """A place that says one side of a disagreement."""

    sheet: Listed
    form: d.Form
    address: Address
    position: str
    """``Ⅱ １．対象人数``."""
    value: JsonValue
    words: str
    """The value as plain text."""


class Conflict(NamedTuple):
    """What sheets say differently: what is wrong, and every place."""

    finding: Finding
    places: tuple[ConflictPlace, ...]


def conflicts(sheets: Iterable[Listed]) -> list[Conflict]:
    """What the sheets that can be opened say against each other. Reads every sheet whole."""
    opened: list[tuple[Listed, store.Opened]] = []
    for sheet in sheets:
        try:
            if sheet.is_sheet:
                opened.append((sheet, store.load(sheet.path)))
        except PiadeskError:
            continue  # listed as what cannot be opened
    members = [Member(one.name, each.form, each.sheet) for one, each in opened]
    return [
        Conflict(said.finding, tuple(_places(opened, said.places)))
        for said in check_together(members, levels_in_force())
    ]


def _places(
    opened: list[tuple[Listed, store.Opened]], places: Iterable[tuple[int, Address]]
) -> Iterator[ConflictPlace]:
    for number, address in places:
        listed, each = opened[number]
        position = Names(each.form, each.sheet).position(address)
        value = each.sheet.get(address)
        item = each.form.by_id[address.item]
        words = shown(item, value) if isinstance(item, d.Answer) else ""
        yield ConflictPlace(listed, each.form, address, position, value, words)


def make_alike(conflict: Conflict, right: ConflictPlace, today: datetime.date) -> Iterator[Outcome]:
    """Make every other place say what ``right`` says, sheet after sheet.

    Each sheet that has a 公表版 gets a row of 変更箇所.
    """

    def edit_of(form: d.Form, sheet: Sheet, edit: SetValue) -> Edit:
        return logged_edit(form, sheet, edit, style_of(form, sheet, ""), today)

    edits = alike_edits(conflict, right)
    sheets = {place.sheet.path: place.sheet for place in conflict.places}
    yield from change_all(
        (sheets[path], partial(edit_of, edit=edit), say("office.alike"))
        for path, edit in edits.items()
    )


def alike_edits(conflict: Conflict, right: ConflictPlace) -> Mapping[Path, SetValue]:
    """What makes every other place say what ``right`` says, by sheet file; empty where that cannot
    be told: the places hold different kinds, or ``right`` says nothing.

    A choice is told by its key, for each form may word it otherwise.
    """
    edits: dict[Path, SetValue] = {}
    if is_blank(right.value) or not isinstance(right.value, str):
        return {}
    for place in conflict.places:
        if place is right or place.value == right.value:
            continue
        value = _value_for(place, right)
        if value is None or place.sheet.path == right.sheet.path:
            return {}
        edits[place.sheet.path] = SetValue(place.address, value)
    return edits


def _value_for(place: ConflictPlace, right: ConflictPlace) -> str | None:
    theirs, ours = (one.form.by_id[one.address.item] for one in (place, right))
    if theirs.kind != ours.kind:
        return None
    if not isinstance(ours, d.Choice):
        return str(right.value)
    key = right.form.key_of(ours.id, right.value)
    return place.form.choice(theirs.id, key) if key else None
