"""After a crash the clerk's edits come back from the journal, and only where they belong."""

import json
import os
import subprocess
import sys

import pytest

from piadesk import catalogue
from piadesk.edits import AddRow, SetValue, apply
from piadesk.sheet import Address, Row, new_sheet
from piadesk.storage import journal, store
from piadesk.storage.journal import Journal, find_journal, find_unsaved, move_aside

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
ROW_ITEM = Address(("r1",), "log.item")
EDITS = [
    AddRow(Address((), "log"), 0, Row(id="r1")),
    SetValue(ROW_ITEM, "ぎょう"),
    SetValue(TITLE, "題\ud800"),
]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.json"
    store.save(new_sheet(FORM), FORM, path)
    return path


def work(opened, path, edits=EDITS):
    kept = Journal(opened, path)
    for edit in edits:
        apply(opened.sheet, edit)
        kept.append(edit)
    kept.write()
    return kept


def test_edits_since_the_last_save_come_back(path):
    opened = store.load(path)
    work(opened, path)
    left, again = find_journal(path), store.load(path)
    assert left.fits(again)
    assert left.replay(again.sheet) == len(EDITS)
    assert again.sheet == opened.sheet


def test_nothing_is_written_before_the_first_edit(path):
    Journal(store.load(path), path).write()
    assert find_journal(path) is None


def test_typing_into_one_item_waits_and_is_written_as_one_line(path):
    kept = Journal(store.load(path), path)
    for text in ("題", "題名", "題名は"):
        kept.append(SetValue(TITLE, text))
    assert find_journal(path) is None
    kept.write()
    assert find_journal(path).edits == (SetValue(TITLE, "題名は"),)


def test_long_typing_is_written_while_it_goes_on(path, monkeypatch):
    kept = Journal(store.load(path), path)
    kept.append(SetValue(TITLE, "題"))
    now = journal.time.monotonic()
    monkeypatch.setattr(journal.time, "monotonic", lambda: now + journal.BEHIND_SECONDS)
    kept.append(SetValue(TITLE, "題名"))
    assert find_journal(path).edits == (SetValue(TITLE, "題名"),)


def test_the_order_of_edits_is_kept_when_typing_waits(path):
    opened = store.load(path)
    work(opened, path, [*EDITS, SetValue(ROW_ITEM, "行"), SetValue(TITLE, "後")])
    again = store.load(path)
    find_journal(path).replay(again.sheet)
    assert again.sheet == opened.sheet


def test_a_save_drops_the_journal_and_the_next_one_fits_the_new_file(path):
    opened = store.load(path)
    kept = work(opened, path)
    told = store.save(opened.sheet, FORM, path, opened.fingerprint)
    kept.drop()
    assert find_journal(path) is None
    work(store.Opened(opened.sheet, FORM, told), path, [SetValue(TITLE, "次")])
    assert find_journal(path).fits(store.load(path))


def test_a_journal_of_another_state_of_the_file_does_not_fit(path):
    work(store.load(path), path)
    other = store.load(path)
    other.sheet.answers["cover.title"] = "外から"
    store.save(other.sheet, FORM, path)
    assert not find_journal(path).fits(store.load(path))


def test_a_line_torn_by_the_crash_is_left_out(path):
    work(store.load(path), path)
    file = find_journal(path).file
    file.write_bytes(file.read_bytes()[:-5])
    assert find_journal(path).edits == tuple(EDITS[:2])


def test_replay_ends_where_an_edit_does_not_fit(path):
    opened = store.load(path)
    work(opened, path)
    file = find_journal(path).file
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([lines[0], *lines[2:]]))
    assert find_journal(path).replay(store.load(path).sheet) == 0


def test_a_journal_that_is_there_already_is_moved_aside_never_overwritten(path):
    work(store.load(path), path)
    first = find_journal(path).file.read_bytes()
    work(store.load(path), path, [SetValue(TITLE, "別")])
    asides = list(find_journal(path).file.parent.glob("*.aside"))
    assert [aside.read_bytes() for aside in asides] == [first]


def test_moving_aside_twice_keeps_both(path):
    names = []
    for _ in range(2):
        work(store.load(path), path)
        names.append(move_aside(find_journal(path).file))
    assert len({*names}) == 2
    assert all(name.exists() for name in names)
    assert find_journal(path) is None


def test_a_sheet_that_was_never_saved_comes_back_whole():
    program = (
        "from piadesk import catalogue; from piadesk.storage import store;"
        "from piadesk.storage.journal import Journal;"
        "from piadesk.sheet import *; from piadesk.edits import *;"
        "f = catalogue.form('form2-r06'); o = store.Opened(new_sheet(f), f, '');"
        "j = Journal(o, None); j.append(SetValue(Address((), 'cover.title'), '新')); j.write()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ)
    (left,) = find_unsaved()
    beginning = left.beginning()
    assert left.replay(beginning.sheet) == 1
    assert beginning.sheet.answers == {"cover.title": "新"}


def test_the_new_sheet_of_a_window_that_still_runs_is_not_offered():
    opened = store.Opened(new_sheet(FORM), FORM, "")
    file = work(opened, None)._file
    lines = file.read_bytes().splitlines(keepends=True)
    first = json.loads(lines[0]) | {"process": os.getppid()}
    file.write_bytes(json.dumps(first).encode() + b"\n" + lines[1])
    assert find_unsaved() == []


def test_a_full_disk_stops_the_journal_and_not_the_work(path, monkeypatch):
    kept = Journal(store.load(path), path)
    monkeypatch.setattr(journal.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    kept.append(EDITS[0])
    assert not kept.works
    monkeypatch.undo()
    kept.append(EDITS[1])
    kept.write()
    left = find_journal(path)
    assert left is None


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{}\n{}\n", b"[1]\n", b"\xff\n", b'{"path": 5}\n']
)
def test_what_is_no_journal_is_not_offered(path, content):
    work(store.load(path), path)
    find_journal(path).file.write_bytes(content)
    assert find_journal(path) is None
