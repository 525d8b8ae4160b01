"""``piadesk merge``: the copy is taken in, conflicts are told and leave code 1, sources stay."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, UnfitAnswer, snapshot
from piadesk.storage import store
from tests.properties.steps import full_sheet

FORM = catalogue.form("form2-r06")
TITLE, BODY = Address((), "cover.title"), Address((), "cover.organization")


@pytest.fixture
def files(tmp_path, monkeypatch):
    """``mine.json`` with an earlier save, ``theirs.json`` that began with it."""
    monkeypatch.chdir(tmp_path)
    base = full_sheet(FORM)
    mine, theirs = snapshot(base), snapshot(base)
    store.save(base, FORM, tmp_path / "mine.json")
    store.save(base, FORM, tmp_path / "base.json")
    apply(mine, SetValue(TITLE, "こちらの題"))
    apply(theirs, SetValue(BODY, "架空市長"))
    store.save(mine, FORM, tmp_path / "mine.json")
    store.save(theirs, FORM, tmp_path / "theirs.json")
    return tmp_path


def merged(files):
    sheet = store.load(files / "out.json").sheet
    return sheet.get(TITLE), sheet.get(BODY)


def test_what_each_alone_changed_is_in_the_merged_sheet(files, run):
    before = [(files / name).read_bytes() for name in ("mine.json", "theirs.json")]
    code, out, _ = run("merge", "mine.json", "theirs.json", "-o", "out.json")
    assert code == 0
    assert merged(files) == ("こちらの題", "架空市長")
    assert (
        "取り込んだところ 1件、両方で変わったところ 0件（もとのまま）、もとだけで変わったところ 1件"
        in out
    )
    assert before == [(files / name).read_bytes() for name in ("mine.json", "theirs.json")]


def test_a_conflict_stays_as_mine_and_leaves_code_1(files, run):
    theirs = store.load(files / "theirs.json").sheet
    apply(theirs, SetValue(TITLE, "あちらの題"))
    store.save(theirs, FORM, files / "theirs.json")
    code, out, _ = run("merge", "mine.json", "theirs.json", "-o", "out.json", "--json")
    told = json.loads(out)
    assert code == 1
    assert [(one["mine"], one["theirs"]) for one in told["conflicts"]] == [
        ("こちらの題", "あちらの題")
    ]
    assert merged(files) == ("こちらの題", "架空市長")


def test_without_earlier_saves_the_file_that_is_named_is_the_common_state(files, run, own_folders):
    (files / "mine.json").rename(files / "moved.json")
    assert run("merge", "moved.json", "theirs.json", "-o", "none.json")[0] == 1
    asked = ("merge", "moved.json", "theirs.json", "--base", "base.json", "-o", "out.json")
    assert run(*asked)[0] == 0
    assert merged(files) == ("こちらの題", "架空市長")


def test_what_a_copy_holds_and_cannot_be_brought_over_is_told(files, run):
    theirs = store.load(files / "theirs.json").sheet
    theirs.unfit.append(UnfitAnswer(item="cover.title", value=["表"]))
    theirs.unknown = {"a_newer_key": 1}
    store.save(theirs, FORM, files / "theirs.json")
    _, out, told = run("merge", "mine.json", "theirs.json", "-o", "out.json", "--json")
    assert set(json.loads(out)["untaken"]) == {"cover.title", "a_newer_key"}
    _, out, told = run("merge", "mine.json", "theirs.json", "-o", "out.json", "--overwrite")
    assert (out + told).count("取り込めない記録") == 2


def test_a_copy_on_another_form_is_refused(files, run):
    other = catalogue.form("form3-r06")
    store.save(full_sheet(other), other, files / "other.json")
    code, _, err = run("merge", "mine.json", "other.json", "-o", "out.json")
    assert (code, "同じ様式にそろえてから" in err) == (2, True)
