"""The program ends at a random moment: in a save, while the clerk types, with two at one file."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.part import IS_WHOLE
from tests.faults.table import fault

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks")

MOST_LOST_SECONDS = 1.0 if IS_WHOLE else 20.0
"""What is promised, and held even where the machine is busy with other things; in the normal run
only that the journal came back at all: how long a second takes there is nobody's promise."""


def deaths(kind, count, few, record):
    """What `killing` found after ``count`` deaths, or ``few`` in the normal run."""
    words = [
        sys.executable,
        "-m",
        "tests.faults.killing",
        kind,
        str(count if IS_WHOLE else few),
        "7",
    ]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    record("tried", found["tried"])
    return found


@fault("F01 F16", "killed in a save, at random")
def test_after_a_kill_in_a_save_the_file_and_its_earlier_saves_are_whole(record_property):
    found = deaths("kill_in_save", 500, 8, record_property)
    record_property("loss", "0 saved words")
    assert found["saves"] > 0


@fault("F10 F40", "two programs save to one file at once")
def test_two_programs_never_write_over_each_other_unseen(record_property):
    deaths("save_against_each_other", 40, 1, record_property)


@fault("F20 F24 F28 F29", "killed or crashed while typing in the real window")
def test_after_a_kill_while_typing_hardly_a_second_is_lost(record_property):
    found = deaths("kill_while_typing", 200, 2, record_property)
    record_property("loss", f"{found['loss']:.2f} s")
    assert found["loss"] < MOST_LOST_SECONDS
    assert found["asked"] > 0
