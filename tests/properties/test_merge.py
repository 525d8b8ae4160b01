"""Merging two copies: nobody's lone change is lost, and who is called mine does not matter."""

from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.revision.merge import divergences
from piadesk.revision.merge_edits import defaults, merge_edit
from piadesk.sheets.edits import Several, apply
from piadesk.sheets.sheet import snapshot
from piadesk.storage import store
from tests.properties.steps import full_sheet, steps

FORM = catalogue.form("form2-r06")


def changed(data, base, most=4):
    sheet = snapshot(base)
    for _ in range(data.draw(st.integers(0, most))):
        apply(sheet, data.draw(steps(FORM, sheet)))
    return sheet


def merged(base, mine, theirs, choose=None):
    differing = divergences(FORM, base, mine, theirs)
    choices = [(one, choose) for one in differing] if choose else defaults(differing)
    sheet = snapshot(mine)
    inverse = apply(sheet, merge_edit(base, mine, theirs, choices))
    return sheet, inverse


def content(sheet):
    return store.dump(sheet, FORM)


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_copy_in_which_nothing_was_done_changes_nothing(data):
    base = full_sheet(FORM)
    mine = changed(data, base)
    assert content(merged(base, mine, base)[0]) == content(mine)
    assert content(merged(base, mine, mine)[0]) == content(mine)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_what_was_done_in_the_copy_alone_comes_whole(data):
    base = full_sheet(FORM)
    theirs = changed(data, base)
    assert content(merged(base, base, theirs)[0]) == content(theirs)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_changes_that_do_not_meet_give_the_same_from_both_sides(data):
    base = full_sheet(FORM)
    mine, theirs = changed(data, base, 3), changed(data, base, 3)
    meet = any(one.is_conflict for one in divergences(FORM, base, mine, theirs))
    here, there = merged(base, mine, theirs)[0], merged(base, theirs, mine)[0]
    if not meet and here.notes == there.notes:
        assert sorted_entries(here) == sorted_entries(there)


def sorted_entries(block):
    """The block with the entries of each repeat in one order: both may have added some."""
    rows = {key: sorted(map(sorted_entries, some), key=str) for key, some in block.rows.items()}
    return [*sorted(block.answers.items(), key=str), *sorted(rows.items()), getattr(block, "id", 0)]


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_merge_is_undone_as_one(data):
    base = full_sheet(FORM)
    mine, theirs = changed(data, base), changed(data, base)
    for choose in ("theirs", None):
        sheet, inverse = merged(base, mine, theirs, choose)
        apply(sheet, Several((inverse,)))
        assert content(sheet) == content(mine)


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_taking_everything_of_theirs_without_a_common_state_gives_their_answers(data):
    base = full_sheet(FORM)
    mine, theirs = changed(data, base), changed(data, base)
    sheet, _ = merged(None, mine, theirs, "theirs")
    assert (sheet.answers, sheet.rows) == (theirs.answers, theirs.rows)
