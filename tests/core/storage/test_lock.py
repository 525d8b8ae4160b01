"""A second opener is told who holds the file; a lock left over holds nobody up."""

import json
import os
import subprocess
import sys
import time

import pytest

from piadesk.storage import lock
from piadesk.storage.lock import Lock, process_runs


@pytest.fixture
def path(tmp_path):
    (tmp_path / "a.json").write_text("{}")
    return tmp_path / "a.json"


@pytest.fixture
def held(path):
    """Held by a process of another terminal."""
    other = Lock(path)
    other.take()
    rewrite(other, host="other-terminal", user="鈴木", process=4)
    return other


def rewrite(of, **keys):
    of.file.write_text(json.dumps(json.loads(of.file.read_bytes()) | keys), encoding="utf-8")


def test_the_first_opener_gets_the_lock_and_gives_it_back(path):
    first = Lock(path)
    assert first.take() is None
    assert first.file.parent == path.parent
    first.release()
    assert list(path.parent.iterdir()) == [path]


def test_the_second_opener_is_told_who_and_since_when(path, held):
    holder = Lock(path).take()
    since = f"{holder.since.month}月{holder.since.day}日 {holder.since:%H:%M}"
    assert holder.told.startswith(f"鈴木 さんが端末 other-terminal で {since} から")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_the_file_is_held_too(path, held, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)
    assert Lock(link).take() is not None


def test_two_windows_of_one_terminal_hold_each_other_off(path):
    Lock(path).take()
    assert Lock(path).take() is not None


def test_one_who_was_held_off_removes_no_lock(path, held):
    second = Lock(path)
    second.take()
    second.release()
    assert held.file.exists()


def test_a_lock_of_a_process_that_died_is_taken(path, held):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    rewrite(held, host=lock._host(), process=dead.pid)
    assert Lock(path).take() is None


def test_a_lock_older_than_a_day_is_taken_unless_it_was_renewed(path):
    first = Lock(path)
    first.take()
    old = time.time() - lock.STALE_SECONDS - 60
    os.utime(first.file, (old, old))
    first.renew()
    assert Lock(path).take() is not None
    os.utime(first.file, (old, old))
    assert Lock(path).take() is None


def test_the_clerk_may_take_over(path, held):
    mine = Lock(path)
    mine.take_over()
    assert mine.holder() is None
    assert Lock(path).take() is not None
    mine.release()
    assert not mine.file.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"user": 1}', b"\xff"])
def test_a_lock_that_cannot_be_read_is_held_by_someone_unknown(path, held, content):
    held.file.write_bytes(content)
    assert Lock(path).take().told.startswith("ほかの人が開いて")


def test_where_no_lock_can_be_written_the_work_goes_on(tmp_path):
    nowhere = Lock(tmp_path / "gone" / "a.json")
    assert nowhere.take() is None
    nowhere.take_over()
    nowhere.renew()
    nowhere.release()
    assert Lock(tmp_path / ("長" * 84 + ".j")).take() is None


def test_processes_are_seen_to_run():
    assert process_runs(os.getpid())
    assert process_runs(os.getppid())


def test_a_lock_that_cannot_be_signed_is_taken_away_again(path, monkeypatch):
    mine = Lock(path)
    monkeypatch.setattr(mine, "_content", lambda: (_ for _ in ()).throw(OSError(28, "no room")))
    assert mine.take() is None
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize("cut_off", [b"", b'{"user": "ro', b"\0\0\0"])
def test_a_lock_that_a_crash_cut_off_holds_nobody_up_for_long(path, held, cut_off):
    held.file.write_bytes(cut_off)
    assert Lock(path).take() is not None
    a_minute_ago = time.time() - lock.UNSIGNED_SECONDS - 1
    os.utime(held.file, (a_minute_ago, a_minute_ago))
    assert Lock(path).take() is None


def test_the_lock_of_another_program_is_minded(path, held):
    held.file.write_bytes(b",root,vm,21.11.2026 05:00,file:///home;")
    a_minute_ago = time.time() - lock.UNSIGNED_SECONDS - 1
    os.utime(held.file, (a_minute_ago, a_minute_ago))
    assert Lock(path).take() is not None


def test_taking_a_lock_again_keeps_it(path):
    mine = Lock(path)
    assert (mine.take(), mine.take()) == (None, None)
    assert Lock(path).take() is not None
