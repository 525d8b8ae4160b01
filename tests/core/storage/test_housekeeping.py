"""The data folder is kept in order, and never an only good save is taken away."""

import os
import subprocess
import sys

import pytest

from piadesk.places import data_folder
from piadesk.storage.generations import earlier_saves, keep
from piadesk.storage.housekeeping import make_room, remove_litter, used_bytes


def fill(path, count):
    for number in range(count):
        keep(path, b'"%d' % number + os.urandom(10_000))


def temporary(process, age):
    file = data_folder() / "journals" / f".piadesk-12345678-{process}-0123abcd.tmp"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"half")
    os.utime(file, (0, file.stat().st_mtime - age))
    return file


def test_the_oldest_saves_of_all_sheets_go_first_and_the_newest_of_each_stays(tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    fill(old, 5)
    fill(new, 5)
    make_room(limit=70_000)
    assert used_bytes() < 56_000
    assert len(earlier_saves(old)) == 1
    assert len(earlier_saves(new)) == 4
    make_room(limit=0)
    assert (len(earlier_saves(old)), len(earlier_saves(new))) == (1, 1)


def test_the_last_good_save_stays_when_later_ones_are_damaged(tmp_path):
    path = tmp_path / "a.json"
    keep(path, b"good")
    keep(path, b"damaged", is_good=False)
    keep(path, b"damaged too", is_good=False)
    make_room(limit=0)
    assert [save.content() for save in earlier_saves(path)] == [b"damaged too", b"good"]


@pytest.mark.parametrize(("age", "stays"), [(60, True), (7200, False)])
def test_what_a_dead_program_left_half_written_goes_when_it_is_old(age, stays):
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    file = temporary(dead.pid, age)
    remove_litter()
    assert file.exists() == stays


def test_what_another_program_that_runs_is_writing_stays():
    file = temporary(os.getppid(), 7200)
    remove_litter()
    assert file.exists()
