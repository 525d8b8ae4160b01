"""What a 依頼用のExcel may ask for: a section, an entry, a file, the part of one 課, the whole."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.exporting.request import Part, whole_sheet
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import kind_of
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.walk import section_rows, walk
from piadesk.words import say

_OFFICE: Final = re.compile(
    r"[^\s、，,。・/／;；()（）「」]{1,20}?(?:課|室|局|部|所|係|センター)(?![^\s、，,。・/／;；()（）「」])"
)
"""The name of an office, by its end."""


class Scope(NamedTuple):
    """What is asked for, as the clerk calls it, and the parts of the sheet that it is."""

    name: str
    parts: tuple[Part, ...]


def scopes(
    form: d.Form,
    sheet: Sheet,
    here: tuple[d.Section, tuple[str, ...]] | None,
    at_work: Address | None,
) -> list[Scope]:
    """What can be asked for, the nearest first; ``here`` is the page in view, None for 確認."""
    names = Names(form, sheet)
    listed = []
    if here is not None:
        section, rows = here
        listed = [Scope(_of_file(form, sheet, section.heading, rows), (here,))]
    listed += _entry(form, names, at_work)
    listed += files(form, sheet)
    listed += [of_office(form, sheet, office) for office in offices(form, sheet)]
    return [*listed, Scope(say("request.whole"), tuple(whole_sheet(form, sheet)))]


def files(form: d.Form, sheet: Sheet) -> list[Scope]:
    """Each file with all its sections."""
    return [
        Scope(say("request.file", name=_file_name(form, row)), _sections_of(form, row.id))
        for row in sheet.rows.get(form.role(Role.FILES) or "", [])
    ]


def offices(form: d.Form, sheet: Sheet) -> list[str]:
    """The offices that the sheet names as those in charge, or as users of a file, each once."""
    roles = (Role.DEPARTMENT, Role.FILE_DEPARTMENT, Role.USER_DEPARTMENTS)
    items = {item for role in roles if (item := form.role(role))}
    names = [
        name
        for visit in walk(form, sheet)
        if visit.item.id in items
        for name in _OFFICE.findall(visit.shown)
    ]
    return list(dict.fromkeys(names))


def of_office(form: d.Form, sheet: Sheet, office: str) -> Scope:
    """The part of one office: the files that it is in charge of, and the entries that name it."""
    parts: list[Part] = []
    for row in sheet.rows.get(form.role(Role.FILES) or "", []):
        own = str(row.answers.get(form.role(Role.FILE_DEPARTMENT) or "") or "")
        if office in own:
            parts += _sections_of(form, row.id)
        else:
            parts += _entries_naming(form, row, (row.id,), office)
    for repeat, rows in sheet.rows.items():
        if repeat != form.role(Role.FILES) and repeat != form.role(Role.LOG):
            parts += [Address((row.id,), repeat) for row in rows if _names_it(form, row, office)]
    department = form.role(Role.DEPARTMENT)
    if department and office in str(sheet.answers.get(department) or ""):
        parts.insert(0, (form.section_of[department], ()))
    return Scope(say("request.office", name=office), tuple(parts))


def scope_called(form: d.Form, sheet: Sheet, wanted: str) -> Scope | None:
    """What the command line means by a section's id, number or title (of the first file where there
    are several), a file's name or an office."""
    for section in form.sections:
        paths = section_rows(sheet, section)
        if wanted in (section.id, section.number, section.title) and paths:
            return Scope(section.heading, ((section, paths[0]),))
    for row in sheet.rows.get(form.role(Role.FILES) or "", []):
        if wanted == _file_name(form, row):
            return Scope(say("request.file", name=wanted), _sections_of(form, row.id))
    if wanted == say("request.whole"):
        return Scope(wanted, tuple(whole_sheet(form, sheet)))
    scope = of_office(form, sheet, wanted)
    return scope if wanted and scope.parts else None


# ----


def _of_file(form: d.Form, sheet: Sheet, heading: str, rows: tuple[str, ...]) -> str:
    if not rows:
        return heading
    row = next(row for row in sheet.rows[form.role(Role.FILES) or ""] if row.id == rows[0])
    return f"{heading}（{_file_name(form, row)}）"


def _entry(form: d.Form, names: Names, at_work: Address | None) -> Iterator[Scope]:
    """The innermost entry that the clerk works in, unless it is a file."""
    if at_work is None or not at_work.path:
        return
    repeat = form.parent_of(form.by_id[at_work.item])
    if isinstance(form.by_id[at_work.item], d.Repeat):
        repeat = at_work.item
    if not repeat or repeat == form.role(Role.FILES):
        return
    address = Address(at_work.path, repeat)
    yield Scope(names.position(address), (address,))


def _sections_of(form: d.Form, row_id: str) -> tuple[Part, ...]:
    return tuple((section, (row_id,)) for section in form.sections if section.each)


def _file_name(form: d.Form, row: Entry) -> str:
    return str(row.answers.get(form.role(Role.FILE_NAME) or "") or say("rows.no_name"))


def _entries_naming(
    form: d.Form, block: Entry, path: tuple[str, ...], office: str
) -> Sequence[Part]:
    return [
        Address((*path, row.id), repeat)
        for repeat, rows in block.rows.items()
        for row in rows
        if _names_it(form, row, office)
    ]


def _names_it(form: d.Form, row: Entry, office: str) -> bool:
    return any(
        office in kind_of(form.by_id[item]).shown(form.by_id[item], value)
        for item, value in row.answers.items()
        if item in form.by_id
    )
