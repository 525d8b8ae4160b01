"""What follows from one cause is told once, at the cause, with all its places."""

import re

import pytest

from piadesk.acts.set_aside import reason_of, set_aside, take_back
from piadesk.checks import Severity, check
from piadesk.checks.causes import places_shown
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from tests.core.checks.sampled import marks, opened_sample, sheet_of

PUBLISHED = Address((), "cover.published_on")


def sample(form_id):
    opened = opened_sample(form_id)
    return opened.form, opened.sheet


def only(findings, code):
    (finding,) = (one for one in findings if one.code == code)
    return finding


@pytest.mark.parametrize("form_id", ["form2-r06", "form3-r06", "form4-r06"])
def test_a_wrong_day_of_publication_is_one_finding_there(form_id):
    form, sheet = sample(form_id)
    sheet.put(PUBLISHED, "2016-07-01")
    findings = check(form, sheet)
    told = only(findings, "dates_against_publication")
    assert (told.address, told.severity) == (PUBLISHED, Severity.ERROR)
    assert len(told.places) > 3
    assert "after_publication" not in {one.code for one in findings}


@pytest.mark.parametrize("form_id", ["form2-r06", "form3-r06", "form4-r06"])
@pytest.mark.parametrize("day", ["2016-07-01", "2117-04-01"])
def test_what_disagrees_with_the_day_of_publication_is_listed_once_each_without_it(form_id, day):
    form, sheet = sample(form_id)
    sheet.put(PUBLISHED, day)
    told = only(check(form, sheet), "dates_against_publication")
    assert PUBLISHED not in told.places
    assert len(told.places) == len(set(told.places)) == told.details["count"]
    lines = places_shown(Names(form, sheet), told).splitlines()
    assert len(lines) == min(len(told.places), 5)


def test_one_wrong_date_is_told_where_it_is():
    form, sheet = sample("form3-r06")
    sheet.put(Address((), "procedure.basic.held_on"), "2025-07-02")
    told = only(check(form, sheet), "after_publication")
    assert told.places == (Address((), "procedure.basic.held_on"),)


def test_what_contradicts_one_answer_is_told_at_that_answer():
    form, sheet = sample("form3-r06")
    cause = Address(("file1",), "file.entrust.exists")
    sheet.put(cause, "委託しない")
    findings = check(form, sheet)
    told = only(findings, "answer_contradicted")
    assert (told.address, told.details["answer"]) == (cause, "委託しない")
    assert Address(("file1",), "risk.entrust.none") in told.places
    assert not [one for one in findings if one.code in ("blanked", "not_entrusted_in_risks")]


@pytest.mark.parametrize(
    ("of", "answer", "mark", "code"),
    [
        ("file.entrust.exists", "委託しない", "risk.entrust.none", "not_entrusted_in_risks"),
        ("file.provide.exists", "行っていない", "risk.provide.none", "not_provided_in_risks"),
    ],
)
def test_a_mark_that_lacks_is_told_and_not_the_items_that_it_would_blank(of, answer, mark, code):
    form, sheet = sample("form4-r06")
    file = sheet.rows["file"][0]
    sheet.put(Address((file.id,), of), answer if of.startswith("file.e") else marks(answer))
    for item in [item for item in file.answers if item.startswith(mark.removesuffix("none"))]:
        del file.answers[item]
    section = mark.removesuffix("none")
    parts = [part for one in check(form, sheet) for part in one.parts or (one,)]
    told = {(one.code, one.address.item) for one in parts}
    assert (code, mark) in told
    assert not [item for code, item in told if code == "empty" and item.startswith(section)]


def test_a_page_that_nobody_has_begun_is_one_finding():
    form = catalogue.form("form2-r06")
    pages = [one for one in check(form, Sheet(form=form.id)) if one.code == "page_empty"]
    assert len(pages) == len({form.section_of[one.address.item].id for one in pages}) >= 3
    assert all(one.is_missing and len(one.places) >= 5 for one in pages)


def test_a_page_that_was_begun_tells_each_empty_item():
    form, sheet = sample("form2-r06")
    for item in ("risk.storage.leak.sufficiency", "risk.training.level"):
        sheet.put(Address((), item), None)
    assert [one.code for one in check(form, sheet) if one.is_missing] == ["empty", "empty"]


def test_a_day_of_publication_many_years_too_early_is_all_that_is_told():
    form, sheet = sample("form3-r06")
    sheet.put(PUBLISHED, "2010-01-01")
    assert {one.code for one in check(form, sheet)} == {"dates_against_publication"}


def test_a_column_left_empty_in_many_rows_is_one_finding():
    form, sheet = sample("form2-r06")
    rows = sheet.entries(Address((), "log"))
    for row in rows:
        row.answers.pop("log.timing", None)
    assert len(only(check(form, sheet), "column_empty").places) == len(rows) >= 3


def test_setting_it_aside_sets_each_place_aside_and_a_new_place_is_told():
    form, sheet = sample("form3-r06")
    sheet.put(PUBLISHED, "2016-07-01")
    told = only(check(form, sheet), "dates_against_publication")
    apply(sheet, set_aside(sheet, told, "確認済み"))
    assert reason_of(sheet, told) == reason_of(sheet, told.parts[0]) == "確認済み"
    apply(sheet, take_back(sheet, told.parts[0]))
    assert reason_of(sheet, told) == ""
    apply(sheet, take_back(sheet, told))
    assert sheet.notes == {}


def test_a_file_of_which_only_the_name_is_written_is_one_finding():
    form, sheet = sample("form3-r06")
    (first,) = (row for row in sheet.entries(Address((), "file")) if row.id == "file1")
    kept = {item: first.answers[item] for item in ("file.name",)}
    first.answers, first.rows = kept, {}
    told = [one for one in check(form, sheet) if one.code == "page_empty"]
    assert {one.address.path for one in told} == {("file1",)}
    assert not [one for one in check(form, sheet) if one.code == "empty"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("cover.published_on", "2117-04-01"),
        ("basic.affair.population", "1,000人未満"),
        ("file[1].info.subjects", "1万人未満"),
        ("file[1].name", "住民票ファイル"),
        ("file[1].provide.exists", marks("行っていない")),
        ("basic.info_link.implemented", "実施しない"),
        ("basic.department.name", "市民部住民課"),
        ("cover.organization", "遠山市長"),
    ],
)
def test_whatever_follows_from_one_wrong_answer_is_one_finding_there(path, value):
    form, sheet = catalogue.form("form4-r06"), sheet_of("form4-r06", {path: value})
    told = [one for one in check(form, sheet) if one.parts]
    assert [one.code for one in told] in (["answer_contradicted"], ["dates_against_publication"])
    assert [one for one in check(form, sheet) if one.severity is not Severity.HINT] <= told
    assert told[0].address.item == re.sub(r"\[\d\]", "", path)
