"""What a crash left of a sheet: taken up, told, or kept where it can be seen."""

import pytest

from piadesk.sheets.edits import AddEntry, SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves
from piadesk.storage.left_journal import find_aside, find_journal, find_unsaved
from piadesk.storage.lock import Lock
from tests.recorder import Recorder
from tests.ui.desk.sheet_file import FORM, TITLE, a_file, title_in, unlock, write
from ui.desk import sheet_files

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def messages():
    return Recorder()


@pytest.fixture
def path(tmp_path):
    return a_file(tmp_path / "評価書.json", "前からの題")


def crash_in_save(desk, path, monkeypatch):
    """The program ends when the file is written and before the journal is dropped."""
    with monkeypatch.context() as ending:
        ending.setattr(type(desk.journal), "drop", lambda _: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            sheet_files.save(desk, path)
    unlock(path)


def test_after_a_crash_at_the_end_of_a_save_nothing_is_asked(path, messages, monkeypatch):
    desk = sheet_files.open_file(path, messages)
    write(desk, "保存した題")
    crash_in_save(desk, path, monkeypatch)
    again = sheet_files.open_file(path, messages)
    assert messages.told == []
    assert again.sheet.get(TITLE) == "保存した題"
    assert find_journal(path) is None


def test_after_a_crash_with_everything_undone_nothing_is_asked(path, messages):
    desk = sheet_files.open_file(path, messages)
    write(desk, "書きかけの題")
    desk.journal.write()
    desk.stack.undo()
    assert find_journal(path) is None
    unlock(path)
    sheet_files.open_file(path, messages)
    assert messages.told == []


def test_what_a_crash_left_and_is_taken_back_stays_among_the_earlier_saves(path, messages):
    desk = sheet_files.open_file(path, messages)
    write(desk, "書いた題")
    desk.journal.write()
    unlock(path)
    messages.answers = ["recover"]
    again = sheet_files.open_file(path, messages)
    again.stack.undo()
    assert find_journal(path) is None
    (left,) = find_aside(path)
    assert left.edits


def test_what_is_done_again_after_all_was_undone_outlives_a_crash(path, messages):
    desk = sheet_files.open_file(path, messages)
    write(desk, "書いた題")
    desk.stack.undo()
    desk.stack.redo()
    desk.journal.write()
    unlock(path)
    messages.answers = ["recover"]
    assert sheet_files.open_file(path, messages).sheet.get(TITLE) == "書いた題"


def test_after_a_crash_at_the_end_of_saving_elsewhere_nothing_is_asked(
    path, messages, tmp_path, monkeypatch
):
    desk = sheet_files.open_file(path, messages)
    write(desk, "写しの題")
    crash_in_save(desk, tmp_path / "写し.json", monkeypatch)
    unlock(path)
    sheet_files.open_file(path, messages)
    assert messages.told == []
    assert title_in(path) == "前からの題"


def test_a_new_sheet_saved_right_before_a_crash_is_opened_from_its_file(
    messages, tmp_path, monkeypatch
):
    desk = sheet_files.begin(FORM.id)
    write(desk, "新しい題")
    crash_in_save(desk, tmp_path / "新.json", monkeypatch)
    (left,) = find_unsaved()
    again = sheet_files.resume(left, messages)
    assert again.path == tmp_path / "新.json"
    assert again.sheet.get(TITLE) == "新しい題"
    assert find_unsaved() == []


def test_a_second_crash_while_taking_up_loses_nothing(path, messages):
    write(sheet_files.open_file(path, messages), "一度目")
    for _ in range(2):
        unlock(path)
        messages.answers = ["recover"]
        desk = sheet_files.open_file(path, messages)
        assert desk.sheet.get(TITLE) == "一度目"


def write_crash_and_let_another_terminal_save(path, messages):
    write(sheet_files.open_file(path, messages), "私の題")
    unlock(path)
    path.write_bytes(store.dump(Sheet(form=FORM.id, answers={TITLE.item: "外からの題"}), FORM))


@pytest.mark.parametrize(
    ("answer", "title", "file"), [("apart", "私の題", None), ("leave", "外からの題", "評価書.json")]
)
def test_what_does_not_fit_the_file_any_more_opens_apart(path, messages, answer, title, file):
    write_crash_and_let_another_terminal_save(path, messages)
    messages.answers = [answer]
    desk = sheet_files.open_file(path, messages)
    assert desk.sheet.get(TITLE) == title
    assert (desk.path and desk.path.name) == file
    assert (Lock(path).holder() is None) == (answer == "apart")
    assert title_in(path) == "外からの題"
    assert find_journal(path) is None


def test_where_the_sheet_it_was_written_on_is_gone_this_is_told_and_the_record_kept(path, messages):
    write_crash_and_let_another_terminal_save(path, messages)
    for save in earlier_saves(path):
        save.file.unlink()
    file = find_journal(path).file
    sheet_files.open_file(path, messages)
    assert messages.told == [("recover.does_not_fit", {})]
    assert len([*file.parent.glob("*.aside")]) == 1


def test_a_record_that_cannot_be_read_now_is_told_and_stays(path, messages, monkeypatch):
    write(sheet_files.open_file(path, messages), "私の題")
    unlock(path)
    with monkeypatch.context() as busy:
        busy.setattr(sheet_files, "find_journal", lambda _: (_ for _ in ()).throw(PermissionError))
        sheet_files.discard(sheet_files.open_file(path, messages))
    assert messages.told == [("recover.unreadable", {})]
    messages.answers = ["recover"]
    assert sheet_files.open_file(path, messages).sheet.get(TITLE) == "私の題"


def test_lines_that_are_damaged_are_told_with_their_text_and_kept(path, messages):
    desk = sheet_files.open_file(path, messages)
    for title in ("一件目", "二件目", "三件目"):
        write(desk, title)
    unlock(path)
    file = find_journal(path).file
    file.write_bytes(file.read_bytes().replace("二件目".encode(), "二件日".encode()))
    messages.answers = ["recover"]
    assert sheet_files.open_file(path, messages).sheet.get(TITLE) == "一件目"
    key, _, text = messages.told[-1]
    assert key == "recover.in_part"
    assert "二件日" in text
    assert "三件目" in text
    assert len(find_aside(path)) == 1


def test_a_record_of_another_version_is_told_and_kept_and_the_sheet_opens(path, messages):
    write(sheet_files.open_file(path, messages), "私の題")
    unlock(path)
    file = find_journal(path).file
    head, edit = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"another" + head + edit)
    assert sheet_files.open_file(path, messages).sheet.get(TITLE) == "前からの題"
    key, _, text = messages.told[-1]
    assert key == "recover.in_part"
    assert "私の題" in text
    assert find_journal(path) is None
    assert len(find_aside(path)) == 1


