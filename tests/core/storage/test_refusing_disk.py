"""A disk that refuses in the middle of things: what is there stays, and nothing else stops."""

import errno
import gzip
import hashlib
import os
import time
from pathlib import Path

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import generations, kept_content, left_journal, lock, rights, store, writing
from piadesk.storage.journal import Journal
from piadesk.storage.lock import Lock, process_runs

REFUSED = PermissionError(errno.EACCES, "refused")


@pytest.fixture
def refuse(monkeypatch):
    """Makes a method of `Path` refuse, for files whose names end so."""

    def make(method, ending="", fault=REFUSED):
        real = getattr(Path, method)

        def refusing(path, *given, **named):
            if str(path).endswith(ending):
                raise fault
            return real(path, *given, **named)

        monkeypatch.setattr(Path, method, refusing)

    return make


@pytest.fixture
def path(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    return tmp_path / "a.json"


def test_a_lock_that_cannot_be_read_is_held_by_somebody(path, refuse):
    first = Lock(path)
    first.take()
    refuse("open", first.file.name)
    holder = Lock(path).holder()
    assert (holder.user, holder.host) == ("", "")
    assert holder.since.timestamp() == pytest.approx(time.time(), abs=60)


def test_a_lock_whose_age_nobody_tells_is_taken_for_a_new_one(path, refuse):
    first = Lock(path)
    first.take()
    first.file.write_bytes(b"\x00")
    refuse("stat", first.file.name)
    holder = Lock(path).holder()
    assert holder.since.timestamp() == pytest.approx(time.time(), abs=60)


def test_a_folder_that_takes_no_lock_keeps_nobody_from_working(path, refuse):
    ours = Lock(path)
    refuse("open", ours.file.name)
    assert ours.take() is None
    ours.take_over()
    ours.release()


@pytest.mark.parametrize("process", [0, -1, 10**30])
def test_a_process_that_cannot_be_asked_for_is_taken_to_run(process):
    assert process_runs(process)


on_posix = pytest.mark.skipif(os.name == "nt", reason="Windows asks otherwise")


@on_posix
def test_a_process_of_another_user_runs(monkeypatch):
    def refused(*_):
        raise REFUSED

    monkeypatch.setattr(os, "kill", refused)
    assert process_runs(12)


def test_who_has_no_name_still_takes_a_lock(path, monkeypatch):
    def unknown():
        raise KeyError("uid not found")

    monkeypatch.setattr(lock.getpass, "getuser", unknown)
    Lock(path).take()
    assert Lock(path).take().user == ""


@on_posix
def test_rights_that_cannot_be_given_do_not_keep_a_file_from_being_written(path, monkeypatch):
    def refused(*_, **__):
        raise REFUSED

    for name in ("chown", "setxattr"):
        monkeypatch.setattr(rights.os, name, refused)
    monkeypatch.setattr(rights.os, "listxattr", lambda _: ["user.note"])
    monkeypatch.setattr(rights.os, "getxattr", lambda *_: b"x")
    path.chmod(0o640)
    new = path.with_suffix(".new")
    new.write_bytes(b"")
    rights.copy_rights(path, new)
    assert new.stat().st_mode & 0o777 == 0o640


def test_a_drive_that_does_not_answer_gives_a_file_the_same_key(path, refuse):
    key = generations.key_of(path)
    refuse("resolve", fault=OSError("no answer"))
    assert generations.key_of(path) == key


def test_a_save_with_a_day_that_never_was_is_passed_over(path):
    generations.keep(path, b"{}")
    (save,) = generations.earlier_saves(path)
    number, _, *rest = save.file.name.split("-")
    (save.file.parent / "-".join([number, "20259999T000000000000Z", *rest])).write_bytes(b"")
    assert [found.file for found in generations.earlier_saves(path)] == [save.file]


def test_an_earlier_save_whose_text_was_changed_is_not_given_out(tmp_path):
    content = b'{"a": 1}'
    packed = kept_content.pack(content, hashlib.sha256(content).hexdigest(), tmp_path)
    damaged = gzip.compress(gzip.decompress(packed).replace(b'"a": 1', b'"a": 2'))
    assert kept_content.unpack(packed, tmp_path) == content
    with pytest.raises(OSError, match="damaged"):
        kept_content.unpack(damaged, tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"no gzip", gzip.compress(b"[]\n", mtime=0), gzip.compress(b"{", mtime=0)],
    ids=["empty", "no gzip", "a list", "cut off"],
)
def test_an_earlier_save_that_is_none_is_an_error_of_the_disk(tmp_path, content):
    with pytest.raises(OSError, match=r"\w"):
        kept_content.unpack(content, tmp_path)


def test_a_journal_that_cannot_be_taken_away_troubles_nobody(tmp_path, refuse, caplog):
    form = catalogue.form("form2-r06")
    path = tmp_path / "a.json"
    store.save(new_sheet(form), form, path)
    journal = Journal(store.load(path), path)
    journal.append(SetValue(Address((), "cover.title"), "題"))
    journal.write()
    refuse("unlink", left_journal.SUFFIX)
    journal.drop()
    assert "stays" in caplog.text


def test_a_journal_that_cannot_be_moved_aside_stays(tmp_path, refuse, caplog):
    journal = tmp_path / f"new-x{left_journal.SUFFIX}"
    journal.write_bytes(b"{}")
    refuse("replace", left_journal.SUFFIX)
    left_journal.move_aside(journal)
    assert journal.exists()
    assert "stays" in caplog.text


def test_a_name_too_long_for_windows_is_told_as_such(tmp_path, refuse):
    refuse("open", writing.TEMPORARY, FileNotFoundError(errno.ENOENT, "not found"))
    with pytest.raises(OSError, match="not found") as told:
        writing.write_whole(tmp_path / "a.json", b"{}")
    assert told.value.errno == errno.ENAMETOOLONG


def test_what_would_not_open_again_is_not_written(tmp_path, monkeypatch):
    form = catalogue.form("form2-r06")
    path = tmp_path / "a.piadesk"
    store.save(new_sheet(form), form, path)
    before = path.read_bytes()
    monkeypatch.setattr(store, "dump", lambda *_: b"{")
    with pytest.raises(store.SheetFileError) as told:
        store.save(new_sheet(form), form, path)
    assert told.value.code == "file.would_not_open"
    assert path.read_bytes() == before


def test_a_disk_that_reads_back_something_else_leaves_the_old_file(path, monkeypatch):
    real = Path.read_bytes

    def cut(file):
        return real(file)[:-1] if file.name.endswith(writing.TEMPORARY) else real(file)

    monkeypatch.setattr(Path, "read_bytes", cut)
    with pytest.raises(OSError, match="differently"):
        writing.write_whole(path, b"new content")
    monkeypatch.undo()
    assert path.read_bytes() == b"{}"
    assert [file.name for file in path.parent.iterdir()] == [path.name]
