"""Which file a sheet belongs to: whose it is, where it is saved, what is left alone."""

import os

import pytest

from piadesk.errors import SheetFileError
from piadesk.storage import lock
from piadesk.storage.left_journal import find_journal
from piadesk.storage.lock import Lock
from tests.recorder import Recorder
from tests.ui.desk.sheet_file import a_file, title_in, unlock, write
from ui.desk import sheet_files
from ui.messages.messages import DeclinedError

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def messages():
    return Recorder()


@pytest.fixture
def path(tmp_path):
    return a_file(tmp_path / "評価書.json", "前からの題")


def hold_elsewhere(path, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(lock, "_host", lambda: "other")
        Lock(path).take()


def code_of(desk, path):
    with pytest.raises(SheetFileError) as caught:
        sheet_files.save(desk, path)
    return caught.value.code


def test_a_file_that_someone_else_has_open_is_not_written_over(
    path, messages, tmp_path, monkeypatch
):
    other = a_file(tmp_path / "ほか.json", "ほかの人の題")
    hold_elsewhere(other, monkeypatch)
    desk = sheet_files.open_file(path, messages)
    write(desk, "私の題")
    assert code_of(desk, other) == "file.held"
    assert title_in(other) == "ほかの人の題"
    assert not desk.stack.isClean()
    sheet_files.save(desk, path)
    assert title_in(path) == "私の題"


def test_a_sheet_only_looked_at_is_not_written_over_its_holders(path, messages, monkeypatch):
    hold_elsewhere(path, monkeypatch)
    messages.answers = ["look"]
    desk = sheet_files.open_file(path, messages)
    assert code_of(desk, path) == "file.held"


@pytest.mark.parametrize("is_held", [True, False])
def test_who_would_rather_not_open_leaves_all_as_it_was(path, messages, monkeypatch, is_held):
    write(sheet_files.open_file(path, messages), "私の題")
    unlock(path)
    if is_held:
        hold_elsewhere(path, monkeypatch)
    holder, left = Lock(path).holder(), find_journal(path)
    messages.answers = ["dont_open"]
    with pytest.raises(DeclinedError):
        sheet_files.open_file(path, messages)
    assert Lock(path).holder() == holder
    assert find_journal(path).edits == left.edits


def test_a_file_taken_over_elsewhere_meanwhile_is_not_written(path, messages, monkeypatch):
    desk = sheet_files.open_file(path, messages)
    write(desk, "私の題")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(lock, "_host", lambda: "other")
        Lock(path).take_over()
    assert code_of(desk, path) == "file.held"
    sheet_files.discard(desk)
    assert Lock(path).holder() is not None


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_the_same_file_by_another_way_keeps_its_lock_and_is_watched(path, messages, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)
    desk = sheet_files.open_file(path, messages)
    a_file(path, "外からの題")
    assert code_of(desk, link) == "file.changed_outside"
    assert Lock(path).holder() is not None


def test_saving_elsewhere_moves_the_lock(path, messages, tmp_path):
    desk = sheet_files.open_file(path, messages)
    copy = tmp_path / "写し.json"
    sheet_files.save(desk, copy)
    assert Lock(path).holder() is None
    assert Lock(copy).holder() is not None
    sheet_files.discard(desk)
    assert {*tmp_path.iterdir()} == {path, copy}


def test_a_save_elsewhere_that_fails_leaves_no_lock_there(path, messages, tmp_path):
    desk = sheet_files.open_file(path, messages)
    protected = a_file(tmp_path / "保護.json", "")
    protected.chmod(0o444)
    assert code_of(desk, protected) == "file.protected"
    assert Lock(protected).holder() is None
    assert Lock(path).holder() is not None


def test_a_file_opened_again_is_held_by_nobody_else(path, messages):
    for _ in range(2):
        desk = sheet_files.open_file(path, messages)
        sheet_files.discard(desk)
    assert messages.told == []


def test_a_save_into_the_empty_folder_of_a_drive_that_went_away_leaves_no_lock_there(
    path, tmp_path, messages
):
    desk = sheet_files.open_file(path, messages)
    write(desk, "後の題")
    drive = tmp_path.rename(tmp_path.with_name("away"))
    tmp_path.mkdir()
    with pytest.raises(SheetFileError, match=r"file\.gone"):
        sheet_files.save(desk, path)
    assert list(tmp_path.iterdir()) == []
    tmp_path.rmdir()
    drive.rename(tmp_path)
    sheet_files.save(desk, path)
    assert title_in(path) == "後の題"


def test_what_a_kill_left_beside_the_sheet_goes_when_it_is_opened(path, messages, monkeypatch):
    from tests.core.storage.test_writing import grow_old, kill_while_writing

    grow_old(kill_while_writing(path, monkeypatch))
    sheet_files.discard(sheet_files.open_file(path, messages))
    assert [*path.parent.iterdir()] == [path]


def test_what_another_holder_writes_is_left_alone(path, messages, monkeypatch):
    from tests.core.storage.test_writing import grow_old, kill_while_writing

    left = kill_while_writing(path, monkeypatch)
    grow_old(left)
    hold_elsewhere(path, monkeypatch)
    messages.answers = ["look"]
    sheet_files.open_file(path, messages)
    assert left.exists()


def test_a_saved_sheet_has_nothing_to_be_saved(path, messages):
    desk = sheet_files.open_file(path, messages)
    write(desk, "次の題")
    assert not desk.stack.isClean()
    sheet_files.save(desk, path)
    assert desk.stack.isClean()
    assert find_journal(path) is None
