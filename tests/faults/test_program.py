"""The terminal is odd: its folders, its clock, its memory; and nothing asks the network."""

import contextlib
import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves
from piadesk.storage.left_journal import find_journal
from tests.faults.part import part
from tests.faults.table import fault
from tests.ui.opened import open_window
from ui.app import DefectHook
from ui.desk.autosave import Autosave

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
ROOT = Path(__file__).parents[2]

PROGRAM = """
import sys
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        print("NETWORK", event, args, file=sys.stderr)
        raise OSError("no network")
sys.addaudithook(watch)
from piadesk.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def run(*words, **environment):
    """The program as a process of its own, which ends at the first look at the network."""
    words = [sys.executable, "-c", PROGRAM, *map(str, words)]
    return subprocess.run(words, capture_output=True, env=os.environ | environment, cwd=ROOT)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "評価書.json"
    store.save(Sheet(form=FORM.id, answers={TITLE.item: "前"}), FORM, path)
    return path


@fault("F92", "the network is asked for nothing")
@pytest.mark.parametrize("words", part([["show"], ["check"], ["print"], ["forms"]], 1))
def test_no_command_asks_the_network(path, words):
    given = [] if words == ["forms"] else [path]
    out = ["-o", path.with_name("a.pdf")] if words == ["print"] else []
    done = run(*words, *given, *out)
    assert b"NETWORK" not in done.stderr
    assert done.returncode in (0, 1)


@fault("F91", "folders of the user are files, gone, or oddly named")
@pytest.mark.parametrize(
    ("names", "folder"),
    part(
        [
            (("PIADESK_DATA",), "a file"),
            (("PIADESK_SETTINGS",), "a file"),
            (("PIADESK_LOGS",), "a file"),
            (("HOME", "TMPDIR", "TEMP", "XDG_DATA_HOME"), "gone"),
            (("PIADESK_DATA", "PIADESK_SETTINGS", "PIADESK_LOGS"), "鈴木 花子"),
        ],
        2,
    ),
)
def test_a_sheet_is_made_whatever_the_users_folders_are(tmp_path, names, folder):
    (tmp_path / "a file").write_bytes(b"")
    done = run(
        "new", FORM.id, "-o", tmp_path / "a.json", **{n: str(tmp_path / folder) for n in names}
    )
    assert done.stderr == b""
    assert store.load(tmp_path / "a.json").form.id == FORM.id


@fault("F15", "the clock goes back, ahead, or shows another zone")
@pytest.mark.parametrize("days", [-4000, -1, 0.04, 400, 7000, 30_000])
def test_whatever_the_clock_shows_sheets_are_opened_saved_and_kept(path, monkeypatch, days):
    shift, real = days * 86_400, time.time

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(real() + shift, tz)

    with monkeypatch.context() as clock:
        clock.setattr(time, "time", lambda: real() + shift)
        clock.setattr(datetime, "datetime", Clock)
        opened = store.load(path)
        opened.sheet.put(TITLE, "後")
        store.save(opened.sheet, FORM, path, opened.fingerprint)
    contents = [store.read(kept.content(), "").sheet.get(TITLE) for kept in earlier_saves(path)]
    assert contents == ["後", "前"]


def run_out(*_, **__):
    raise MemoryError


@fault("F94", "memory runs out in a save, in opening, in the journal")
@pytest.mark.parametrize(
    "place",
    [
        "piadesk.storage.store.dump",
        "piadesk.storage.store.write_whole",
        "piadesk.storage.store.fingerprint",
        "piadesk.storage.store.parse",
        "piadesk.storage.kept_content.pack",
    ],
)
def test_too_little_memory_for_a_save_is_told_and_the_typed_words_stay(
    qtbot, path, monkeypatch, place
):
    window = open_window(qtbot)
    window.open(path)
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    window.desk.journal.write()
    before = path.read_bytes()
    with monkeypatch.context() as memory:
        memory.setattr(place, run_out)
        window.messages.answers = ["cancel"]
        window.save()
    assert window.desk.sheet.get(TITLE) == "私の題"
    assert path.read_bytes() in (before, store.dump(window.desk.sheet, FORM))
    window.messages.answers = []
    assert window.save()
    assert store.load(path).sheet.get(TITLE) == "私の題"


@fault("F94", "memory runs out in opening")
def test_too_little_memory_to_open_is_told(path, monkeypatch):
    monkeypatch.setattr("piadesk.storage.sheet_json.json.loads", run_out)
    with pytest.raises(SheetFileError) as caught:
        store.load(path)
    assert caught.value.code == "file.no_memory"


@fault("F24", "a defect while the clerk types")
def test_after_a_defect_the_typed_words_are_on_the_disk(qtbot, path, monkeypatch):
    window = open_window(qtbot)
    window.open(path)

    def defect(_changed):
        raise RuntimeError("a defect")

    window.desk.changed.connect(defect)
    with qtbot.captureExceptions() as defects:
        window.desk.push(SetValue(TITLE, "私の題"), "入力")
    assert len(defects) == 1
    window.desk.journal.write()
    assert find_journal(path).edits == (SetValue(TITLE, "私の題"),)


SLOTS = {
    "a command of the menu": "ui.wizard.wizard.Wizard.turn",
    "a timer": "ui.desk.autosave.Autosave.keep_journal",
    "news of a change": "ui.wizard.wizard.Wizard._news",
}


@fault("F24", "a defect in any slot is told once, and the work is safe")
@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("place", SLOTS.values(), ids=SLOTS)
def test_a_defect_in_a_slot_is_told_once_and_the_sheet_can_be_saved(
    qtbot, path, monkeypatch, place
):
    window = open_window(qtbot)

    def defect(*_):
        raise RuntimeError("a defect")

    with monkeypatch.context() as broken:
        broken.setattr(sys, "excepthook", DefectHook(window.messages))
        broken.setattr(place, defect)
        window.open(path)
        for word in ("私の", "私の題"):
            with contextlib.suppress(RuntimeError):  # what Python calls, and no signal
                window.desk.push(SetValue(TITLE, word), "入力")
            window.menus.actions["next"].trigger()
        timer = window.wizard.findChild(Autosave).findChild(QTimer)
        timer.setInterval(1)
        qtbot.waitUntil(lambda: bool(window.messages.told))
        qtbot.wait(30)  # to be told a second time
    assert window.messages.told == [("window.defect", {})]
    assert window.save()
    assert store.load(path).sheet.get(TITLE) == "私の題"
