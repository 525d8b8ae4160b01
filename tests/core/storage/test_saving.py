"""A save leaves the old content or the new one, and tells what keeps it from saving."""

import errno
import os
import stat
from pathlib import Path

import pytest

from piadesk.errors import SheetFileError
from piadesk.sheets.sheet import Entry, Sheet, new_sheet
from piadesk.storage import generations, store, writing
from piadesk.storage.strict_json import DEEPEST
from piadesk.words import tell
from tests.core.storage.sheet_files import FORM, changed, code_of

FILES = Path(__file__).parents[2] / "files"


@pytest.mark.parametrize("value", [float("nan"), [[[]]] * 1, "twice"])
def test_what_would_not_open_again_is_never_written(path, value):
    sheet = Sheet(form=FORM.id)
    if value == "twice":
        sheet.rows["log"] = [Entry(id="a"), Entry(id="a")]
    else:
        for _ in range(DEEPEST if value == [[[]]] else 0):
            value = [value]
        sheet.notes["note"] = value
    before = path.read_bytes()
    assert code_of(store.save, sheet, FORM, path) == "file.would_not_open"
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_sheet_that_would_be_too_large_to_open_is_not_written(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(store, "MOST_BYTES", len(before) + 100)
    sheet = store.load(path).sheet
    sheet.notes["note"] = "あ" * 100
    assert code_of(store.save, sheet, FORM, path) == "file.grown_too_large"
    assert path.read_bytes() == before


def test_too_little_memory_is_told_and_leaves_the_file(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(store, "dump", lambda *_: (_ for _ in ()).throw(MemoryError))
    assert code_of(store.save, new_sheet(FORM), FORM, path) == "file.no_memory"
    monkeypatch.setattr(store, "parse", lambda *_: (_ for _ in ()).throw(MemoryError))
    assert code_of(store.load, path) == "file.no_memory"
    assert path.read_bytes() == before


def test_a_file_changed_from_outside_is_not_overwritten(path):
    opened = store.load(path)
    changed(path, notes={"from": "outside"})
    before = path.read_bytes()
    assert (
        code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.changed_outside"
    )
    assert path.read_bytes() == before


def test_a_file_that_was_emptied_outside_is_not_overwritten(path):
    opened = store.load(path)
    path.write_bytes(b"")
    assert (
        code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.changed_outside"
    )


@pytest.mark.parametrize("gone", ["the file", "the drive"])
def test_a_file_that_is_gone_is_told_and_not_made_again(path, gone):
    opened = store.load(path)
    path.unlink()
    if gone == "the drive":
        path.parent.rmdir()
    assert code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.gone"
    assert not path.exists()


def test_a_drive_that_does_not_answer_is_told(path, monkeypatch):
    opened = store.load(path)

    def silent(*_args, **_kwargs):
        raise OSError(errno.EHOSTDOWN, "no answer")

    for step in ("stat", "open"):
        monkeypatch.setattr(Path, step, silent)
    assert code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.unreadable"


def test_a_save_that_came_through_although_it_seemed_to_fail_can_be_done_again(path, monkeypatch):
    opened = store.load(path)
    opened.sheet.answers["cover.title"] = "題"
    replace = Path.replace

    def lost_answer(self, target):
        replace(self, target)
        raise OSError(errno.EIO, "the answer was lost")

    with monkeypatch.context() as network:
        network.setattr(Path, "replace", lost_answer)
        assert code_of(store.save, opened.sheet, FORM, path, opened.fingerprint) == "file.not_saved"
    store.save(opened.sheet, FORM, path, opened.fingerprint)
    assert store.load(path).sheet.answers == {"cover.title": "題"}


@pytest.mark.parametrize("name", ["CON.json", "lpt1.json", "a:b.json", "評価書.json.", "a?.json"])
def test_a_name_that_windows_bars_is_told(path, name):
    assert code_of(store.save, new_sheet(FORM), FORM, path.with_name(name)) == "file.wrong_name"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "name", ["住民 基本　台帳（Ｒ６）.json", " a.json", "conto.json", "令和6.10.json"]
)
def test_japanese_names_with_blanks_and_dots_are_saved(path, name):
    named = path.with_name(name)
    store.save(new_sheet(FORM), FORM, named)
    assert store.load(named).form.id == FORM.id


def test_the_fingerprint_of_a_save_is_that_of_the_next_load(path):
    opened = store.load(path)
    opened.sheet.answers["cover.title"] = "題"
    told = store.save(opened.sheet, FORM, path, opened.fingerprint)
    assert store.load(path).fingerprint == told


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "read_bytes"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(path, monkeypatch, step, number):
    def fails(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    before = path.read_bytes()
    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    monkeypatch.setattr(os if step == "fsync" else Path, step, fails)
    sheet = Sheet(form=FORM.id, answers={"cover.title": "新しい題"})
    with pytest.raises(SheetFileError):
        store.save(sheet, FORM, path)
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_disk_that_gives_back_other_bytes_is_noticed(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"{}")
    with pytest.raises(SheetFileError):
        store.save(new_sheet(FORM), FORM, path)
    monkeypatch.undo()
    assert path.read_bytes() == before


def test_a_crash_before_the_last_step_leaves_the_old_file_whole(path, monkeypatch):
    def crash(*_args):
        raise SystemExit

    before = path.read_bytes()
    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(SystemExit):
        store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert path.read_bytes() == before


def test_a_file_held_for_a_moment_by_another_program_is_waited_for(path, monkeypatch):
    replace, refusals = Path.replace, [PermissionError(errno.EACCES, "held")] * 2

    def held(self, target):
        if refusals:
            raise refusals.pop()
        return replace(self, target)

    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", held)
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert store.load(path).sheet.answers == {"cover.title": "題"}


def test_the_folder_that_is_gone_is_told_in_japanese(path):
    gone = path.parent / "無い" / "a.json"
    with pytest.raises(SheetFileError) as caught:
        store.save(new_sheet(FORM), FORM, gone)
    assert "場所が見つかりません" in tell(caught.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_a_save_keeps_links_and_permission_bits(path):
    link = path.with_name("link.json")
    link.symlink_to(path.name)
    path.chmod(0o640)
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, link)
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert store.load(path).sheet.answers == {"cover.title": "題"}


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux has such attributes")
def test_a_save_keeps_owner_and_attributes_where_the_system_lets_it(path):
    try:
        os.setxattr(path, "user.office", "総務課".encode())
    except OSError:
        pytest.skip("this disk keeps none")
    owner = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(path, *owner)
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert os.getxattr(path, "user.office").decode() == "総務課"
    assert (path.stat().st_uid, path.stat().st_gid) == owner


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_a_new_sheet_is_as_open_as_the_user_wishes_and_its_copies_are_private(tmp_path):
    mask = os.umask(0o022)
    try:
        store.save(new_sheet(FORM), FORM, tmp_path / "new.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o644
    assert generations.earlier_saves(tmp_path / "new.json")[0].file.stat().st_mode & 0o077 == 0


def test_a_damaged_file_that_is_written_over_is_kept_as_damaged(path):
    path.write_bytes(b"damaged")
    store.save(new_sheet(FORM), FORM, path)
    newest, before, *_ = generations.earlier_saves(path)
    assert (newest.is_good, before.is_good) == (True, False)
    assert before.content() == b"damaged"


def test_a_file_name_as_long_as_the_system_takes_is_saved(tmp_path):
    path = tmp_path / ("長" * 80 + ".json")
    store.save(new_sheet(FORM), FORM, path)
    assert store.load(path).form.id == FORM.id


def test_what_stood_there_before_and_what_stands_there_now_are_both_kept(path):
    changed(path, notes={"from": "outside"})
    outside = path.read_bytes()
    store.save(new_sheet(FORM), FORM, path)
    newest, before, *_ = generations.earlier_saves(path)
    assert newest.content() == path.read_bytes()
    assert before.content() == outside


def test_that_no_earlier_save_can_be_kept_stops_no_save(path, monkeypatch):
    monkeypatch.setattr(generations, "keep", lambda *_, **__: (_ for _ in ()).throw(OSError()))
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert store.load(path).sheet.answers == {"cover.title": "題"}