def test_what_no_file_could_be_opened_with_is_told_and_not_taken_up(path, messages):
    desk = sheet_files.open_file(path, messages)
    write(desk, "私の題")
    desk.journal.append(AddEntry(Address((), "log"), 0, Entry(id="a")))
    desk.journal.append(AddEntry(Address((), "log"), 0, Entry(id="a")))
    unlock(path)
    messages.answers = ["recover"]
    again = sheet_files.open_file(path, messages)
    assert again.sheet.get(TITLE) == "私の題"
    assert messages.told[-1][0] == "recover.in_part"
    sheet_files.save(again, path)
    assert title_in(path) == "私の題"


def test_what_was_not_wanted_stays_to_be_seen(path, messages):
    write(sheet_files.open_file(path, messages), "私の題")
    unlock(path)
    messages.answers = ["leave"]
    sheet_files.open_file(path, messages)
    (left,) = find_aside(path)
    assert left.edits == (SetValue(TITLE, "私の題"),)


def test_a_record_taken_up_and_saved_leaves_nothing_behind(path, messages):
    write(sheet_files.open_file(path, messages), "私の題")
    unlock(path)
    messages.answers = ["recover"]
    sheet_files.save(sheet_files.open_file(path, messages), path)
    assert find_aside(path) == []
    assert find_journal(path) is None


def test_a_new_sheet_whose_beginning_is_damaged_is_told_with_its_text(messages):
    write(sheet_files.begin(FORM.id), "私の題")
    (left,) = find_unsaved()
    left.file.write_bytes(b"x" + left.file.read_bytes())
    (left,) = find_unsaved()
    assert sheet_files.resume(left, messages) is None
    assert "私の題" in messages.told[-1][2]
    assert find_unsaved() == []
    assert len(find_aside(None)) == 1


@pytest.mark.parametrize("way", ["renamed", "its folder renamed", "a copy"])
def test_what_a_crash_left_follows_a_file_that_was_moved(tmp_path, messages, way):
    folder = tmp_path / "もと"
    folder.mkdir()
    path = a_file(folder / "評価書.json", "前からの題")
    write(sheet_files.open_file(path, messages), "書きかけの題")
    unlock(path)
    if way == "its folder renamed":
        moved = folder.rename(tmp_path / "あと") / path.name
    else:
        moved = path.with_name("新しい名前.json")
        moved.write_bytes(path.read_bytes())
        if way == "renamed":
            path.unlink()
    messages.answers = [] if way == "a copy" else ["recover"]
    desk = sheet_files.open_file(moved, messages)
    if way == "a copy":
        assert desk.sheet.get(TITLE) == "前からの題"
        assert find_journal(path).edits
        return
    assert desk.sheet.get(TITLE) == "書きかけの題"
    assert find_journal(path) is None
    assert find_journal(moved).edits
    sheet_files.save(desk, moved)
    assert title_in(moved) == "書きかけの題"
