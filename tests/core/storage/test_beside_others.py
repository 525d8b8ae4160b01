"""Other programs at the same file or folder, really running: they hold, lock, protect."""

import os
import stat
import subprocess
import sys
import threading

import pytest

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.file_names import is_allowed
from piadesk.storage.lock import Lock
from piadesk.words import tell

FORM = catalogue.form("form2-r06")
on_windows = pytest.mark.skipif(os.name != "nt", reason="only Windows keeps others from a file")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "住民 基本.piadesk"
    save(path, "前")
    return path


def save(path, title="後"):
    store.save(Sheet(form=FORM.id, answers={"cover.title": title}), FORM, path)


def title(path):
    return store.load(path).sheet.answers["cover.title"]


RACE = """
import sys
from pathlib import Path
from piadesk.storage.lock import Lock
lock = Lock(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
print("free" if lock.take() is None else "held", flush=True)
sys.stdin.readline()
lock.release()
"""


def test_of_programs_that_take_a_lock_at_one_moment_one_has_it(path):
    words, pipe = [sys.executable, "-c", RACE, str(path)], subprocess.PIPE
    others = [subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) for _ in range(3)]
    assert [other.stdout.readline().strip() for other in others] == ["ready"] * 3
    for other in others:
        other.stdin.write("\n")
        other.stdin.flush()
    answers = [other.stdout.readline().strip() for other in others]
    assert sorted(answers) == ["free", "held", "held"]
    for other in others:
        other.communicate("\n")
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert Lock(path).take() is None


def test_a_file_held_for_a_moment_is_saved_all_the_same(path):
    """As by a virus scanner or the preview of the Explorer."""
    with path.open("rb") as scanner:
        threading.Timer(0.3, scanner.close).start()
        save(path)
    assert title(path) == "後"


@on_windows
def test_a_file_held_for_longer_stays_and_the_clerk_is_told_where_to_look(path):
    with path.open("rb"), pytest.raises(SheetFileError) as caught:
        save(path)
    assert "ほかの画面やほかの人が開いていないか" in tell(caught.value)
    assert title(path) == "前"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_set_to_read_only_is_opened_so_and_not_written(path):
    path.chmod(stat.S_IREAD)
    assert store.load(path).read_only == "file.read_only.protected"
    with pytest.raises(SheetFileError) as caught:
        save(path)
    path.chmod(stat.S_IREAD | stat.S_IWRITE)
    assert caught.value.code == "file.protected"
    assert title(path) == "前"


BARRED = ["CON", "nul.piadesk", "AUX .json", "COM1.2024.piadesk", "a:b", "a?", "a|b", 'a"b', "a<b>"]


@pytest.mark.parametrize("name", BARRED)
def test_a_name_that_windows_bars_is_refused_before_anything_is_written(path, name):
    assert not is_allowed(name)
    with pytest.raises(SheetFileError) as caught:
        save(path.with_name(name))
    assert caught.value.code == "file.wrong_name"
    assert [file.name for file in path.parent.iterdir()] == [path.name]
