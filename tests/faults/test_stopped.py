"""A terminal sleeps with a sheet open; a colleague takes the lock and saves; the terminal wakes."""

import os
import signal
import subprocess
import sys

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import store
from piadesk.storage.left_journal import find_journal
from piadesk.storage.lock import Lock
from tests.faults.table import fault

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")

SLEEPER = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from piadesk.errors import SheetFileError
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from tests.recorder import Recorder
from ui.desk import sheet_files

path = Path(sys.argv[1])
app = QApplication([])  # a disk that is slow has the window say so
desk = sheet_files.open_file(path, Recorder())
desk.push(SetValue(Address((), "cover.title"), "眠る前の題"), "入力")
desk.journal.write()
print("open", flush=True)
sys.stdin.readline()
desk.lock.renew()
try:
    sheet_files.save(desk, path)
except SheetFileError as told:
    print(told.code, flush=True)
else:
    print("saved", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that stops a process")
@fault("F23 F46 F48", "asleep with a sheet open, while another takes the lock and saves")
def test_who_wakes_writes_over_nobody_and_loses_nothing(tmp_path):
    path = tmp_path / "評価書.json"
    store.save(new_sheet(FORM), FORM, path)
    with subprocess.Popen(
        [sys.executable, "-c", SLEEPER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as sleeper:
        assert sleeper.stdout.readline() == "open\n"
        sleeper.send_signal(signal.SIGSTOP)
        other = Lock(path)
        assert other.take() is not None, "a lock is never taken by age alone"
        other.take_over()
        opened = store.load(path)
        opened.sheet.answers[TITLE.item] = "ほかの人の題"
        store.save(opened.sheet, FORM, path, opened.fingerprint)
        sleeper.send_signal(signal.SIGCONT)
        told, _ = sleeper.communicate("\n")
    assert told.strip() in {"file.held", "file.changed_outside"}
    assert store.load(path).sheet.get(TITLE) == "ほかの人の題"
    assert other.holder() is None, "the one who slept took the lock back"
    assert [edit.value for edit in find_journal(path).edits] == ["眠る前の題"]
