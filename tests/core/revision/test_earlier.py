"""What the last 公表版 says at an item, and which changes 変更箇所 does not tell of yet."""

import pytest

from piadesk.forms import catalogue
from piadesk.revision.earlier import Earlier, unlogged
from piadesk.revision.item_names import default_style
from piadesk.revision.proposals import update
from piadesk.revision.published import freeze
from piadesk.sheets.edits import AddEntry, apply
from piadesk.sheets.sheet import Address, Entry, Sheet

FORM = catalogue.form("form4-r06")
NAME = Address((), "basic.affair.name")
FILE = Address(("a",), "file.name")


@pytest.fixture
def sheet():
    file = Entry(id="a", answers={"file.name": "賦課ファイル"})
    sheet = Sheet(form=FORM.id, answers={NAME.item: "住民税"}, rows={"file": [file]})
    apply(sheet, freeze(FORM, sheet))
    return sheet


def test_before_the_first_publication_there_is_nothing_earlier():
    assert Earlier.of(FORM, Sheet(form=FORM.id)) is None
    assert unlogged(FORM, Sheet(form=FORM.id)) == []


def test_an_answer_of_then_is_found_by_the_address_of_today(sheet):
    sheet.rows["file"].insert(0, Entry(id="new"))
    earlier = Earlier.of(FORM, sheet)
    assert earlier.value(FILE) == "賦課ファイル"
    assert earlier.is_changed(FILE, "収納ファイル")
    assert not earlier.is_changed(FILE, "賦課ファイル")
    assert not earlier.has_entry(Address(("new",), "file.name"))


def test_what_changes_at_every_publication_is_not_told(sheet):
    earlier = Earlier.of(FORM, sheet)
    assert not earlier.is_changed(Address((), FORM.role("published_on")), "2026-04-01")
    assert not earlier.is_changed(Address(("x",), FORM.log.item), "全体")


def test_a_change_is_told_until_a_row_is_made_for_it(sheet):
    sheet.put(NAME, "個人住民税")
    apply(sheet, AddEntry(Address(("a",), "file.entrust.items"), 0, Entry(id="c")))
    assert NAME in unlogged(FORM, sheet)
    apply(sheet, update(FORM, sheet, default_style(FORM)).edit)
    assert unlogged(FORM, sheet) == []
