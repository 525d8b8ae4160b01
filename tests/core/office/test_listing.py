"""The list of all sheets in a folder: what each is, whatever lies there."""

import contextlib
import json
import os
import shutil

import pytest

from piadesk.forms import catalogue
from piadesk.office.index import Index
from piadesk.office.listing import listed, search
from piadesk.office.stages import HISTORY, Stage, end_edit, stage_edit
from piadesk.office.summary import Trouble, read
from piadesk.places import cache_folder
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from piadesk.storage.lock import Lock
from tests.faults.damage import flipped

FORM = catalogue.form("form2-r06")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PIADESK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


def written(path, number="1", title="税の事務", stage=None, frozen=False):
    sheet = new_sheet(FORM)
    sheet.answers.update({"cover.number": number, "cover.title": title})
    if frozen:
        apply(sheet, freeze(FORM, sheet))
    if stage:
        apply(sheet, stage_edit(sheet, stage, "2026-04-01", "山本"))
    path.parent.mkdir(exist_ok=True)
    store.save(sheet, FORM, path)
    return sheet


def list_of(folder):
    with contextlib.closing(Index(folder)) as index:
        return listed(folder, index)


def test_sheets_are_listed_by_number_those_of_sub_folders_too(folder):
    for number in ("10", "2", "", "B-10", "Ｂ－９"):
        written(folder / f"a{number}.json", number)
    written(folder / "福祉課" / "b.piadesk", "３")
    written(folder / "保管" / "old.json", "1")
    in_order = ["2", "３", "10", "Ｂ－９", "B-10", ""]
    assert [one.summary.number for one in list_of(folder)] == in_order


def test_a_file_is_read_again_when_it_has_changed_and_forgotten_when_it_is_gone(folder):
    written(folder / "a.json", title="税")
    assert [one.summary.title for one in list_of(folder)] == ["税"]
    (folder / "a.json").unlink()
    written(folder / "a.json", title="福祉の事務")
    assert [one.summary.title for one in list_of(folder)] == ["福祉の事務"]
    (folder / "a.json").unlink()
    assert list_of(folder) == []


