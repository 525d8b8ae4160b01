"""The clerk shortens, joins, drops and calls back the proposed rows of 変更箇所."""

from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.joining import join
from piadesk.revision.proposals import keep, update
from piadesk.revision.published import freeze
from piadesk.revision.rewording import (
    call_back,
    declarable,
    declare_all,
    note_style,
    restyle,
    shorten,
    split_anew,
    style_of,
    take_out,
)
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, new_sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.of(FORM)
NAME, BASIS = Address((), "basic.affair.name"), Address((), "basic.number_use.legal_basis")
LONG = "変わらない長い文が初めに立っています。" * 8


def revised():
    sheet = new_sheet(FORM)
    sheet.answers.update({NAME.item: "旧い事務", BASIS.item: LONG + "旧い法令"})
    apply(sheet, freeze(FORM, sheet))
    sheet.put(NAME, "新しい事務")
    sheet.put(BASIS, LONG + "新しい法令")
    apply(sheet, update(FORM, sheet, "numbers", "2025-12-01").edit)
    return sheet


def rows(sheet):
    return [LOG.row(row) for row in LOG.entries(sheet)]


def ids(sheet):
    return [row.id for row in LOG.entries(sheet)]


def test_a_long_row_is_shortened_and_a_short_one_left():
    sheet = revised()
    apply(sheet, shorten(LOG, sheet, ids(sheet)))
    name, basis = rows(sheet)
    assert (name.before, name.after) == ("旧い事務", "新しい事務")
    assert basis.after.startswith("（前略）")
    assert basis.after.endswith("新しい法令")
    assert len(basis.after) < len(LONG)


def test_a_joined_row_is_not_proposed_again():
    sheet = revised()
    apply(sheet, join(FORM, sheet, ids(sheet)))
    told = update(FORM, sheet, "numbers")
    assert (told.edit.edits, told.outdated, told.dropped) == ((), (), ())


def test_a_joined_row_tells_when_any_of_its_items_changes_further():
    sheet = revised()
    apply(sheet, join(FORM, sheet, ids(sheet)))
    (row_id,) = ids(sheet)
    sheet.put(BASIS, "もっと新しい法令")
    assert update(FORM, sheet, "numbers").outdated == (row_id,)
    apply(sheet, keep(FORM, sheet, row_id, "numbers"))
    assert update(FORM, sheet, "numbers").outdated == ()
    sheet.put(BASIS, LONG + "旧い法令")
    assert update(FORM, sheet, "numbers").outdated == (row_id,)


def test_a_joined_row_that_is_renewed_is_split_and_nothing_is_lost():
    sheet = revised()
    apart = rows(sheet)
    apply(sheet, join(FORM, sheet, ids(sheet)))
    apply(sheet, split_anew(FORM, sheet, ids(sheet)[0], "numbers", ""))
    assert rows(sheet) == apart


def test_a_joined_row_taken_out_takes_all_its_items_out():
    sheet = revised()
    apply(sheet, join(FORM, sheet, ids(sheet)))
    apply(sheet, take_out(LOG, ids(sheet)))
    dropped = update(FORM, sheet, "numbers").dropped
    assert len(dropped) == 2
    apply(sheet, call_back(FORM, sheet, dropped, "numbers", ""))
    assert len(rows(sheet)) == 2


def test_a_row_taken_out_can_be_called_back():
    sheet = revised()
    name, basis = ids(sheet)
    apply(sheet, take_out(LOG, [basis]))
    assert ids(sheet) == [name]
    apply(sheet, call_back(FORM, sheet, [basis], "numbers", "2025-12-01"))
    assert rows(sheet)[1].after == LONG + "新しい法令"


def test_only_an_item_with_a_mark_can_be_declared_harmless():
    sheet = revised()
    name, basis = ids(sheet)
    assert declarable(FORM, sheet, name) == ("", "formal")
    assert declarable(FORM, sheet, basis) == ("", "formal", "harmless")
    assert declarable(FORM, sheet, "nothing") == ()


def test_several_slips_are_declared_at_once():
    sheet = revised()
    edit = declare_all(FORM, sheet, ids(sheet), "formal")
    assert rows(sheet)[1].timing == "事前"
    apply(sheet, edit)
    assert [row.timing for row in rows(sheet)] == ["事後", "事後"]
    assert update(FORM, sheet, "numbers").edit.edits == ()


def test_another_style_renames_edited_rows_too_and_outdates_none():
    sheet = revised()
    apply(sheet, shorten(LOG, sheet, ids(sheet)))
    before = rows(sheet)
    apply(sheet, restyle(FORM, sheet, "numbers", "full", ""))
    after = rows(sheet)
    assert [row.after for row in after] == [row.after for row in before]
    assert all(row.item.startswith("Ⅰ 基本情報") for row in after)
    told = update(FORM, sheet, "full")
    assert (told.outdated, told.edit.edits) == ((), ())


def test_another_style_leaves_a_name_that_the_clerk_wrote():
    sheet = revised()
    apply(sheet, SetValue(Address((ids(sheet)[0],), "log.item"), "事務名"))
    apply(sheet, restyle(FORM, sheet, "numbers", "full", ""))
    assert rows(sheet)[0].item == "事務名"
    sheet.put(NAME, "さらに新しい事務")
    assert update(FORM, sheet, "full").outdated == (ids(sheet)[0],)


def test_the_style_goes_with_the_sheet():
    sheet = revised()
    assert style_of(FORM, sheet, "numbers") == "numbers"
    assert style_of(FORM, sheet, "") == "dashed"
    apply(sheet, note_style("full"))
    assert style_of(FORM, sheet, "numbers") == "full"
