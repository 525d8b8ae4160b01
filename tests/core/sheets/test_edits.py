"""Each edit does what its name says, and an edit that fails leaves the sheet as it was."""

from copy import deepcopy

import pytest

from piadesk.sheets.edits import (
    AddEntry,
    AddPublished,
    MoveEntry,
    RemoveEntry,
    RemovePublished,
    SetNote,
    SetValue,
    Several,
    apply,
)
from piadesk.sheets.sheet import Address, Entry, Published, Sheet

LOG = Address((), "log")


@pytest.fixture
def sheet():
    return Sheet(form="x", rows={"log": [Entry(id="a"), Entry(id="b"), Entry(id="c")]})


def ids(sheet):
    return [row.id for row in sheet.entries(LOG)]


def test_an_entry_is_added_at_its_place(sheet):
    apply(sheet, AddEntry(LOG, 1, Entry(id="new")))
    assert ids(sheet) == ["a", "new", "b", "c"]


def test_an_entry_comes_back_with_all_it_holds(sheet):
    apply(sheet, SetValue(Address(("b",), "log.item"), "題"))
    back = apply(sheet, RemoveEntry(LOG, "b"))
    assert ids(sheet) == ["a", "c"]
    apply(sheet, back)
    assert ids(sheet) == ["a", "b", "c"]
    assert sheet.get(Address(("b",), "log.item")) == "題"


def test_an_added_entry_is_a_copy(sheet):
    row = Entry(id="new")
    apply(sheet, AddEntry(LOG, 0, row))
    apply(sheet, SetValue(Address(("new",), "log.item"), "題"))
    assert row.answers == {}


def test_an_entry_is_moved_to_its_place(sheet):
    apply(sheet, MoveEntry(LOG, "a", 2))
    assert ids(sheet) == ["b", "c", "a"]


def test_the_last_entry_taken_away_leaves_no_trace():
    sheet = Sheet(form="x", rows={"log": [Entry(id="a")]})
    apply(sheet, RemoveEntry(LOG, "a"))
    assert sheet.rows == {}


def test_several_edits_are_undone_as_one(sheet):
    title = Address((), "cover.title")
    back = apply(
        sheet, Several((SetValue(title, "一"), SetValue(title, "二"), RemoveEntry(LOG, "a")))
    )
    apply(sheet, back)
    assert sheet.get(title) is None
    assert ids(sheet) == ["a", "b", "c"]


@pytest.mark.parametrize(
    "edit",
    [
        SetValue(Address(("x",), "log.item"), "題"),
        RemoveEntry(LOG, "x"),
        MoveEntry(LOG, "x", 0),
        Several((RemoveEntry(LOG, "a"), SetValue(Address(("a",), "log.item"), "題"))),
    ],
)
def test_an_edit_that_leads_nowhere_leaves_the_sheet_as_it_was(sheet, edit):
    before = deepcopy(sheet)
    with pytest.raises(KeyError):
        apply(sheet, edit)
    assert sheet == before


def test_a_published_version_goes_and_comes_back_at_its_place():
    versions = [Published(id=name, form="x", answers={"title": name}) for name in ("一", "二")]
    sheet = Sheet(form="x", published=versions)
    back = apply(sheet, RemovePublished("二"))
    assert [version.id for version in sheet.published] == ["一"]
    apply(sheet, back)
    assert [version.answers["title"] for version in sheet.published] == ["一", "二"]
    with pytest.raises(KeyError):
        apply(sheet, RemovePublished("三"))


def test_an_added_version_is_a_copy_that_later_edits_do_not_reach():
    sheet = Sheet(form="x")
    version = Published(id="一", form="x")
    apply(sheet, AddPublished(0, version))
    sheet.published[0].answers["title"] = "題"
    assert version.answers == {}


def test_a_note_is_kept_changed_and_taken_away():
    sheet = Sheet(form="x")
    away = apply(sheet, SetNote("key", "一"))
    before = apply(sheet, SetNote("key", "二"))
    assert sheet.notes == {"key": "二"}
    apply(sheet, before)
    assert sheet.notes == {"key": "一"}
    apply(sheet, away)
    assert sheet.notes == {}


@pytest.mark.parametrize(("moved", "to"), [("a", 2), ("a", 1), ("b", 0), ("c", 0), ("c", 1)])
def test_an_entry_moved_goes_back_between_its_old_neighbours(sheet, moved, to):
    back = apply(sheet, MoveEntry(LOG, moved, to))
    assert ids(sheet)[to] == moved
    apply(sheet, back)
    assert ids(sheet) == ["a", "b", "c"]
