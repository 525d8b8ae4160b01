"""A file is written whole or not at all; what a kill leaves is taken away later."""

import errno
import os
from pathlib import Path

import pytest

from piadesk.storage import writing
from piadesk.storage.writing import LEFT_SECONDS, clear_left, write_whole
from piadesk.words import reason


@pytest.fixture
def path(tmp_path):
    return tmp_path / "評価書.json"


def kill_while_writing(path, monkeypatch):
    """What stands there when the power goes before the file takes its place."""
    with monkeypatch.context() as ending:
        ending.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(SystemExit))
        ending.setattr(Path, "unlink", lambda *_, **__: None)
        with pytest.raises(SystemExit):
            write_whole(path, b"new")
    (left,) = set(path.parent.iterdir()) - {path}
    return left


def grow_old(file):
    old = file.stat().st_mtime - LEFT_SECONDS - 1
    os.utime(file, (old, old))


def test_what_a_kill_left_is_taken_away_when_it_is_old(path, monkeypatch):
    left = kill_while_writing(path, monkeypatch)
    clear_left(path)
    assert left.exists()
    grow_old(left)
    clear_left(path)
    assert not left.exists()


def test_nothing_of_other_files_is_taken_away(path, monkeypatch):
    of_another = kill_while_writing(path.with_name("ほかの評価書.json"), monkeypatch)
    like_ours = path.with_name(".piadesk.tmp")
    for file in (of_another, like_ours, path):
        file.write_bytes(b"kept")
        grow_old(file)
    clear_left(path)
    assert {*path.parent.iterdir()} == {of_another, like_ours, path}


def test_what_is_set_to_be_read_alone_stays_as_it_is(path):
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(OSError, match="alone") as refused:
        write_whole(path, b"new")
    assert reason(refused.value) == "読み取り専用です"
    assert path.read_bytes() == b"old"
    path.chmod(0o644)


def test_where_there_is_nothing_or_no_folder_nothing_happens(path):
    clear_left(path)
    clear_left(path / "none" / "a.json")


@pytest.mark.parametrize("held", ["replace", "read_bytes"])
def test_a_file_held_for_longer_is_told(path, monkeypatch, held):
    pauses = []

    def refuse(*_):
        raise PermissionError(errno.EACCES, "held")

    monkeypatch.setattr(writing.time, "sleep", pauses.append)
    monkeypatch.setattr(Path, held, refuse)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert 1 < sum(pauses) < 2
    assert list(path.parent.iterdir()) == []


def test_a_path_that_is_too_long_for_windows_is_told_as_such(path, monkeypatch):
    def not_found(*_):
        raise FileNotFoundError(errno.ENOENT, "path not found")

    monkeypatch.setattr(Path, "open", not_found)
    with pytest.raises(OSError, match="path not found") as caught:
        write_whole(path, b"new")
    assert caught.value.errno == errno.ENAMETOOLONG


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
@pytest.mark.parametrize("way", ["itself", "a link to it"])
def test_a_pipe_stays_a_pipe(path, way):
    pipe = path.with_name("pipe")
    os.mkfifo(pipe)
    if way == "itself":
        path = pipe
    else:
        path.symlink_to(pipe)
    with pytest.raises(OSError, match="pipe") as refused:
        write_whole(path, b"new")
    assert reason(refused.value) == "ふつうのファイルではありません"
    assert pipe.is_fifo()
    assert not [*path.parent.glob("*.tmp")]
