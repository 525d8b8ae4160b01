"""Words changed in all sheets at once: every place, a row of 変更箇所 each, all taken back."""

import datetime

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.office.changing import change, take_all_back
from piadesk.office.index import Index
from piadesk.office.listing import listed
from piadesk.office.shared_words import occurrences, replace_in_all
from piadesk.places import RESOURCES
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.published import freeze
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from piadesk.storage.lock import Lock

TODAY = datetime.date(2026, 11, 28)
OLD, NEW = "住民記録システム", "住民情報基盤システム"
TEXTS = ("cover.declaration", "basic.affair.name")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    for form_id in ("form2-r06", "form3-r06"):
        opened = store.load(RESOURCES / "samples" / catalogue.head(form_id).sample)
        for item in TEXTS:
            opened.sheet.answers[item] = f"この事務では{OLD}を使う。"
        if form_id == "form3-r06":
            apply(opened.sheet, freeze(opened.form, opened.sheet))
        store.save(opened.sheet, opened.form, folder / f"{form_id}.piadesk")
    return folder


def sheets_of(folder):
    return listed(folder, Index(folder))


def rows_of(path):
    opened = store.load(path)
    log = ChangeLog.needed(opened.form)
    return [log.row(entry) for entry in log.entries(opened.sheet)]


def replaced(folder, **how):
    found = occurrences(sheets_of(folder), OLD)
    return list(replace_in_all(found, NEW, TODAY, **how))


def test_every_place_of_every_sheet_is_found_and_replaced(folder):
    found = occurrences(sheets_of(folder), OLD)
    assert {(one.sheet.name, one.hit.address.item) for one in found} == {
        (f"{form}.piadesk", item) for form in ("form2-r06", "form3-r06") for item in TEXTS
    }
    assert all(one.is_done for one in replaced(folder))
    assert not occurrences(sheets_of(folder), OLD)
    assert len(occurrences(sheets_of(folder), NEW)) == len(found)


def test_a_published_sheet_gets_one_row_for_all_places(folder):
    before = {path: rows_of(path) for path in folder.glob("*.piadesk")}
    replaced(folder)
    added = {path.stem: rows_of(path)[len(rows) :] for path, rows in before.items()}
    assert added["form2-r06"] == []  # never published: there is nothing to tell
    [row] = added["form3-r06"]
    assert (row.before, row.after) == (OLD, NEW)
    assert len(row.item.splitlines()) == len(TEXTS)


def test_the_checker_finds_nothing_wrong_with_that_row(folder):
    path = folder / "form3-r06.piadesk"
    rows = rows_of(path)
    replaced(folder)
    opened = store.load(path)
    log = ChangeLog.needed(opened.form)
    [row_id] = [entry.id for entry in log.entries(opened.sheet)[len(rows) :]]
    findings = check(opened.form, opened.sheet)
    assert [one.code for one in findings if row_id in one.address.path] == []


def test_no_row_is_written_where_none_is_wanted(folder):
    path = folder / "form3-r06.piadesk"
    before = rows_of(path)
    replaced(folder, is_told=False)
    assert rows_of(path) == before


def test_a_run_is_taken_back_whole(folder):
    before = {path: store.load(path).sheet for path in folder.glob("*.piadesk")}
    outcomes = replaced(folder)
    assert all(one.is_done for one in take_all_back(outcomes))
    assert {path: store.load(path).sheet for path in before} == before


def test_what_was_changed_since_is_not_taken_back(folder):
    outcomes = replaced(folder)
    edited = folder / "form2-r06.piadesk"
    change(edited, lambda _form, _sheet: SetValue(Address((), TEXTS[0]), "べつの文"))
    told = {one.sheet.name: one.is_done for one in take_all_back(outcomes)}
    assert told == {"form2-r06.piadesk": False, "form3-r06.piadesk": True}
    assert store.load(edited).sheet.answers[TEXTS[0]] == "べつの文"


def test_a_sheet_that_is_open_or_says_something_else_by_now_is_left_alone(folder):
    found = occurrences(sheets_of(folder), OLD)
    Lock(folder / "form2-r06.piadesk").file.write_text("{}")
    gone = SetValue(Address((), TEXTS[0]), "べつの文")
    change(folder / "form3-r06.piadesk", lambda _form, _sheet: gone)
    before = {path: path.read_bytes() for path in folder.glob("*.piadesk")}
    outcomes = list(replace_in_all(found, NEW, TODAY))
    assert [one.is_done for one in outcomes] == [False, False]
    assert {path: path.read_bytes() for path in before} == before
