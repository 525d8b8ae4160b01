"""自庁ひな形: a sheet, or some parts of one, kept to begin others with.

A template is a sheet in its own right, with a note of what it is; so it is stored, checked and
carried to another revision of its form as sheets are. It holds answers and no more: what belongs to
one sheet alone (評価書番号, dates, 変更箇所, 公表版, 付箋) stays behind.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from piadesk.acts.body_facts import BODY_ROLES
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank, kind_of
from piadesk.revision.form_steps import newest
from piadesk.revision.migration import Migrated, migrate
from piadesk.sheets.edits import AddEntry, Edit, SetNote, SetValue, Several
from piadesk.sheets.origins import all_answers, note_all, note_origins
from piadesk.sheets.sheet import Address, Block, Entry, Sheet, new_entry
from piadesk.sheets.withheld import NOTE as WITHHELD
from piadesk.storage.templates import NOTE

_OWN: Final = (Role.NUMBER, Role.PUBLISHED_ON, Role.APPROVED_ON)
"""What each sheet has for itself."""


class About(NamedTuple):
    """What a template is: its name, for what it is meant, when it was made, of which sections;
    () for all of them."""

    name: str
    purpose: str = ""
    day: str = ""
    sections: tuple[str, ...] = ()


def template_of(form: d.Form, sheet: Sheet, about: About, *, with_body: bool) -> Sheet:
    """A template made of the answers of ``sheet``; ``with_body`` keeps what it says of its body.

    What is kept back from publication stays so, and entries get ids of their own.
    """
    chosen = set(about.sections) or {section.id for section in form.sections}
    own = {form.role(role) for role in (*_OWN, *(() if with_body else BODY_ROLES))}
    left = frozenset(item for item in own if item)
    template = Sheet(form=form.id)
    ids: dict[str, str] = {}
    _fill(form, template, sheet, "", chosen, left, ids)
    template.notes = {NOTE: _record(about), **_withheld_note(sheet, template, ids)}
    return template


def about_of(sheet: Sheet) -> About | None:
    """What the template is; None for a sheet that is none."""
    noted = sheet.notes.get(NOTE)
    if not isinstance(noted, dict) or not isinstance(name := noted.get("name"), str) or not name:
        return None
    sections = noted.get("sections")
    purpose, day = (str(noted.get(key) or "") for key in ("purpose", "on"))
    chosen = tuple(map(str, sections)) if isinstance(sections, list) else ()
    return About(name, purpose, day, chosen)


def renamed(template: Sheet, about: About) -> Sheet:
    """The template with other words on it."""
    return replace(template, notes={**template.notes, NOTE: _record(about)})


class Begun(NamedTuple):
    """A new sheet begun with a template, and what became of it on the way to the newest form."""

    form: d.Form
    sheet: Sheet
    migrated: Migrated | None


def begin_with_template(template: Sheet, to: str = "") -> Begun:
    """A new sheet on the newest revision of the template's form, or on the form ``to``. Raises as
    `migrate`."""
    form = catalogue.form(template.form)
    sheet, ids = Sheet(form=form.id), dict[str, str]()
    _fill(form, sheet, template, "", {section.id for section in form.sections}, frozenset(), ids)
    sheet.notes = _withheld_note(template, sheet, ids)
    migrated = None
    if (to := to or newest(form.id)) != form.id:
        migrated = migrate(sheet, to)
        form, sheet = migrated.form, migrated.sheet
    note = note_all(sheet, "template")
    sheet.notes[note.key] = note.value
    return Begun(form, sheet, migrated)


def insertion(form: d.Form, sheet: Sheet, template: Sheet) -> Several | None:
    """The edit that puts the template into an open sheet on ``form``: answers where there is none,
    entries where the repeat has none. None where nothing finds room. Raises `MigrationError` for
    a template of another form, or of a later revision."""
    begun = begin_with_template(template, form.id)
    edits, filled = list[Edit](), list[tuple[Address, JsonValue]]()
    for item_id, value in begun.sheet.answers.items():
        address = Address((), item_id)
        if is_blank(sheet.get(address)):
            edits.append(SetValue(address, value))
            filled.append((address, value))
    for rows_id, rows in begun.sheet.rows.items():
        if not sheet.rows.get(rows_id):
            for index, row in enumerate(rows):
                edits.append(AddEntry(Address((), rows_id), index, row))
                filled += all_answers(row, (row.id,))
    if not edits:
        return None
    withheld = begun.sheet.notes.get(WITHHELD)
    if isinstance(withheld, list) and (mine := _of(withheld, filled)):
        noted = sheet.notes.get(WITHHELD)
        edits.append(SetNote(WITHHELD, [*(noted if isinstance(noted, list) else ()), *mine]))
    return Several((*edits, note_origins(sheet, "template", filled)))


def _of(records: list[JsonValue], filled: list[tuple[Address, JsonValue]]) -> list[JsonValue]:
    """Of what is kept back, that which concerns the filled answers or an entry of theirs."""
    mine = {str(address) for address, _ in filled}
    entries = {address.path for address, _ in filled}
    return [
        record
        for record in records
        if isinstance(record, dict)
        and (record.get("at") in mine or Address.read(str(record.get("at"))).path in entries)
    ]


def _fill(
    form: d.Form,
    target: Block,
    source: Block,
    parent: str,
    sections: Collection[str],
    left: frozenset[str],
    ids: dict[str, str],
) -> None:
    """Put into ``target`` what of ``source`` a template may hold; ``ids`` tells the new id of each
    entry that was taken."""
    log = form.log.rows if form.log else ""
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            rows = list(_entries(form, source, item, sections, left, ids))
            if rows and item.id != log:
                target.rows[item.id] = rows
        elif item.id in source.answers and isinstance(item, d.Answer):
            is_chosen = form.section_of[item.id].id in sections
            if is_chosen and item.id not in left and not kind_of(item).says_when:
                target.answers[item.id] = source.answers[item.id]


def _entries(
    form: d.Form,
    source: Block,
    item: d.Repeat,
    sections: Collection[str],
    left: frozenset[str],
    ids: dict[str, str],
) -> Iterator[Entry]:
    """The entries of a repeat that hold anything chosen, under their names."""
    for row in source.rows.get(item.id, []):
        entry = new_entry()
        _fill(form, entry, row, item.id, sections, left, ids)
        if entry.answers or entry.rows:
            if (name := row.answers.get(item.title_item)) is not None:
                entry.answers[item.title_item] = name
            ids[row.id] = entry.id
            yield entry


def _withheld_note(source: Sheet, target: Sheet, ids: Mapping[str, str]) -> dict[str, JsonValue]:
    """The note of what is kept back from publication, for what was taken."""
    noted = source.notes.get(WITHHELD)
    records: list[JsonValue] = []
    for record in noted if isinstance(noted, list) else ():
        if not isinstance(record, dict) or not isinstance(written := record.get("at"), str):
            continue
        address = Address.read(written)
        if all(row_id in ids for row_id in address.path):
            moved = Address(tuple(ids[row_id] for row_id in address.path), address.item)
            is_entry = len(moved.path) > 0 and moved.item in _repeats(target, moved)
            if is_entry or not is_blank(target.get(moved)):
                records.append({**record, "at": str(moved)})
    return {WITHHELD: records} if records else {}


def _repeats(sheet: Sheet, address: Address) -> Collection[str]:
    """The repeats beside the entry that the address leads to."""
    return sheet.block(address.path[:-1]).rows


def _record(about: About) -> dict[str, JsonValue]:
    record: dict[str, JsonValue] = {
        "name": about.name,
        "purpose": about.purpose,
        "on": about.day,
        "sections": list(about.sections),
    }
    return record
