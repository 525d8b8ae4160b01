"""Others at the same file: it changes, goes, is held, is named oddly, its drive is silent."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from piadesk.errors import SheetFileError
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import generations, store, writing
from piadesk.storage.lock import Lock
from tests.faults.part import part
from tests.faults.table import fault
from tests.recorder import Recorder
from tests.ui.opened import open_window, panels_above
from ui.desk import sheet_files
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "評価書.json"
    store.save(Sheet(form=FORM.id, answers={TITLE.item: "前" * 100}), FORM, path)
    return path


@pytest.fixture
def desk(path):
    desk = sheet_files.open_file(path, Recorder())
    desk.push(SetValue(TITLE, "私の題"), "入力")
    return desk


def same_size_and_time(path):
    state = path.stat()
    path.write_bytes(path.read_bytes().replace("前".encode(), "他".encode(), 1))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def by_a_folder(path):
    path.unlink()
    path.mkdir()


def by_a_link(path):
    other = path.with_name("other.json")
    path.replace(other)
    other.write_bytes(other.read_bytes() + b" ")
    path.symlink_to(other)


CHANGES = {
    "written over": lambda path: path.write_bytes(b"{}"),
    "one byte added": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "one byte, same size and time": same_size_and_time,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
    "moved": lambda path: path.replace(path.with_name("moved.json")),
    "replaced by a folder": by_a_folder,
}
if os.name != "nt":
    CHANGES |= {
        "replaced by a link": by_a_link,
        "replaced by a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
    }


@fault("F40 F42 F43", "the file is changed, moved or replaced while it is open")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_others_did_is_never_written_over(desk, path, change, tmp_path):
    change(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(SheetFileError):
        sheet_files.save(desk, path)
    assert (path.read_bytes() if path.is_file() else None) == before
    sheet_files.save(desk, tmp_path / "別.json")
    assert store.load(tmp_path / "別.json").sheet.get(TITLE) == "私の題"


@fault("F41", "only the last bytes of a large file are changed")
def test_a_change_at_the_end_of_a_large_file_is_seen(path):
    sheet = Sheet(form=FORM.id, answers={TITLE.item: "題" * 400_000}, notes={"last": "x"})
    store.save(sheet, FORM, path)
    desk = sheet_files.open_file(path, Recorder())
    content = path.read_bytes()
    path.write_bytes(content[:-3] + b"\t\n}")
    with pytest.raises(SheetFileError) as caught:
        sheet_files.save(desk, path)
    assert caught.value.code == "file.changed_outside"


@fault("F44 F09", "the drive does not answer for a while")
@pytest.mark.parametrize("number", [errno.EHOSTDOWN, errno.EIO, errno.ESTALE, errno.EACCES])
def test_a_silent_drive_is_told_as_such_and_the_next_save_goes_through(
    desk, path, monkeypatch, number
):
    read = Path.read_bytes

    def silent(file):
        if file.parent == path.parent:
            raise OSError(number, os.strerror(number))
        return read(file)

    monkeypatch.setattr("piadesk.storage.writing.time.sleep", lambda _: None)
    with monkeypatch.context() as drive:
        drive.setattr(Path, "read_bytes", silent)
        with pytest.raises(SheetFileError) as caught:
            sheet_files.save(desk, path)
    assert caught.value.code in ("file.unreadable", "file.held")
    sheet_files.save(desk, path)
    assert store.load(path).sheet.get(TITLE) == "私の題"


@fault("F09", "the shared folder is gone for a while, and comes back")
def test_a_save_goes_through_when_the_shared_folder_is_back(qtbot, path):
    away = path.parent.with_name("away")
    window = open_window(qtbot)
    window.open(path)
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    path.parent.rename(away)
    window.messages.ask = lambda key, answers, **_: away.rename(path.parent) and answers[0]
    assert window.save()
    assert store.load(path).sheet.get(TITLE) == "私の題"


STEPS = {
    "before it": (generations, "keep"),
    "before it is written": (store, "write_whole"),
    "while it is written": (writing, "_write_down"),
    "before it takes its place": (writing, "copy_rights"),
}


@pytest.mark.skipif(os.name == "nt", reason="a folder in use cannot be moved there")
@fault("F09", "the shared folder goes in the midst of a save and leaves an empty one of its name")
@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_nothing_is_saved_into_the_empty_folder_of_a_share_that_went(
    qtbot, path, monkeypatch, step
):
    away, before = path.parent.with_name("away"), path.read_bytes()
    window = open_window(qtbot, answers=["cancel"])
    window.open(path)
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    place, name = step
    act = getattr(place, name)

    def goes(*given, **named):
        if not away.exists():
            path.parent.rename(away)
            path.parent.mkdir()
        return act(*given, **named)

    with monkeypatch.context() as while_saving:
        while_saving.setattr(place, name, goes)
        assert not window.save()
    assert [key for key, _ in window.messages.told] == ["save.failed"]
    assert list(path.parent.iterdir()) == []
    assert (away / path.name).read_bytes() == before
    assert window.desk.journal.is_kept
    path.parent.rmdir()
    away.rename(path.parent)
    assert window.save()
    assert store.load(path).sheet.get(TITLE) == "私の題"


HOLD = (
    "import sys, time; from pathlib import Path; from piadesk.storage.lock import Lock;"
    "lock = Lock(Path(sys.argv[1])); assert lock.take() is None;"
    "print('held', flush=True); sys.stdin.read(); lock.release()"
)


@pytest.fixture
def holder(path):
    """A program of its own that holds the file."""
    words = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"held"
        yield other
        other.kill()


@fault("F45", "a second program opens the file")
def test_a_file_that_another_program_holds_is_read_only_and_its_holder_named(path, holder):
    messages = Recorder(answers=["look"])
    desk = sheet_files.open_file(path, messages)
    assert desk.read_only
    assert "開いている" in messages.told[0][1]["holder"]
    holder.stdin.close()
    holder.wait()
    assert sheet_files.open_file(path, Recorder()).read_only == ""


@fault("F46", "the program that held the file was killed")
def test_the_lock_of_a_killed_program_of_this_terminal_holds_nobody_up(path, holder):
    holder.kill()
    holder.wait()
    assert Lock(path).file.exists()
    assert sheet_files.open_file(path, Recorder()).read_only == ""


@fault("F46", "another terminal was switched off, or one clock is wrong")
@pytest.mark.parametrize("days", part([-4000, -1, 0, 2, 30, 4000], 3))
def test_the_lock_of_another_terminal_is_never_taken_unasked(path, days):
    lock = Lock(path)
    lock.take()
    record = json.loads(lock.file.read_bytes()) | {"host": "other", "user": "鈴木"}
    lock.file.write_text(json.dumps(record), encoding="utf-8")
    then = lock.file.stat().st_mtime - days * 86_400
    os.utime(lock.file, (then, then))
    messages = Recorder(answers=["look"])
    assert sheet_files.open_file(path, messages).read_only
    assert "鈴木 さんが端末 other" in messages.told[0][1]["holder"]


@fault("F47", "no right to write beside the sheet: a share that is read-only")
@pytest.mark.parametrize("number", part([errno.EACCES, errno.EROFS, errno.EPERM], 2))
def test_where_no_lock_can_be_written_the_sheet_is_read_only_and_that_is_told(
    path, monkeypatch, number
):
    real = Path.open

    def refuse(file, mode="r", *given, **named):
        if file.parent == path.parent and mode != "rb":
            raise OSError(number, os.strerror(number))
        return real(file, mode, *given, **named)

    monkeypatch.setattr("piadesk.storage.writing.time.sleep", lambda _: None)
    with monkeypatch.context() as share:
        share.setattr(Path, "open", refuse)
        desk = sheet_files.open_file(path, Recorder())
    assert "書き込む権限がない" in desk.notice
    desk.push(SetValue(TITLE, "私の題"), "入力")
    assert desk.sheet.get(TITLE) == "前" * 100
    assert sheet_files.open_file(path, Recorder()).read_only == ""


@fault("F49", "a program that keeps folders alike made a second file of one sheet")
def test_a_second_file_of_the_same_sheet_is_told_until_it_is_known(qtbot, path):
    path.with_name("評価書 (競合コピー).json").write_bytes(path.read_bytes())
    path.with_name("ほか.json").write_bytes(store.dump(Sheet(form=FORM.id), FORM))
    window = open_window(qtbot)
    window.open(path)
    qtbot.waitUntil(lambda: twins_told(window) != [])
    (bar,) = twins_told(window)
    assert "「評価書 (競合コピー).json」。" in bar.words.text()
    bar.away.click()
    window.open(path)
    qtbot.wait(150)
    assert twins_told(window) == []


def twins_told(window):
    bars = [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]
    return [bar for bar in bars if "同じ評価書" in bar.words.text()]


@fault("F48", "somebody removed the lock, or another took the file over")
def test_a_lock_that_went_is_noticed_at_the_save(desk, path):
    Lock(path).file.unlink()
    other = Lock(path)
    assert other.take() is None
    with pytest.raises(SheetFileError) as caught:
        sheet_files.save(desk, path)
    assert caught.value.code == "file.held"
    other.release()
    sheet_files.save(desk, path)


NAMES = [
    *(
        "外字\ue000.json",
        "絵文字😀👨‍👩‍👧.json",
        "濁点か\u3099.json",
        "空 白　全角.json",
    ),
    *("-o.json", "#%&=.json", "a\u202eb.json", "長" * 80 + ".json", ".json", "評価書.JSON"),
]


@fault("F12", "odd names")
@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_an_odd_name_is_saved_locked_and_opened_or_its_name_refused(path, name):
    desk = sheet_files.open_file(path, Recorder())
    named = path.with_name(name)
    try:
        sheet_files.save(desk, named)
    except SheetFileError as fault:
        assert fault.code == "file.wrong_name"  # noqa: PT017 - other names are saved
        return
    assert Lock(named).holder() is not None
    sheet_files.discard(desk)
    assert sheet_files.open_file(named, Recorder()).sheet.get(TITLE) == "前" * 100


@fault("F12", "a long path")
def test_a_path_of_two_thousand_letters_is_saved_or_told(path):
    deep = path.parent
    for _ in range(12):
        deep = deep / ("階" * 50)
    deep.mkdir(parents=True)
    store.save(Sheet(form=FORM.id), FORM, deep / "a.json")
    assert store.load(deep / "a.json").form.id == FORM.id
