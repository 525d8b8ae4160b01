"""A second opener is told who holds the file; a lock left over holds nobody up."""

import datetime
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
    assert holder.words.startswith(f"鈴木 さんが端末 other-terminal で {since} から")


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


@pytest.mark.parametrize("days", [-400, -1, 0, 1, 3, 4000])
def test_no_lock_is_taken_by_its_age_whatever_the_clocks_show(path, held, days):
    """The other terminal sleeps over a weekend, or one of the two clocks is wrong."""
    then = time.time() - days * 86_400
    since = datetime.datetime.fromtimestamp(then).astimezone()
    rewrite(held, since=since.isoformat(), seen=since.isoformat())
    os.utime(held.file, (then, then))
    holder = Lock(path).take()
    assert f"{since.month}月{since.day}日" in holder.words
    assert "鈴木 さんが端末 other-terminal" in holder.words
    assert held.file.exists()


def test_a_sign_of_life_is_given_and_told(path, monkeypatch):
    first = Lock(path)
    first.take()
    later = first._us.since + datetime.timedelta(minutes=65)
    with monkeypatch.context() as clock:
        clock.setattr(lock, "_now", lambda: later)
        first.renew()
    assert f"その端末の時計で {later.month}月{later.day}日 {later:%H:%M}" in Lock(path).take().words
    first.release()
    assert not first.file.exists()


def test_no_sign_of_life_is_given_in_the_lock_of_another(path):
    first, second = Lock(path), Lock(path)
    first.take()
    second.take_over()
    before = second.file.read_bytes()
    first.renew()
    assert second.file.read_bytes() == before


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
    assert Lock(path).take().words.startswith("ほかの人が開いて")


@pytest.mark.skipif(os.name == "nt", reason="no pipes in folders, no files with holes")
@pytest.mark.parametrize("kind", ["pipe", "a million million bytes"])
def test_whatever_lies_in_the_place_of_a_lock_is_not_read_to_its_end(path, kind):
    file = Lock(path).file
    if kind == "pipe":
        os.mkfifo(file)
    else:
        file.touch()
        os.truncate(file, 10**12)
    assert Lock(path).take().user == ""


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


@pytest.mark.parametrize(
    "content", [b"", b'{"user": "ro', b"\0\0\0", b",root,vm,21.11.2026 05:00,file:///home;"]
)
def test_a_lock_that_a_crash_cut_off_or_another_program_wrote_is_asked_about(path, held, content):
    held.file.write_bytes(content)
    os.utime(held.file, (0, 0))
    assert Lock(path).take().words.startswith("ほかの人が開いて")
    mine = Lock(path)
    mine.take_over()
    assert mine.holder() is None


@pytest.mark.parametrize("process", [-1, 0, 10**30, "x", None])
def test_a_lock_with_an_odd_process_is_asked_about(path, held, process):
    rewrite(held, host=lock._host(), process=process)
    assert Lock(path).take() is not None


def test_taking_a_lock_again_keeps_it(path):
    mine = Lock(path)
    assert (mine.take(), mine.take()) == (None, None)
    assert Lock(path).take() is not None


def test_a_lock_of_another_terminal_holds_though_no_such_process_runs_here(path, held):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    rewrite(held, process=ended.pid)
    assert Lock(path).take().host == "other-terminal"
