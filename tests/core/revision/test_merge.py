"""A colleague's copy: what only one side changed stays or comes, what both changed is asked."""

import itertools

import pytest

from piadesk.forms import catalogue
from piadesk.revision.merge import changed_here, divergences
from piadesk.revision.merge_edits import defaults, merge_edit
from piadesk.sheets.edits import AddEntry, AddPublished, MoveEntry, RemoveEntry, SetValue, apply
from piadesk.sheets.sheet import Address, Entry, Published, snapshot
from tests.properties.steps import full_sheet

FORM = catalogue.form("form3-r06")
TITLE = Address((), "cover.title")
FILES = Address((), "file")


@pytest.fixture(scope="module")
def base():
    return full_sheet(FORM)


def state(base, *edits):
    """``base`` after the edits."""
    sheet = snapshot(base)
    for edit in edits:
        apply(sheet, edit)
    return sheet


def merged(base, mine, theirs, choose=None):
    choices = defaults(divergences(FORM, base, mine, theirs))
    if choose:
        choices = [(one, choose) for one, _ in choices]
    return state(mine, merge_edit(base, mine, theirs, choices))


def ids(sheet, address=FILES):
    return [entry.id for entry in sheet.entries(address)]


SIDES = {"unchanged": "初め", "changed": "変えた", "deleted": None}
OTHER_SIDES = {"unchanged": "初め", "changed": "別に変えた", "deleted": None}


@pytest.mark.parametrize(("here", "there"), list(itertools.product(SIDES, SIDES)))
def test_each_answer_unchanged_changed_or_deleted_on_each_side(base, here, there):
    start = state(base, SetValue(TITLE, "初め"))
    mine = state(start, SetValue(TITLE, SIDES[here]))
    theirs = state(start, SetValue(TITLE, OTHER_SIDES[there]))
    differing = divergences(FORM, start, mine, theirs)
    result = merged(start, mine, theirs).get(TITLE)
    if there == "unchanged" or here == there == "deleted":
        assert (differing, result) == ([], SIDES[here])
    elif here == "unchanged":
        assert ([one.is_conflict for one in differing], result) == ([False], OTHER_SIDES[there])
    else:
        assert ([one.is_conflict for one in differing], result) == ([True], SIDES[here])
        assert merged(start, mine, theirs, "theirs").get(TITLE) == OTHER_SIDES[there]


NAME = Address(("file-0",), "file.name")
STATES = {
    "unchanged": (),
    "changed": (SetValue(NAME, "変えた"),),
    "deleted": (RemoveEntry(FILES, "file-0"),),
}


@pytest.mark.parametrize(("here", "there"), list(itertools.product(STATES, STATES)))
def test_each_entry_unchanged_changed_or_deleted_on_each_side(base, here, there):
    mine, theirs = state(base, *STATES[here]), state(base, *STATES[there])
    differing = [(one.kind, one.is_conflict) for one in divergences(FORM, base, mine, theirs)]
    expected = {
        ("unchanged", "changed"): [("answer", False)],
        ("unchanged", "deleted"): [("removed", False)],
        ("changed", "deleted"): [("removed", True)],
        ("deleted", "changed"): [("added", True)],
    }
    assert differing == expected.get((here, there), [])
    taken = merged(base, mine, theirs, "theirs")
    assert taken.rows == (mine if there == "unchanged" else theirs).rows


def test_entries_added_on_both_sides_both_stand_behind_their_neighbours(base):
    mine = state(base, AddEntry(FILES, 1, Entry(id="こちら")))
    theirs = state(
        base, AddEntry(FILES, 1, Entry(id="あちら")), AddEntry(FILES, 4, Entry(id="末尾"))
    )
    assert ids(merged(base, mine, theirs)) == [
        "file-0",
        "こちら",
        "あちら",
        "file-1",
        "file-2",
        "末尾",
    ]


def test_an_order_that_the_colleague_alone_changed_is_taken(base):
    mine = state(base, AddEntry(FILES, 3, Entry(id="こちら")))
    theirs = state(base, MoveEntry(FILES, "file-2", 0))
    assert ids(merged(base, mine, theirs)) == ["file-2", "こちら", "file-0", "file-1"]


def test_two_orders_are_a_matter_of_choice(base):
    mine = state(base, MoveEntry(FILES, "file-0", 2))
    theirs = state(base, MoveEntry(FILES, "file-2", 0))
    (order,) = divergences(FORM, base, mine, theirs)
    assert (order.kind, order.is_conflict) == ("order", True)
    assert ids(merged(base, mine, theirs)) == ids(mine)
    assert ids(merged(base, mine, theirs, "theirs")) == ids(theirs)


def test_without_a_common_state_everything_that_differs_is_asked(base):
    mine = state(base, SetValue(TITLE, "こちら"), RemoveEntry(FILES, "file-0"))
    theirs = state(base, RemoveEntry(FILES, "file-1"))
    differing = divergences(FORM, None, mine, theirs)
    assert [(one.kind, one.is_conflict) for one in differing] == [
        ("answer", True),
        ("removed", True),
        ("added", True),
    ]
    assert merged(None, mine, theirs) == mine
    assert merged(None, mine, theirs, "theirs") == theirs


def test_a_version_that_the_colleague_froze_comes_and_two_are_asked(base):
    frozen = Published(id="あちら", form=FORM.id)
    theirs = state(base, AddPublished(3, frozen))
    assert merged(base, base, theirs).published[-1] == frozen
    mine = state(base, AddPublished(3, Published(id="こちら", form=FORM.id)))
    (version,) = divergences(FORM, base, mine, theirs)
    assert version.is_conflict


def test_what_was_changed_here_alone_is_counted(base):
    mine = state(base, SetValue(TITLE, "こちら"), RemoveEntry(FILES, "file-0"))
    theirs = state(base, SetValue(TITLE, "あちら"))
    assert changed_here(FORM, base, mine, theirs) == 1
