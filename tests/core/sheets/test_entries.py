"""Entries are added, copied, taken out and moved as one edit each, and keep who they are."""

from copy import deepcopy

import pytest

from piadesk.sheets import entries
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Entry, Sheet

FILES = Address((), "file")


@pytest.fixture
def sheet():
    parts = [Entry(id="a1", answers={"entrust.name": "印刷"}), Entry(id="a2")]
    rows = [
        Entry(id="a", answers={"file.name": "甲"}, rows={"entrust": parts}),
        Entry(id="b"),
        Entry(id="c"),
    ]
    return Sheet(form="form4-r06", rows={"file": rows})


def order(sheet):
    return "".join(row.id[0] if len(row.id) == 1 else "+" for row in sheet.entries(FILES))


def every_id(row):
    return {row.id}.union(*(every_id(one) for rows in row.rows.values() for one in rows))


def test_a_copy_has_the_same_answers_and_no_id_in_common(sheet):
    original = sheet.entries(FILES)[0]
    copy = entries.copy_of(original)
    assert copy.rows["entrust"][0].answers == {"entrust.name": "印刷"}
    assert not every_id(copy) & every_id(original)
    assert len(every_id(copy)) == 3


def test_copies_stand_below_the_last_original(sheet):
    edit, copies = entries.duplicating(sheet, FILES, {"a", "b"})
    apply(sheet, edit)
    assert order(sheet) == "ab++c"
    assert [row.id for row in sheet.entries(FILES)[2:4]] == [copy.id for copy in copies]


@pytest.mark.parametrize(
    ("chosen", "by", "after"),
    [("ab", 1, "cab"), ("bc", -1, "bca"), ("b", 1, "acb"), ("ac", 1, None)],
)
def test_a_selection_moves_as_a_whole_or_not_at_all(sheet, chosen, by, after):
    edit = entries.moving(sheet, FILES, set(chosen), by)
    if edit:
        apply(sheet, edit)
    assert (order(sheet) if edit else None) == after


def test_what_was_removed_comes_back_whole(sheet):
    before = deepcopy(sheet)
    inverse = apply(sheet, entries.removing(FILES, ["a", "c"]))
    assert order(sheet) == "b"
    apply(sheet, inverse)
    assert sheet == before


def test_answers_are_counted_to_any_depth(sheet):
    assert entries.answer_count(sheet.entries(FILES)[0]) == 2


@pytest.mark.parametrize(
    ("moved", "before", "after"),
    [("a", 3, "bca"), ("c", 0, "cab"), ("ac", 2, "bac"), ("ab", 0, "")],
)
def test_entries_come_together_where_they_are_let_go(sheet, moved, before, after):
    edit = entries.placing(sheet, FILES, list(moved), before)
    assert (edit is None) is (not after)
    if edit is not None:
        inverse = apply(sheet, edit)
        assert order(sheet) == after
        apply(sheet, inverse)
    assert order(sheet) == "abc"


def test_what_a_row_does_not_say_stays_and_rows_beyond_the_last_are_added(sheet):
    rows = [Entry(id="-", answers={"file.x": "1"}), Entry(id="+", answers={"file.x": "2"})]
    inverse = apply(sheet, entries.overwriting(sheet, FILES, 2, rows))
    assert order(sheet) == "abc+"
    assert sheet.entries(FILES)[2].answers == {"file.x": "1"}
    apply(sheet, inverse)
    assert order(sheet) == "abc"
    assert sheet.entries(FILES)[2].answers == {}


def test_one_answer_for_all_is_one_edit_and_none_where_all_have_it(sheet):
    apply(sheet, entries.setting(sheet, FILES, ["a", "c"], "file.x", "同"))
    assert [row.answers.get("file.x") for row in sheet.entries(FILES)] == ["同", None, "同"]
    assert entries.setting(sheet, FILES, ["a", "c"], "file.x", "同") is None
