"""計画管理書 (様式1) and the sheets that it lists: what it should say, and where it says otherwise.

One entry stands for one 評価書番号, which all sheets of one 事務 share.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import REGISTER_COLUMNS, Role
from piadesk.office.duties import DutyKind, duties
from piadesk.office.listing import Listed
from piadesk.office.summary import searchable
from piadesk.scheme.era import as_day
from piadesk.sheets.edits import AddEntry, Edit, SetValue, Several
from piadesk.sheets.sheet import Address, Entry, Sheet, new_entry


class Affair(NamedTuple):
    """What the sheets of one 評価書番号 say by column of 計画管理書; "" where they say nothing."""

    number: str
    says: Mapping[Role, str]
    sheets: tuple[Listed, ...]


class RegisterDifference(NamedTuple):
    """A place where 計画管理書 and the sheets differ."""

    number: str
    role: Role | None
    """The column; None where the whole entry is missing on one side."""
    register: str
    """What 計画管理書 says, as stored."""
    sheets: str
    """What the sheets say."""


def has_register(form: d.Form) -> bool:
    """Whether sheets on this form list the sheets of a body."""
    return form.role(Role.REGISTER) is not None


def affairs(form: d.Form, sheets: Iterable[Listed]) -> list[Affair]:
    """What a 計画管理書 on ``form`` should list, in the order of the sheets. Those without a number
    are each their own. A form without 評価書番号 is no 評価書."""
    groups: dict[str, list[Listed]] = {}
    for sheet in sheets:
        if sheet.is_sheet and catalogue.form(sheet.summary.form).role(Role.NUMBER) is not None:
            key = searchable(sheet.summary.number) or sheet.name
            groups.setdefault(key, []).append(sheet)
    return [_affair(form, group) for group in groups.values()]


def _affair(form: d.Form, group: list[Listed]) -> Affair:
    def first(field: str) -> str:
        said = (str(getattr(one.summary, field)) for one in group)
        return next(filter(None, said), "")

    reviews = [duty.due for duty in duties(group) if duty.kind is DutyKind.REVIEW and duty.due]
    kind_item = form.roles[Role.REGISTER_KIND]
    says = {
        Role.REGISTER_NUMBER: first("number"),
        Role.REGISTER_AFFAIR: first("affair"),
        Role.REGISTER_DEPARTMENT: first("department"),
        Role.REGISTER_KIND: form.choice(kind_item, first("kind")) or "",
        Role.REGISTER_HELD_ON: _latest(one.summary.held_on for one in group),
        Role.REGISTER_PUBLISHED_ON: _latest(one.summary.published_on for one in group),
        Role.REGISTER_REVIEW_PLANNED: min(reviews).isoformat() if reviews else "",
    }
    return Affair(first("number"), says, tuple(group))


def _latest(days: Iterable[str]) -> str:
    written = [day for day in days if day]
    return max(written, key=lambda day: as_day(day) or datetime.date.min, default="")


def differences(
    form: d.Form, register: Sheet, listed: Iterable[Affair]
) -> list[RegisterDifference]:
    """Where the 計画管理書 says other than the sheets, entry by entry."""
    return list(_differences(form, register, listed))


def _differences(
    form: d.Form, register: Sheet, listed: Iterable[Affair]
) -> Iterator[RegisterDifference]:
    entries = _by_number(form, register)
    for affair in listed:
        entry = entries.pop(searchable(affair.number), None) if affair.number else None
        if entry is None:
            yield RegisterDifference(affair.number, None, "", affair.says[Role.REGISTER_AFFAIR])
            continue
        for role in REGISTER_COLUMNS[1:]:
            own, said = _said(form, entry, role), affair.says[role]
            if said and searchable(own) != searchable(said):
                yield RegisterDifference(affair.number, role, own, said)
    for entry in entries.values():
        number, affair_name = (
            _said(form, entry, role) for role in (Role.REGISTER_NUMBER, Role.REGISTER_AFFAIR)
        )
        yield RegisterDifference(number, None, affair_name, "")


def filling(form: d.Form, register: Sheet, listed: Iterable[Affair]) -> Several:
    """The edit after which the 計画管理書 says what the sheets say; undone as one.

    Entries of 評価書番号 that no sheet has, and what the sheets do not say, stay as they are.
    """
    return Several(tuple(_filling(form, register, listed)))


def _filling(form: d.Form, register: Sheet, listed: Iterable[Affair]) -> Iterator[Edit]:
    entries = _by_number(form, register)
    place = Address((), form.roles[Role.REGISTER])
    end = len(register.entries(place))
    for affair in listed:
        entry = entries.get(searchable(affair.number)) if affair.number else None
        if entry is None:
            row = new_entry()
            row.answers.update(
                {form.roles[role]: said for role, said in affair.says.items() if said}
            )
            yield AddEntry(place, end, row)
            end += 1
            continue
        for role in REGISTER_COLUMNS:
            if (said := affair.says[role]) and _said(form, entry, role) != said:
                yield SetValue(Address((entry.id,), form.roles[role]), said)


def _by_number(form: d.Form, register: Sheet) -> dict[str, Entry]:
    entries = register.entries(Address((), form.roles[Role.REGISTER]))
    return {
        searchable(_said(form, entry, Role.REGISTER_NUMBER)) or entry.id: entry for entry in entries
    }


def _said(form: d.Form, entry: Entry, role: Role) -> str:
    value = entry.answers.get(form.roles[role])
    return value if isinstance(value, str) else ""
