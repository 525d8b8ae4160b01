"""A file is opened: held by another, left by a crash, unreadable; where the keyboard is then."""

from pathlib import Path

import pytest

from piadesk.sheets.edits import SetValue
from piadesk.storage.journal import Journal
from piadesk.storage.lock import Lock
from piadesk.storage.store import load
from tests.ui.opened import open_window
from tests.ui.typed import NAME, TITLE, save_file, type_into


@pytest.fixture
def window(qtbot):
    return open_window(qtbot)


@pytest.fixture
def saved(tmp_path):
    return save_file(tmp_path / "評価書.json")


def test_a_file_that_cannot_be_read_is_told_and_the_home_page_stays(window, tmp_path):
    (tmp_path / "x.json").write_text("これは何でもない", encoding="utf-8")
    window.open(tmp_path / "x.json")
    assert window.messages.told == ["file.not_json"]
    assert window.stack.currentWidget() is window.home


@pytest.mark.parametrize(
    ("lose", "listed"),
    [
        (lambda path: path.unlink(), []),
        (lambda path: path.parent.rename(path.parent.with_name("戻る前の共有")), ["評価書.json"]),
        (lambda path: path.write_bytes(b"broken"), ["評価書.json"]),
    ],
)
def test_only_a_file_that_is_gone_leaves_the_recent_ones(window, tmp_path, lose, listed):
    path = tmp_path / "共有" / "評価書.json"
    path.parent.mkdir()
    window.begin("form2-r06")
    window.messages.files.append(path)
    window.save()
    window.close_sheet()
    lose(path)
    window.messages.answers = ["later"]
    window.open(path)
    assert [Path(one).name for one in window.settings.recent] == listed


@pytest.fixture
def held(saved, monkeypatch):
    """Someone at another terminal has the file open."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("piadesk.storage.lock._host", lambda: "other")
        Lock(saved).take()
    return saved


def test_a_sheet_that_someone_else_holds_opens_read_only(window, held):
    window.messages.answers = ["look"]
    window.open(held)
    assert "開いているため" in window.notice.text()
    assert window.wizard.page.fields[TITLE].editor.isReadOnly()
    assert "読み取り専用" in window.windowTitle()


def test_a_lock_left_behind_can_be_taken_over(qtbot, window, held):
    window.messages.answers = ["take_over"]
    window.open(held)
    type_into(qtbot, window, NAME, "abc")
    assert window.save()
    assert load(held).sheet.get(NAME) == "abc"


def crash(path):
    """What a crash leaves: a journal with one edit, and no save."""
    from piadesk.sheets.edits import SetValue

    journal = Journal(load(path), path)
    journal.append(SetValue(NAME, "失われない"))
    journal.write()


@pytest.mark.parametrize(("answer", "found"), [("recover", "失われない"), ("leave", None)])
def test_after_a_crash_the_clerk_may_go_on(window, saved, answer, found):
    crash(saved)
    window.messages.answers = [answer]
    window.open(saved)
    assert window.desk.sheet.get(NAME) == found
    assert window.isWindowModified() == (answer == "recover")


def test_the_keyboard_is_at_the_first_answer_that_an_opened_sheet_lacks(window, saved):
    window.open(saved)
    begun = window.desk.sheet
    begun.answers.update({"cover.number": "1"})
    window.begin_with(window.desk.form, begun)
    at_work = window.wizard.at_work
    assert at_work.item not in ("cover.number", TITLE.item)
    assert not begun.get(at_work)
    assert window.wizard.page.fields[at_work].isAncestorOf(window.focusWidget())


def test_who_declines_to_open_a_file_is_at_the_first_page(window, saved):
    crash(saved)
    window.messages.answers = ["dont_open"]
    window.open(saved)
    assert window.desk is None
    assert window.stack.currentWidget() is window.home
    assert window.settings.recent == []
    (offered,) = window.home.left.buttons()
    assert saved.name in offered.accessibleName(), "what a crash left of it is offered on"


def test_a_file_that_cannot_be_opened_leaves_the_open_sheet_where_it_is(window, saved, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    window.open(saved)
    desk = window.desk
    window.open(broken)
    assert window.desk is desk
    assert len(window.messages.told) == 1


@pytest.mark.parametrize(
    ("title", "name"), [("児童手当", "「児童手当」"), (None, "基礎項目（令和6年10月版）」")]
)
def test_a_sheet_never_saved_is_offered_on_the_home_page_by_its_name(qtbot, window, title, name):
    window.begin("form2-r06")
    type_into(qtbot, window, NAME, "abc")
    window.desk.push(SetValue(TITLE, title), "入力")
    window.desk.journal.write()
    again = open_window(qtbot)
    qtbot.waitUntil(lambda: not again.home.left.isHidden())
    (button,) = again.home.left.findChildren(
        type(again.home.begin.findChild(object, "new-form2-r06"))
    )
    assert name in button.accessibleName()
    again.home.left_asked.emit(button._stands_for)
    assert again.desk.sheet.get(NAME) == "abc"
