"""After a crash the clerk's edits come back from the journal, and only where they belong."""

import errno
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import AddEntry, SetValue, Several, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.storage import journal, store, writing
from piadesk.storage.journal import SUFFIX, Journal
from piadesk.storage.journal_lines import line, read_lines
from piadesk.storage.left_journal import find_aside, find_journal, find_unsaved, move_aside
from piadesk.storage.replay import count_sound

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
ROW_ITEM = Address(("r1",), "log.item")
EDITS = [
    AddEntry(Address((), "log"), 0, Entry(id="r1")),
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


def carried_out(sheet, edits):
    assert count_sound(sheet, FORM, edits) == len(edits)
    apply(sheet, Several(edits))
    return sheet


def test_edits_since_the_last_save_come_back(path):
    opened = store.load(path)
    work(opened, path)
    again = store.load(path)
    rest = find_journal(path).rest(again.fingerprint)
    assert carried_out(again.sheet, rest) == opened.sheet


def test_nothing_is_written_before_the_first_edit(path):
    Journal(store.load(path), path).write()
    assert find_journal(path) is None


def test_typing_into_one_item_waits_and_is_written_as_one_line(path):
    kept = Journal(store.load(path), path)
    for text in ("題", "題名", "題名は"):
        kept.append(SetValue(TITLE, text))
    assert find_journal(path).edits == (SetValue(TITLE, "題"),)
    kept.write()
    assert find_journal(path).edits == (SetValue(TITLE, "題"), SetValue(TITLE, "題名は"))


def test_typing_without_a_rest_is_not_kept_waiting(path, monkeypatch):
    """Nobody pauses for it: the next key after a while writes what came before."""
    kept = Journal(store.load(path), path)
    kept.append(SetValue(TITLE, "題"))
    began = journal.time.monotonic()
    for number, text in enumerate(("題名", "題名は", "題名はこれ")):
        monkeypatch.setattr(
            journal.time, "monotonic", lambda number=number: began + number * journal.BEHIND_SECONDS
        )
        kept.append(SetValue(TITLE, text))
    assert SetValue(TITLE, "題名は") in find_journal(path).edits


def test_the_order_of_edits_is_kept_when_typing_waits(path):
    opened = store.load(path)
    work(opened, path, [*EDITS, SetValue(ROW_ITEM, "行"), SetValue(TITLE, "後")])
    assert carried_out(store.load(path).sheet, find_journal(path).edits) == opened.sheet


def test_a_save_drops_the_journal_and_the_next_one_fits_the_new_file(path):
    opened = store.load(path)
    kept = work(opened, path)
    told = store.save(opened.sheet, FORM, path, opened.fingerprint)
    kept.drop()
    assert find_journal(path) is None
    work(store.Opened(opened.sheet, FORM, told), path, [SetValue(TITLE, "次")])
    assert find_journal(path).rest(told) == (SetValue(TITLE, "次"),)


def test_a_journal_of_another_state_of_the_file_does_not_fit(path):
    work(store.load(path), path)
    other = store.load(path)
    other.sheet.answers["cover.title"] = "外から"
    told = store.save(other.sheet, FORM, path)
    assert find_journal(path).rest(told) is None


def test_a_line_torn_by_the_crash_is_left_out(path):
    work(store.load(path), path)
    file = find_journal(path).file
    file.write_bytes(file.read_bytes()[:-5])
    assert find_journal(path).edits == tuple(EDITS[:2])


def test_a_journal_that_is_there_already_is_moved_aside_never_overwritten(path):
    work(store.load(path), path)
    first = find_journal(path).file.read_bytes()
    work(store.load(path), path, [SetValue(TITLE, "別")])
    asides = list(find_journal(path).file.parent.glob("*.aside"))
    assert [aside.read_bytes() for aside in asides] == [first]


def test_moving_aside_twice_keeps_both(path):
    for _ in range(2):
        work(store.load(path), path)
        file = find_journal(path).file
        move_aside(file)
    assert len(list(file.parent.glob("*.aside"))) == 2
    assert find_journal(path) is None


def test_a_sheet_that_was_never_saved_comes_back_whole():
    program = (
        "from piadesk.forms import catalogue; from piadesk.storage import store;"
        "from piadesk.storage.journal import Journal;"
        "from piadesk.sheets.sheet import *; from piadesk.sheets.edits import *;"
        "f = catalogue.form('form2-r06'); o = store.Opened(new_sheet(f), f, '');"
        "j = Journal(o, None); j.append(SetValue(Address((), 'cover.title'), '新')); j.write()"
    )
    subprocess.run([sys.executable, "-c", program], check=True, env=os.environ)
    (left,) = find_unsaved()
    sheet = carried_out(left.beginning().sheet, left.edits)
    assert sheet.answers == {"cover.title": "新"}


@pytest.mark.parametrize(
    "sheet_id", ["x/../../../out", "..\\\\out", "a:b", "長" * 300, "\ud800", ""]
)
def test_the_journal_stands_in_its_folder_whatever_the_id_of_its_sheet_says(sheet_id):
    sheet = new_sheet(FORM)
    sheet.id = sheet_id
    kept = work(store.Opened(sheet, FORM, ""), None)
    assert kept.works
    (left,) = find_unsaved()
    assert left.file.parent == journal.journal_folder()
    assert left.beginning().sheet.id == sheet_id


def test_the_new_sheet_of_a_window_that_still_runs_is_not_offered():
    work(store.Opened(new_sheet(FORM), FORM, ""), None)
    file = find_unsaved()[0].file
    first, edit, *_ = read_lines(file.read_bytes()).records
    file.write_bytes(line(0, {**first, "process": os.getppid()}) + line(1, edit))
    assert find_unsaved() == []
    # Long silent: the number has passed to another process, as after a restart of the terminal.
    # The same where the clock ran ahead meanwhile.
    for changed_at in (0, time.time() + 9_000):
        os.utime(file, (changed_at, changed_at))
        assert len(find_unsaved()) == 1


def test_a_journal_without_new_edits_gives_signs_of_life(path, monkeypatch):
    kept = work(store.load(path), path)
    file = find_journal(path).file
    os.utime(file, (0, 0))
    kept.keep_up()
    assert file.stat().st_mtime == 0
    now = journal.time.monotonic()
    monkeypatch.setattr(journal.time, "monotonic", lambda: now + 60)
    kept.keep_up()
    assert file.stat().st_mtime > 0


def test_a_crash_right_after_a_save_leaves_nothing_to_take_up(path):
    opened = store.load(path)
    kept = work(opened, path)
    told = store.save(opened.sheet, FORM, path, opened.fingerprint, kept.mark_save_begun)
    left = find_journal(path)
    assert left.rest(told) == ()
    assert left.saved_to() == path


def test_a_crash_before_the_save_is_done_leaves_every_edit(path):
    opened = store.load(path)
    kept = work(opened, path)
    kept.mark_save_begun("the fingerprint of a save that never came", path)
    assert kept.is_flushed
    left = find_journal(path)
    assert left.rest(opened.fingerprint) == tuple(EDITS)
    assert left.saved_to() is None


def test_what_came_after_a_save_that_seemed_to_fail_comes_back(path):
    opened = store.load(path)
    kept = work(opened, path)
    told = store.save(opened.sheet, FORM, path, opened.fingerprint, kept.mark_save_begun)
    kept.append(SetValue(TITLE, "後"))
    kept.write()
    assert find_journal(path).rest(told) == (SetValue(TITLE, "後"),)
    assert find_journal(path).saved_to() is None


def test_a_save_to_another_file_is_found_there(path, tmp_path):
    opened = store.Opened(new_sheet(FORM), FORM, "")
    kept = work(opened, None)
    other = tmp_path / "別.json"
    store.save(opened.sheet, FORM, other, "", kept.mark_save_begun)
    (left,) = find_unsaved()
    assert left.saved_to() == other
    other.unlink()
    assert left.saved_to() is None


def test_what_was_not_taken_up_is_never_dropped(path):
    work(store.load(path), path)
    Journal(store.load(path), path).drop()
    assert find_journal(path).edits == tuple(EDITS)


def test_a_journal_that_is_held_for_a_moment_is_waited_for(path, monkeypatch):
    work(store.load(path), path)
    open_it, refusals = Path.open, [PermissionError(errno.EACCES, "held")] * 2

    def held(self, *given, **named):
        if refusals and self.suffix == SUFFIX:
            raise refusals.pop()
        return open_it(self, *given, **named)

    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    monkeypatch.setattr(Path, "open", held)
    assert find_journal(path).edits == tuple(EDITS)
    assert not refusals


def test_a_journal_that_cannot_be_read_is_no_journal_that_is_not_there(path, monkeypatch):
    work(store.Opened(new_sheet(FORM), FORM, ""), None)
    work(store.load(path), path)
    monkeypatch.setattr(writing.time, "sleep", lambda _: None)
    refused = PermissionError(errno.EACCES, "held")
    monkeypatch.setattr(Path, "open", lambda *_, **__: (_ for _ in ()).throw(refused))
    assert find_unsaved() == []
    with pytest.raises(PermissionError):
        find_journal(path)


def test_two_windows_never_write_into_one_journal(path):
    first = work(store.load(path), path)
    second = work(store.load(path), path, [SetValue(TITLE, "二つ目")])
    first.append(SetValue(TITLE, "一つ目"))
    first.write()
    assert not first.works
    assert second.works
    assert find_journal(path).edits == (SetValue(TITLE, "二つ目"),)


def test_where_no_journal_can_stand_the_work_goes_on(path, tmp_path, monkeypatch):
    monkeypatch.setenv("PIADESK_DATA", str(path / "no folder"))
    kept = work(store.load(path), path)
    assert not kept.works
    kept.drop()
    assert find_unsaved() == []
    with pytest.raises(OSError, match=r"no folder|a\.json"):
        find_journal(path)


def test_a_full_disk_stops_the_journal_and_not_the_work(path, monkeypatch):
    kept = Journal(store.load(path), path)
    monkeypatch.setattr(journal.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    kept.append(EDITS[0])
    assert kept.works
    assert not kept.is_kept
    kept.flush()
    assert not kept.works
    monkeypatch.undo()
    kept.append(EDITS[1])
    kept.write()
    assert find_journal(path).edits == (EDITS[0],)


def test_a_journal_that_the_power_cut_before_its_first_byte_is_none(path):
    work(store.load(path), path)
    file = find_journal(path).file
    file.write_bytes(bytes(file.stat().st_size))
    assert find_journal(path) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_nobody_else_may_read_a_journal(path):
    work(store.load(path), path)
    file = find_journal(path).file
    assert (file.stat().st_mode | file.parent.stat().st_mode) & 0o077 == 0


def test_a_journal_that_was_taken_up_is_replaced_and_leaves_nothing_behind(path):
    work(store.load(path), path)
    left = find_journal(path)
    kept = Journal(store.load(path), path)
    kept.take_up(left.file)
    kept.append(Several(left.edits))
    assert find_journal(path).edits == (Several(tuple(EDITS)),)
    assert find_aside(path) == []
