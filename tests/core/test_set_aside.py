"""Findings set aside: with a reason, in the file, and taken back by one undo."""

import pytest

from piadesk import catalogue
from piadesk.checks import Finding, check
from piadesk.edits import apply
from piadesk.set_aside import reason_of, set_aside, taken_back
from piadesk.sheet import Address, new_sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")


@pytest.fixture
def sheet():
    return new_sheet(FORM)


@pytest.fixture
def finding(sheet):
    return check(FORM, sheet)[0]


def test_a_finding_set_aside_tells_its_reason(sheet, finding):
    apply(sheet, set_aside(sheet, finding, "評価書番号は公表時に付ける"))
    assert reason_of(sheet, finding) == "評価書番号は公表時に付ける"


def test_it_concerns_that_finding_alone(sheet, finding):
    apply(sheet, set_aside(sheet, finding, "理由"))
    elsewhere = Finding(finding.code, finding.severity, Address(("r1",), "basic.affair.name"))
    otherwise = Finding("other", finding.severity, finding.address)
    assert [reason_of(sheet, one) for one in (elsewhere, otherwise)] == ["", ""]


def test_it_is_undone_and_taken_back(sheet, finding):
    before = sheet.model_copy(deep=True)
    undo = apply(sheet, set_aside(sheet, finding, "理由"))
    apply(sheet, taken_back(sheet, finding))
    assert sheet == before
    apply(sheet, set_aside(sheet, finding, "理由"))
    apply(sheet, undo)
    assert sheet == before


def test_a_blank_reason_sets_nothing_aside(sheet, finding):
    apply(sheet, set_aside(sheet, finding, " 　\n"))
    assert reason_of(sheet, finding) == ""
    assert sheet.notes == {}


def test_a_reason_is_kept_in_the_file(sheet, finding, tmp_path):
    apply(sheet, set_aside(sheet, finding, "理由"))
    store.save(sheet, FORM, tmp_path / "a.json")
    assert reason_of(store.load(tmp_path / "a.json").sheet, finding) == "理由"


@pytest.mark.parametrize("note", [1, ["x"], {"cover.title": "x"}, {"cover.title": {"a": None}}])
def test_a_strange_note_sets_nothing_aside(sheet, finding, note):
    sheet.notes["set_aside"] = note
    assert reason_of(sheet, finding) == ""
