"""Sheets with three entries or more in every repeat, and edits of every class for them."""

from hypothesis import strategies as st

from piadesk.forms import definition as d
from piadesk.sheets.edits import (
    AddEntry,
    AddPublished,
    MoveEntry,
    RemoveEntry,
    RemovePublished,
    SetNote,
    SetValue,
    Several,
)
from piadesk.sheets.sheet import Address, Entry, Published, new_sheet
from tests.sheets import TEXTS, blocks, parent_of, values

ENTRIES = 3
VERSIONS = ("first", "second", "third")
NOTES = ("remark", "published", "set_aside")


def full_sheet(form):
    """Three entries in each repeat, inner ones too, each with a text that no other has."""
    sheet = new_sheet(form)
    fill(form, sheet, "")
    sheet.published = [Published(id=id_, form=form.id, published_on=id_) for id_ in VERSIONS]
    sheet.notes = {key: key for key in NOTES}
    return sheet


def fill(form, block, parent, trail=""):
    texts = [item for item in form.children(parent) if isinstance(item, d.Text)]
    block.answers.update({item.id: f"{item.label} {trail}" for item in texts})
    for item in form.children(parent):
        if isinstance(item, d.Repeat):
            block.rows[item.id] = [Entry(id=f"{trail}{item.id}-{n}") for n in range(ENTRIES)]
            for entry in block.rows[item.id]:
                fill(form, entry, item.id, f"{entry.id}-")


def repeats(form, sheet):
    """The addresses of all repeats of the sheet, at any depth."""
    return [
        Address(path, item.id)
        for path in blocks(form, sheet)
        for item in form.children(parent_of(form, sheet, path))
        if isinstance(item, d.Repeat)
    ]


@st.composite
def set_value(draw, form, sheet):
    path = draw(st.sampled_from(list(blocks(form, sheet))))
    items = [i for i in form.children(parent_of(form, sheet, path)) if isinstance(i, d.Answer)]
    item = draw(st.sampled_from(items))
    return SetValue(Address(path, item.id), draw(values(form, item)))


@st.composite
def add_entry(draw, form, sheet):
    address = draw(st.sampled_from(repeats(form, sheet)))
    entry = Entry(id=draw(st.uuids(version=4)).hex)
    fill(form, entry, address.item, f"{entry.id}-")
    return AddEntry(address, draw(st.integers(0, len(sheet.entries(address)))), entry)


@st.composite
def with_entries(draw, form, sheet, least):
    filled = [a for a in repeats(form, sheet) if len(sheet.entries(a)) >= least]
    address = draw(st.sampled_from(filled))
    return address, draw(st.sampled_from([entry.id for entry in sheet.entries(address)]))


@st.composite
def remove_entry(draw, form, sheet):
    return RemoveEntry(*draw(with_entries(form, sheet, 1)))


@st.composite
def move_entry(draw, form, sheet):
    address, entry_id = draw(with_entries(form, sheet, 2))
    return MoveEntry(address, entry_id, draw(st.integers(0, len(sheet.entries(address)) - 1)))


@st.composite
def add_published(draw, form, sheet):
    version = Published(id=draw(st.uuids(version=4)).hex, form=form.id, answers={"x": draw(TEXTS)})
    return AddPublished(draw(st.integers(0, len(sheet.published))), version)


def remove_published(_form, sheet):
    return st.sampled_from([RemovePublished(version.id) for version in sheet.published])


def set_note(_form, _sheet):
    return st.builds(SetNote, st.sampled_from([*NOTES, "new"]), st.none() | TEXTS)


@st.composite
def several(draw, form, sheet):
    """Parts that do not get into one another's way: each on a copy that has the earlier ones."""
    parts = [draw(set_value(form, sheet)), draw(move_entry(form, sheet))]
    address, entry_id = draw(with_entries(form, sheet, 2))
    inside = [part for part in parts if entry_id in part.address.path]
    return Several((*parts, *([] if inside else [RemoveEntry(address, entry_id)])))


STEPS = {
    SetValue: set_value,
    AddEntry: add_entry,
    RemoveEntry: remove_entry,
    MoveEntry: move_entry,
    AddPublished: add_published,
    RemovePublished: remove_published,
    SetNote: set_note,
    Several: several,
}
"""For each class of edit a strategy of edits that a sheet can take as it stands."""

ENTRIES_NEEDED = {RemoveEntry: 1, MoveEntry: 2, Several: 2}
"""So many entries one repeat must have for such an edit; a form may have a single repeat."""


@st.composite
def steps(draw, form, sheet):
    """An edit of any class that the sheet can take."""
    most = max((len(sheet.entries(repeat)) for repeat in repeats(form, sheet)), default=0)
    possible = [kind for kind in STEPS if most >= ENTRIES_NEEDED.get(kind, 0)]
    if not sheet.published:
        possible.remove(RemovePublished)
    return draw(STEPS[draw(st.sampled_from(possible))](form, sheet))
