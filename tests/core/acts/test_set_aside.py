"""Findings set aside: with a reason, in the file, and taken back by one undo."""

from copy import deepcopy
from dataclasses import replace

import pytest

from piadesk.acts.set_aside import reason_of, set_aside, take_back
from piadesk.checks import Finding, Severity, check
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")


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


def quoting(words):
    return Finding("half_kana", Severity.HINT, TITLE, {"found": words})


def test_another_finding_of_the_same_kind_there_is_told(sheet):
    sheet.put(TITLE, "ｼｽﾃﾑとｻｰﾊﾞ")
    apply(sheet, set_aside(sheet, quoting("ｼｽﾃﾑ"), "製品の名称のため"))
    assert reason_of(sheet, quoting("ｼｽﾃﾑ")) == "製品の名称のため"
    assert reason_of(sheet, quoting("ｻｰﾊﾞ")) == ""
    apply(sheet, set_aside(sheet, quoting("ｻｰﾊﾞ"), "同じ"))
    apply(sheet, take_back(sheet, quoting("ｼｽﾃﾑ")))
    assert [reason_of(sheet, quoting(one)) for one in ("ｼｽﾃﾑ", "ｻｰﾊﾞ")] == ["", "同じ"]


def test_a_finding_that_quotes_words_stays_aside_while_these_stand(sheet):
    sheet.put(TITLE, "ｼｽﾃﾑの事務")
    apply(sheet, set_aside(sheet, quoting("ｼｽﾃﾑ"), "理由"))
    sheet.put(TITLE, "別の言葉とｼｽﾃﾑの事務")
    assert reason_of(sheet, quoting("ｼｽﾃﾑ")) == "理由"


def test_a_finding_that_quotes_nothing_comes_back_when_its_answer_changes(sheet):
    sheet.put(TITLE, "旧い名称")
    finding = Finding("brackets", Severity.WARNING, TITLE, {"number": 3})
    apply(sheet, set_aside(sheet, finding, "理由"))
    assert reason_of(sheet, replace(finding, details={"number": 4})) == "理由"
    sheet.put(TITLE, "新しい名称")
    assert reason_of(sheet, finding) == ""


def test_a_finding_whose_entry_is_gone_has_no_reason(sheet):
    gone = Finding("brackets", Severity.WARNING, Address(("r1",), "log.after"))
    apply(sheet, set_aside(sheet, quoting("ｼｽﾃﾑ"), "理由"))
    assert reason_of(sheet, gone) == ""
    apply(sheet, set_aside(sheet, gone, "理由"))
    assert reason_of(sheet, gone) == "理由"


def test_a_reason_of_an_older_file_is_for_all_findings_of_its_kind_there(sheet):
    sheet.notes["set_aside"] = {str(TITLE): {"half_kana": "理由"}}
    assert [reason_of(sheet, quoting(one)) for one in ("ｼｽﾃﾑ", "ｻｰﾊﾞ")] == ["理由", "理由"]
    apply(sheet, take_back(sheet, quoting("ｼｽﾃﾑ")))
    assert (reason_of(sheet, quoting("ｻｰﾊﾞ")), sheet.notes) == ("", {})


def test_it_is_undone_and_taken_back(sheet, finding):
    before = deepcopy(sheet)
    undo = apply(sheet, set_aside(sheet, finding, "理由"))
    apply(sheet, take_back(sheet, finding))
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
