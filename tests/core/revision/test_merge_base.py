"""The state that two copies began with: by what the copy notes, else the likest earlier save."""

import pytest

from piadesk.forms import catalogue
from piadesk.revision.merge_base import common_state, divergences_from
from piadesk.revision.merge_copy import made_comparable
from piadesk.revision.published import freeze
from piadesk.sheets.ancestors import note_ancestor
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.entries import copy_of
from piadesk.sheets.sheet import Address, Sheet, snapshot
from piadesk.storage import store
from tests.properties.steps import full_sheet

FORM = catalogue.form("form3-r06")
TITLE, NUMBER = Address((), "cover.title"), Address((), "cover.number")


def rewritten(sheet, address, value):
    copy = snapshot(sheet)
    apply(copy, SetValue(address, value))
    return copy


@pytest.fixture
def copies(tmp_path):
    """Both changed the number alike, and the title each in another way; mine was saved in
    between."""
    path = tmp_path / "mine.json"
    base = full_sheet(FORM)
    fingerprint = store.save(base, FORM, path)
    numbered = rewritten(base, NUMBER, "12")
    mine = rewritten(numbered, TITLE, "こちらの題")
    for state in (numbered, mine):
        fingerprint_now = store.save(state, FORM, path)
    assert fingerprint_now
    return path, fingerprint, mine, rewritten(numbered, TITLE, "あちらの題")


def test_the_save_that_the_copy_notes_is_the_common_state(copies):
    path, fingerprint, mine, theirs = copies
    note_ancestor(theirs, fingerprint)
    common = common_state(path, FORM, mine, theirs)
    assert common.sheet.get(NUMBER) == full_sheet(FORM).get(NUMBER)
    assert [one.is_conflict for one in divergences_from(common, FORM, mine, theirs)] == [True]


def test_a_copy_that_notes_nothing_never_writes_over_what_was_rewritten_here(copies):
    path, _, mine, theirs = copies
    common = common_state(path, FORM, mine, theirs)
    (title,) = divergences_from(common, FORM, mine, theirs)
    assert (title.address, title.is_conflict) == (TITLE, True)


def test_where_no_save_is_of_before_the_own_work_a_copy_that_notes_nothing_is_asked_about(tmp_path):
    path, mine = tmp_path / "mine.json", rewritten(full_sheet(FORM), TITLE, "こちらの題")
    store.save(mine, FORM, path)
    theirs = rewritten(full_sheet(FORM), TITLE, "あちらの題")
    common = common_state(path, FORM, mine, theirs)
    assert [one.is_conflict for one in divergences_from(common, FORM, mine, theirs)] == [True]


@pytest.mark.parametrize("whose", ["mine", "theirs"])
def test_where_all_saves_may_be_of_after_the_copies_parted_none_tells_who_rewrote(tmp_path, whose):
    """The sheet was rewritten under another name or elsewhere, and saved here once more since."""
    path, begun = tmp_path / "mine.json", full_sheet(FORM)
    begun.published = []
    mine = rewritten(begun, TITLE, "こちらの題")
    store.save(mine, FORM, path)
    mine = rewritten(mine, NUMBER, "12")
    store.save(mine, FORM, path)
    theirs = rewritten(begun, Address((), "cover.declaration"), "あちらの宣言")
    note_ancestor(mine if whose == "mine" else theirs, "f" * 64)
    common = common_state(path, FORM, mine, theirs)
    differing = divergences_from(common, FORM, mine, theirs)
    assert {one.address: one.default for one in differing}[TITLE] == "mine"


def test_without_saves_the_last_version_of_both_is_the_common_state():
    base = full_sheet(FORM)
    base.published = []
    apply(base, freeze(FORM, base))
    mine, theirs = rewritten(base, NUMBER, "12"), rewritten(base, TITLE, "あちらの題")
    common = common_state(None, FORM, mine, theirs)
    assert common.version == base.published[0]
    assert [one.address for one in divergences_from(common, FORM, mine, theirs)] == [TITLE]
    assert common_state(None, FORM, Sheet(form=FORM.id), theirs) is None


def test_a_copy_that_came_back_by_another_way_gets_the_ids_of_the_entries():
    mine = full_sheet(FORM)
    theirs = Sheet(form=FORM.id, answers=dict(mine.answers))
    theirs.rows = {key: [copy_of(row) for row in rows] for key, rows in mine.rows.items()}
    assert made_comparable(FORM, mine, theirs).rows == mine.rows
