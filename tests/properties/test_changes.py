"""Changes are exactly what was edited: nothing missing, nothing extra, whatever was moved."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk import kinds
from piadesk.forms import catalogue, written
from piadesk.forms import definition as d
from piadesk.revision.change_rows import rows
from piadesk.revision.changes import changes, printed
from piadesk.revision.comparison import table
from piadesk.revision.item_names import STYLES
from piadesk.revision.shortening import shortened
from piadesk.sheets.edits import MoveEntry, RemoveEntry, SetValue, apply
from piadesk.sheets.sheet import Address
from tests.sheets import TEXTS, blocks, edits, sheets, values

FORMS = catalogue.form_ids()


def without_conditions(form):
    """The same form, but no answer blanks another: then each edit shows where it was made."""
    told = written.written(form)
    for section in told["section"]:
        for item in section["item"]:
            item.pop("blank_when")
    return written.checked(told)


FREE = without_conditions(catalogue.form("form4-r06"))


def edited(data, form, sheet, most=8):
    new = deepcopy(sheet)
    for _ in range(data.draw(st.integers(0, most))):
        apply(new, data.draw(edits(form, new) | telling_edits(form, new)))
    return new


@st.composite
def telling_edits(draw, form, sheet):
    """An edit of what is there: another answer, or an entry that goes or moves."""
    repeats, answered = [], []
    for way in blocks(form, sheet):
        block = sheet.block(way)
        repeats += [Address(way, rows_id) for rows_id, some in block.rows.items() if some]
        answered += [Address(way, item_id) for item_id in block.answers]
    if repeats and (not answered or draw(st.booleans())):
        address = draw(st.sampled_from(repeats))
        entries = sheet.entries(address)
        chosen = draw(st.sampled_from(entries)).id
        place = st.integers(0, len(entries) - 1)
        return draw(
            st.just(RemoveEntry(address, chosen))
            | place.map(lambda to: MoveEntry(address, chosen, to))
        )
    if answered:
        address = draw(st.sampled_from(answered))
        return SetValue(address, draw(values(form, form.by_id[address.item])))
    return draw(edits(form, sheet))


def flat(form, block, rows=()):
    """Every printed answer and every entry by its place, seen without the walk."""
    for item_id, value in block.answers.items():
        if shown := kinds.shown(form.by_id[item_id], value):
            yield (*rows, item_id), shown
    for rows_id, entries in block.rows.items():
        for entry in entries:
            yield (*rows, entry.id, rows_id), "entry"
            yield from flat(form, entry, (*rows, entry.id))


def expected(form, old, new):
    """Places that differ, save those inside an entry that came or went as a whole."""
    one, other = dict(flat(form, old)), dict(flat(form, new))
    differ = {place for place in one.keys() | other.keys() if one.get(place) != other.get(place)}
    whole = {place[:-1] for place in differ if "entry" in (one.get(place), other.get(place))}
    inside = {p for p in differ if any(p[:n] in whole for n in range(1, len(p) - 1))}
    inside |= {p for p in differ if p[:-1] in whole and "entry" not in (one.get(p), other.get(p))}
    return {p for p in differ - inside if p != ("cover.published_on",) and not is_log(p)}


def is_log(place):
    return any(step.split(".")[0] == "log" for step in place)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_changes_are_the_edits(data):
    old = data.draw(sheets(FREE))
    new = edited(data, FREE, old)
    found = changes(FREE, old, new)
    places = [(*change.address.path, change.address.item) for change in found]
    assert len(places) == len(set(places))
    assert set(places) == expected(FREE, old, new)


def brought_over(form, old, new):
    """The old version, as it prints, with every change carried out."""
    result = as_printed(form, old)
    for change in changes(form, old, new):
        if change.kind == "changed":
            result.put(change.old_address, change.after)
            continue
        entries = result.block(change.address.path[:-1]).rows.setdefault(change.item.id, [])
        if change.kind == "added":
            entries.append(deepcopy(change.row))
        else:
            entries[:] = [entry for entry in entries if entry.id != change.row.id]
    # What overrules a rule and says the same as the rule did is no change of the paper.
    for item in form.items:
        if isinstance(item, d.Computed) and item.id in new.answers:
            result.put(Address((), item.id), new.answers[item.id])
    return result


def as_printed(form, sheet):
    copy = deepcopy(sheet)
    for address in printed(form, sheet).blanked:
        copy.block(address.path).rows.pop(address.item, None)
    return copy


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_carrying_out_the_changes_gives_the_new_version(form_id, data):
    form = catalogue.form(form_id)
    old = data.draw(sheets(form))
    new = edited(data, form, old)
    result = brought_over(form, old, new)
    assert not changes(form, result, new)
    assert told(printed(form, result)) == told(printed(form, new))


def told(state):
    return {address: value for address, value in state.values.items() if value is not None}


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_moving_entries_is_no_change(data):
    form = catalogue.form("form3-r06")
    old = data.draw(sheets(form, most_rows=3))
    new = deepcopy(old)
    for _ in range(3):
        edit = data.draw(telling_edits(form, new))
        if isinstance(edit, MoveEntry):
            apply(new, edit)
    assert changes(form, old, new) == []


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_change_has_a_row_in_every_style(data):
    form = catalogue.form(data.draw(st.sampled_from(FORMS)))
    old = data.draw(sheets(form))
    new = edited(data, form, old)
    found = changes(form, old, new)
    for style in STYLES:
        told_rows = list(rows(form, old, new, found, style))
        assert len(told_rows) == len(found)
        assert all(row.item and row.before and row.after for row in told_rows)
        assert all(row.before != row.after for row in told_rows)
        assert len(list(table(form, old, new, style))) == len(found)


@settings(max_examples=50, deadline=None)
@given(st.text("あ亜、。\n", max_size=200), st.text("あ亜、。\n", max_size=200), TEXTS)
def test_a_shortened_text_is_what_stands_there(before, after, words):
    old, new = before + after, before + words + after
    for text, short in zip((old, new), shortened(old, new), strict=True):
        assert len(short) <= len(text)
        at = 0
        for piece in short.replace("（前略）", "\0").replace("（後略）", "\0").split("\0"):
            at = text.index(piece, at) + len(piece)
