"""A save or a reading that takes long does not hold the window, and loses nothing that comes
meanwhile."""

import time

import pytest
from PySide6.QtCore import QTimer

from piadesk.errors import SheetFileError
from piadesk.storage import store
from piadesk.storage.left_journal import find_journal
from tests.recorder import Recorder
from tests.ui.desk.sheet_file import a_file, title_in, write
from tests.ui.opened import open_window
from ui.desk import sheet_files, waiting
from ui.desk.outside_watch import OutsideWatch
from ui.desk.waiting import is_waiting, wait_for, when_free

pytestmark = pytest.mark.usefixtures("qapp")

LONGER = waiting._AT_ONCE_SECONDS + 0.1


@pytest.fixture
def path(tmp_path):
    return a_file(tmp_path / "評価書.json", "前からの題")


@pytest.fixture
def slow_disk(monkeypatch):
    """Each save takes longer than nobody notices."""
    real = store.write_whole

    def slowly(*given, **more):
        time.sleep(LONGER)
        real(*given, **more)

    monkeypatch.setattr(store, "write_whole", slowly)


def later(desk, act):
    """Do something as soon as the window waits."""
    QTimer.singleShot(0, desk, act)


def test_short_work_is_done_at_once(qapp):
    seen = []
    QTimer.singleShot(0, qapp, lambda: seen.append("event"))
    assert wait_for(lambda: 7) == 7
    assert seen == []


def test_long_work_lets_the_window_live(qapp):
    seen = []
    QTimer.singleShot(0, qapp, lambda: seen.append(is_waiting()))
    assert wait_for(lambda: time.sleep(LONGER) or 7, lambda: seen.append("said")) == 7
    assert seen == ["said", True]
    assert not is_waiting()


def test_what_the_work_raises_is_raised_here():
    def broken():
        time.sleep(LONGER)
        raise SheetFileError("file.empty", path="a")

    with pytest.raises(SheetFileError):
        wait_for(broken)
    assert not is_waiting()


def test_what_another_program_brings_waits_too(qtbot, qapp):
    seen = []
    QTimer.singleShot(0, qapp, lambda: when_free(qapp, lambda: seen.append(is_waiting())))
    wait_for(lambda: time.sleep(LONGER))
    assert seen == []
    qtbot.waitUntil(lambda: seen == [False])


def test_a_save_says_so_and_is_no_change_from_outside(path, qtbot, slow_disk):
    window = open_window(qtbot)
    window.open(path)
    status, watch, told = window.menus.bar.status, OutsideWatch(window.desk, window.desk), []
    watch.changed.connect(lambda: told.append("changed"))
    write(window.desk, "私の題")

    def look():
        told.append(status.text())
        watch.look()
        watch.wait()

    later(window.desk, look)
    assert window.save()
    watch.look()
    watch.wait()
    watch.look()
    assert told == ["保存しています…"]
    assert status.text().startswith("保存しました")


def test_what_changes_during_a_save_is_saved_too(path, slow_disk):
    desk = sheet_files.open_file(path, Recorder())
    write(desk, "一つ目")
    later(desk, lambda: write(desk, "二つ目"))
    sheet_files.save(desk, path)
    assert title_in(path) == "二つ目"
    assert desk.stack.isClean()
    assert find_journal(path) is None


def test_what_changes_during_a_save_that_fails_stays_in_the_journal(path, slow_disk, monkeypatch):
    desk = sheet_files.open_file(path, Recorder())
    write(desk, "一つ目")
    later(desk, lambda: write(desk, "二つ目"))
    monkeypatch.setattr(store, "read", lambda *_: (_ for _ in ()).throw(MemoryError))
    with pytest.raises(SheetFileError):
        sheet_files.save(desk, path)
    monkeypatch.undo()
    desk.journal.write()
    assert not desk.stack.isClean()
    assert [edit.value for edit in find_journal(path).edits] == ["一つ目", "二つ目"]
    assert title_in(path) == "前からの題"


def test_a_window_closed_during_a_save_asks_nothing_and_closes_after_it(path, qtbot, slow_disk):
    window = open_window(qtbot)
    window.open(path)
    write(window.desk, "私の題")
    later(window.desk, window.windowHandle().close)
    assert window.save()
    assert window.desk is not None
    qtbot.waitUntil(lambda: not window.isVisible())
    assert title_in(path) == "私の題"
