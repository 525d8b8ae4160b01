"""The disk refuses, is full, or lies: at every step of everything that the program writes."""

import contextlib
import errno
import os
import subprocess
from itertools import count
from pathlib import Path

import pytest

from piadesk.commands.output import write_file
from piadesk.errors import PiadeskError, SheetFileError
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import generations, store
from piadesk.storage.journal import Journal
from piadesk.storage.left_journal import find_journal
from piadesk.storage.settings import Settings, load_settings, save_settings
from piadesk.words import tell
from tests.dying import Disk
from tests.faults.part import part
from tests.faults.table import fault

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "folder" / "a.json"
    path.parent.mkdir()
    store.save(Sheet(form=FORM.id, answers={TITLE.item: "前"}), FORM, path)
    return path


def save(path, title="後"):
    store.save(Sheet(form=FORM.id, answers={TITLE.item: title}), FORM, path)


def save_a_new_one(path):
    save(path.with_name("new.json"))


def write_settings(path):
    save_settings(Settings(stamps=["後"]))


def write_the_journal(path):
    kept = Journal(store.load(path), path)
    for text in ("一", "二"):
        kept.append(SetValue(TITLE, text))
        kept.write()


def write_a_paper(path):
    write_file(path.with_name("a.pdf"), b"%PDF new")


def keep_an_earlier_save(path):
    with contextlib.suppress(OSError):
        generations.keep(path, b'"another"')


ACTS = [
    *(save, save_a_new_one, write_settings, write_the_journal),
    *(write_a_paper, keep_an_earlier_save),
]
NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES)


def look(path):
    """Everything that was there before is whole: old or new."""
    assert store.load(path).sheet.answers[TITLE.item] in {"前", "後"}
    new, paper = path.with_name("new.json"), path.with_name("a.pdf")
    assert not new.exists() or store.load(new).sheet.answers[TITLE.item] == "後"
    assert paper.read_bytes() in {b"%PDF old", b"%PDF new"}
    assert load_settings() in (Settings(stamps=["前"]), Settings(stamps=["後"]))
    assert not load_settings().put_aside
    left = find_journal(path)
    assert (
        left is None
        or left.edits == (SetValue(TITLE, "一"), SetValue(TITLE, "二"))[: len(left.edits)]
    )
    assert any(store.read(kept.content(), "") for kept in generations.earlier_saves(path)[-1:])


@fault("F01 F02 F03", "every step of the disk refused, once or for ever")
@pytest.mark.parametrize("once", [True, False])
@pytest.mark.parametrize("number", part(NUMBERS, 1))
@pytest.mark.parametrize("act", ACTS)
def test_a_refused_step_leaves_old_or_new_and_one_sentence(
    path, act, number, once, monkeypatch, record_property
):
    monkeypatch.setattr("piadesk.storage.writing.time.sleep", lambda _: None)
    for end in count():
        path.with_name("a.pdf").write_bytes(b"%PDF old")
        save_settings(Settings(stamps=["前"]))
        disk = Disk(end, refuses_once=once, number=number)
        with disk.entered(), contextlib.suppress(PiadeskError):
            act(path)
        look(path)
        if disk.steps <= end:
            record_property("tried", end)
            assert end > 2
            return


@fault("F02", "the disk is full: a limit on the size of files")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
@pytest.mark.parametrize("limit", part([0, 1, 100, 400, 512, 4096], 3))
def test_where_files_cannot_grow_the_old_file_stays_and_that_is_told(path, limit):
    import resource

    before, soft = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, soft[1]))
    try:
        with pytest.raises(SheetFileError) as caught:
            save(path, "後" * 3000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, soft)
    assert caught.value.code == "file.not_saved"
    assert "大きすぎます" in tell(caught.value)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 KB, where the system lets us make one."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    try:
        made = subprocess.run(mount, capture_output=True).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("no right to make a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@fault("F02", "the disk is full: where the sheet stands")
def test_on_a_full_disk_the_old_file_stays_and_that_is_told(small_disk):
    path = small_disk / "a.json"
    save(path, "前")
    (small_disk / "others").write_bytes(b"x" * 52_000)
    before = path.read_bytes()
    with pytest.raises(SheetFileError) as caught:
        save(path, "後" * 10_000)
    assert "空き容量がありません" in tell(caught.value)
    assert path.read_bytes() == before
    assert {file.name for file in small_disk.iterdir()} == {"a.json", "others"}


@fault("F02", "the disk is full: where earlier saves and the journal stand")
def test_a_full_data_folder_keeps_nobody_from_saving(small_disk, path, monkeypatch):
    (small_disk / "others").write_bytes(b"x" * 64_000)
    monkeypatch.setenv("PIADESK_DATA", str(small_disk))
    kept = Journal(store.load(path), path)
    kept.append(SetValue(TITLE, "後" * 5000))
    kept.write()
    assert not kept.works
    save(path, "後" * 5000)
    assert store.load(path).sheet.answers[TITLE.item] == "後" * 5000


@fault("F13", "order on the disk")
@pytest.mark.skipif(os.name == "nt", reason="folders are not flushed there")
def test_a_file_is_on_the_disk_before_it_takes_the_old_ones_place(path, monkeypatch):
    steps, fsync, replace = [], os.fsync, Path.replace

    def flushed(handle):
        steps.append(("flush", Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    def replaced(source, target):
        steps.append(("replace", source, target))
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", replaced)
    save(path)
    (at,) = [number for number, step in enumerate(steps) if step[-1] == path]
    assert steps[at - 1] == ("flush", steps[at][1])
    assert steps[at + 1] == ("flush", path.parent)


@fault("F14", "a disk that says that all is well and stores less")
@pytest.mark.parametrize("keeps", [lambda b: b[:-1], lambda b: b"", lambda b: bytes(len(b))])
def test_a_disk_that_lies_is_noticed_before_the_old_file_goes(path, monkeypatch, keeps):
    before, read_bytes = path.read_bytes(), Path.read_bytes

    def lying(file):
        content = read_bytes(file)
        return keeps(content) if file.suffix == ".tmp" and file.parent == path.parent else content

    monkeypatch.setattr(Path, "read_bytes", lying)
    with pytest.raises(SheetFileError):
        save(path)
    monkeypatch.undo()
    assert path.read_bytes() == before


@fault("F17 F07", "no temporary file can be made, or the target is held")
@pytest.mark.parametrize("step", ["open", "replace"])
def test_nothing_is_ever_written_into_the_old_file_itself(path, monkeypatch, step):
    before, node, real = path.read_bytes(), path.stat().st_ino, getattr(Path, step)

    def refuse(file, *given, **named):
        if file.suffix == ".tmp" and "rb" not in (*given, *named.values()):
            raise PermissionError(errno.EACCES, "held")
        return real(file, *given, **named)

    monkeypatch.setattr("piadesk.storage.writing.time.sleep", lambda _: None)
    with monkeypatch.context() as held:
        held.setattr(Path, step, refuse)
        with pytest.raises(SheetFileError):
            save(path)
    assert (path.read_bytes(), path.stat().st_ino) == (before, node)