def test_what_did_not_change_is_not_read_again(folder):
    written(folder / "a.json")
    list_of(folder)
    facts = (folder / "a.json").stat()
    (folder / "a.json").write_bytes(b" " * facts.st_size)
    os.utime(folder / "a.json", ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert [one.summary.title for one in list_of(folder)] == ["税の事務"]


def test_odd_files_are_listed_as_what_they_are(folder):
    sheet = written(folder / "a.json")
    shutil.copy(folder / "a.json", folder / "a - コピー.json")
    whole = (folder / "a.json").read_bytes()
    (folder / "half.json").write_bytes(whole[: len(whole) // 2])
    (folder / "other.json").write_text('{"name": 1}')
    content = json.loads(whole) | {"id": "x"}
    (folder / "newer.json").write_text(json.dumps(content | {"schema": 99}))
    (folder / "form.json").write_text(json.dumps(content | {"form": "form9"}))
    troubles = {one.name: one.summary.trouble for one in list_of(folder)}
    assert troubles == {
        "a.json": Trouble.TWIN,
        "a - コピー.json": Trouble.TWIN,
        "half.json": Trouble.DAMAGED,
        "newer.json": Trouble.NEWER,
        "form.json": Trouble.UNKNOWN_FORM,
    }
    assert sheet.id


@pytest.mark.skipif(os.name == "nt", reason="no files with holes")
def test_of_a_file_beyond_measure_no_more_is_read_than_a_sheet_may_have(folder):
    (folder / "backup.json").touch()
    os.truncate(folder / "backup.json", 10**12)
    assert [one.summary.trouble for one in list_of(folder)] == [Trouble.UNREADABLE]


@pytest.mark.parametrize("part", ["id", "form", "answers", "rows", "notes", "published", "schema"])
@pytest.mark.parametrize("odd", [None, 1, [], [[]], {"stage": []}, "x", [{"answers": 1}]])
def test_no_odd_json_ends_the_list(part, odd):
    content = {"format": "piadesk-sheet", "schema": 1, "form": FORM.id, "id": "x", "answers": {}}
    read(json.dumps(content | {part: odd}).encode())
    read(json.dumps(content | {"notes": {"stage": odd, "reviewed": odd, "remarks": odd}}).encode())


@pytest.mark.parametrize("damage", [b"", b"no base", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(folder, damage):
    written(folder / "a.json")
    list_of(folder)
    for file in cache_folder().iterdir():
        file.unlink() if "-" in file.name else file.write_bytes(damage)
    assert [one.summary.title for one in list_of(folder)] == ["税の事務"]
    assert [one.summary.title for one in list_of(folder)] == ["税の事務"]


@pytest.mark.parametrize("number", range(12))
def test_whatever_bytes_of_the_index_are_damaged_the_list_is_that_of_the_files(folder, number):
    written(folder / "a.json")
    before = list_of(folder)
    (file,) = cache_folder().glob("*.sqlite")
    file.write_bytes(flipped(file.read_bytes(), number, times=(1, 20, 300)[number % 3]))
    for other in cache_folder().glob("*.sqlite-*"):
        other.unlink()
    assert list_of(folder) == before


def test_without_a_folder_for_the_index_all_is_read(folder, monkeypatch):
    blocked = folder / "file"
    blocked.write_text("")
    monkeypatch.setenv("PIADESK_CACHE", str(blocked))
    written(folder / "a.json")
    assert [one.summary.title for one in list_of(folder)] == ["税の事務"]


def test_words_are_found_in_any_answer_whatever_their_width(folder):
    written(folder / "a.json", title="ｼｽﾃﾑの\n事務 ABC")
    written(folder / "b.json", title="ほかの事務")
    with contextlib.closing(Index(folder)) as index:
        listed(folder, index)
        assert search(index, "システムの事務　abc") == {"a.json"}
        assert search(index, "事務") == {"a.json", "b.json"}
        assert search(index, "ない") == set()


@pytest.mark.parametrize(
    ("stage", "frozen", "shown"),
    [
        (None, False, Stage.DRAFTING),
        (None, True, Stage.PUBLISHED),
        (Stage.DECIDING, False, Stage.DECIDING),
        (Stage.DECIDING, True, Stage.PUBLISHED),
        (Stage.ENDED, True, Stage.ENDED),
    ],
)
def test_a_stage_that_was_set_goes_before_the_derived_one_until_publication(
    folder, stage, frozen, shown
):
    written(folder / "a.json", stage=stage, frozen=frozen)
    assert list_of(folder)[0].summary.standing.stage is shown


def test_the_title_of_an_ended_affair_says_so_once_and_every_stage_is_kept():
    sheet = new_sheet(FORM)
    sheet.answers["cover.title"] = "税の事務"
    apply(sheet, stage_edit(sheet, Stage.DECIDING, "2026-03-01", "山本"))
    undo = apply(sheet, end_edit(FORM, sheet, "2026-04-01", "山本"))
    apply(sheet, end_edit(FORM, sheet, "2026-04-01", "山本"))
    assert sheet.answers["cover.title"] == "税の事務【令和8年4月1日　終了】"
    assert [mark["stage"] for mark in sheet.notes[HISTORY]] == ["deciding", "ended", "ended"]
    apply(sheet, undo)
    assert sheet.answers["cover.title"] == "税の事務"


def test_who_has_a_sheet_open_is_told_and_a_lock_that_nobody_holds_is_not(folder):
    written(folder / "a.json", "1")
    written(folder / "b.json", "2")
    Lock(folder / "a.json").file.write_text("{}")
    ours = Lock(folder / "b.json")
    ours.take()
    record = json.loads(ours.file.read_text(encoding="utf-8")) | {"user": "山本", "host": "PC-7"}
    ours.file.write_text(json.dumps(record), encoding="utf-8")
    first, second = list_of(folder)
    assert first.holder  # nobody knows who
    assert "山本" in second.holder
    ours.file.unlink()
    assert [one.holder for one in list_of(folder)][1] == ""
