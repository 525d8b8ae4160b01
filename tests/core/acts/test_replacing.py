"""Rename everywhere: every hit is shown first, the chosen ones are one edit."""

import pytest

from piadesk.acts.replacing import hits, replace_hits
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.storage import store

FORM = catalogue.form("form3-r06")


@pytest.fixture
def sheet():
    sheet = new_sheet(FORM)
    sheet.put(Address((), "basic.affair.name"), "こども課のサーバとこども課のサーバー")
    file = Entry(
        id="f1", answers={"file.name": "こどもファイル", "file.entrust.exists": "委託する"}
    )
    file.answers["file.use.sources"] = {"marked": ["その他"], "texts": {"その他": "こども課"}}
    sheet.rows["file"] = [file]
    sheet.rows["log"] = [Entry(id="r1", answers={"log.before": "こども課"})]
    return sheet


def test_every_text_but_the_log_is_searched(sheet):
    found = hits(FORM, sheet, "こども", around=4)
    assert [(hit.address.item, hit.option, hit.start) for hit in found] == [
        ("basic.affair.name", "", 0),
        ("basic.affair.name", "", 9),
        ("file.name", "", 0),
        ("file.use.sources", "その他", 0),
    ]
    assert (found[1].before, found[1].after) == ("サーバと", "課のサー")
    assert len(hits(FORM, sheet, "こども", with_log=True)) == 5


def test_a_whole_word_is_not_found_inside_a_longer_one(sheet):
    assert len(hits(FORM, sheet, "サーバ")) == 2
    assert [hit.start for hit in hits(FORM, sheet, "サーバ", whole=True)] == [5]


def test_replacing_is_one_edit_and_one_undo(sheet):
    before = store.dump(sheet, FORM)
    inverse = apply(sheet, replace_hits(sheet, hits(FORM, sheet, "こども"), "こども家庭"))
    assert sheet.answers["basic.affair.name"] == "こども家庭課のサーバとこども家庭課のサーバー"
    sources = sheet.get(Address(("f1",), "file.use.sources"))
    assert sources == {"marked": ["その他"], "texts": {"その他": "こども家庭課"}}
    assert sheet.rows["log"][0].answers["log.before"] == "こども課"
    apply(sheet, inverse)
    assert store.dump(sheet, FORM) == before


def test_only_the_chosen_hits_are_replaced(sheet):
    chosen = hits(FORM, sheet, "こども")[1:2]
    apply(sheet, replace_hits(sheet, chosen, "子ども"))
    assert sheet.answers["basic.affair.name"] == "こども課のサーバと子ども課のサーバー"


def test_a_blanked_answer_is_found_and_told(sheet):
    sheet.rows["file"][0].answers |= {"risk.entrust.none": True}
    sheet.rows["file"][0].answers["risk.entrust.others"] = "委託先のこども"
    assert [hit.printed for hit in hits(FORM, sheet, "委託先のこども")] == [False]


def test_a_hit_that_is_no_longer_there_is_refused(sheet):
    found = hits(FORM, sheet, "こども")
    sheet.put(Address((), "basic.affair.name"), "別の名前")
    with pytest.raises(ValueError, match="no longer"):
        replace_hits(sheet, found, "子ども")


def test_nothing_is_found_of_nothing(sheet):
    assert hits(FORM, sheet, "") == []
