"""After crashes in a row the program starts with nothing open, and offers what was open."""

import os
import subprocess
import sys

import pytest

from piadesk.places import data_folder
from piadesk.storage.running import SUFFIX, Running
from piadesk.storage.settings import Settings, load_settings, save_settings
from tests.faults.table import fault
from tests.recorder import Recorder
from ui.starting import careful_start
from ui.window import Window

CRASH = (
    "import os, sys; from pathlib import Path; from piadesk.storage.running import Running;"
    "running = Running(); running.note(Path(sys.argv[1])); os._exit(9)"
)


def crash(path, times):
    for _ in range(times):
        subprocess.run([sys.executable, "-c", CRASH, str(path)], stderr=subprocess.DEVNULL)


@pytest.fixture
def window(qtbot):
    window = Window(Recorder())
    qtbot.addWidget(window)
    return window


@fault("F24", "two crashes in a row: nothing opens by itself, the same sheet is offered")
def test_after_two_crashes_the_sheet_is_offered_and_the_windows_place_forgotten(window, tmp_path):
    save_settings(Settings(window="AAAA"))
    crash(tmp_path / "評価書.json", 2)
    running = Running()
    assert running.past == (2, tmp_path / "評価書.json")
    careful_start.forget_place()
    assert load_settings().window == ""
    window.messages.answers = ["keep_home"]
    careful_start.offer(window, running.past, None)
    assert window.messages.told == [("careful.ask", {"name": "評価書.json"})]
    assert window.desk is None


@fault("F24", "two crashes in a row: the sheet opens when the clerk wants it")
def test_the_sheet_that_is_offered_opens(window, tmp_path):
    window.messages.answers = ["open"]
    careful_start.offer(window, (2, tmp_path / "other.json"), tmp_path / "none.json")
    assert window.messages.told[-1] == "file.missing"


@fault("F24", "one crash, or a good end after it, changes nothing")
def test_a_window_that_closed_well_ends_the_row_of_crashes(tmp_path):
    crash(tmp_path / "a.json", 1)
    running = Running()
    assert not running.past.wants_care
    running.end()
    assert not [*data_folder().glob(f"*{SUFFIX}")]
    crash(tmp_path / "a.json", 1)
    assert Running().past.crashes == 1


@fault("F24", "the mark of a crash is torn, or a window still runs")
@pytest.mark.parametrize("torn", [b'{"crashes": 1, "pa', b'{"crashes": Infinity, "path": ""}'])
def test_a_torn_mark_tells_of_a_crash_and_one_of_a_running_window_of_none(tmp_path, torn):
    crash(tmp_path / "a.json", 1)
    (mark,) = data_folder().glob(f"*{SUFFIX}")
    mark.write_bytes(torn)
    mark.with_name(mark.name.replace(mark.stem.rpartition("-")[2], str(os.getppid()))).write_bytes(
        b'{"crashes": 8, "path": ""}'
    )
    assert Running().past == (1, None)


@fault("F24", "the window tells which sheet it opens, before it does")
def test_the_window_notes_what_it_opens_and_closes(window, tmp_path):
    noted = []
    window.opens.connect(noted.append)
    window.open(tmp_path / "none.json")
    assert noted == [tmp_path / "none.json", None]
