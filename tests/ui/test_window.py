"""The window: a sheet is begun, saved, printed and let go, and nothing is lost on the way."""

import errno
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMenu

from piadesk.storage.journal import Journal
from piadesk.storage.settings import load_settings
from piadesk.storage.store import load
from tests.ui.mnemonics import mnemonic
from tests.ui.opened import open_window
from tests.ui.typed import NAME, TITLE, save_file, type_into
from ui.actions import saving
from ui.desk.autosave import Autosave


@pytest.fixture
def window(qtbot):
    return open_window(qtbot)


@pytest.fixture
def saved(tmp_path):
    return save_file(tmp_path / "評価書.json")


def test_the_home_page_begins_a_new_sheet(qtbot, window):
    qtbot.mouseClick(window.home.findChild(object, "new-form2-r06"), Qt.MouseButton.LeftButton)
    assert window.desk.sheet.form == "form2-r06"
    assert window.stack.currentWidget() is window.wizard


def test_the_title_bar_shows_file_and_unsaved_state(qtbot, window, saved):
    window.open(saved)
    assert "評価書.json" in window.windowTitle()
    assert not window.isWindowModified()
    type_into(qtbot, window, TITLE, "x")
    assert window.isWindowModified()


def test_saving_writes_the_file_and_the_sheet_is_clean(qtbot, window, saved):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    assert window.save()
    assert json.loads(saved.read_text(encoding="utf-8"))["answers"][NAME.item] == "abc"
    assert not window.isWindowModified()


def test_a_new_sheet_asks_where_to_save_and_is_remembered(qtbot, window, tmp_path):
    window.begin("form2-r06")
    type_into(qtbot, window, TITLE, "abc")
    window.messages.files.append(tmp_path / "新しい.json")
    assert window.save()
    assert load(tmp_path / "新しい.json").sheet.get(TITLE) == "abc"
    assert load_settings().recent == [str((tmp_path / "新しい.json").resolve())]


def test_a_save_that_fails_is_told_and_nothing_is_lost(qtbot, window, saved, tmp_path):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    window.messages.files.append(tmp_path / "ない" / "評価書.json")
    window.messages.answers = ["cancel"]
    assert not saving.save_as(window)
    assert told_why(window).startswith("「評価書.json」に保存できませんでした")
    assert window.desk.sheet.get(NAME) == "abc"
    assert window.isWindowModified()


def told_why(window):
    """Why the last save failed, as the clerk was told."""
    key, places = window.messages.told[-1]
    assert key == "save.failed"
    return places["why"]


def test_a_file_changed_outside_is_not_overwritten(qtbot, window, saved):
    window.open(saved)
    saved.write_text(saved.read_text(encoding="utf-8").replace("前からの題", "ほかの題"), "utf-8")
    type_into(qtbot, window, NAME, "abc")
    window.messages.answers = ["cancel"]
    assert not window.save()
    assert window.messages.told[-1] == ("outside.ask", {"name": saved.name})
    assert load(saved).sheet.get(TITLE) == "ほかの題"


def test_what_cannot_be_saved_goes_to_another_file_at_once(qtbot, window, saved, tmp_path):
    window.open(saved)
    saved.unlink()
    type_into(qtbot, window, NAME, "abc")
    window.messages.answers = ["save_as"]
    window.messages.files.append(tmp_path / "写し.json")
    assert window.save()
    assert "元の場所にありません" in told_why(window)
    assert load(tmp_path / "写し.json").sheet.get(NAME) == "abc"
    assert not window.isWindowModified()


def test_a_file_that_is_held_for_a_while_is_saved_by_another_try(qtbot, window, saved, monkeypatch):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    refusals = [PermissionError(errno.EACCES, "held")]
    written = Path.replace

    def held(file, target):
        if refusals and Path(target) == saved:
            raise refusals[0]
        return written(file, target)

    def let_go(key, answers, **places):
        refusals.clear()
        return answers[0]

    monkeypatch.setattr("piadesk.storage.writing.time.sleep", lambda _: None)
    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(window.messages, "ask", let_go)
    assert window.save()
    assert load(saved).sheet.get(NAME) == "abc"


def test_closing_stays_when_the_save_fails(qtbot, window, saved):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    saved.unlink()
    window.messages.answers = ["save", "cancel"]
    assert not window.close()
    assert window.desk.sheet.get(NAME) == "abc"


def test_closing_with_unsaved_work_asks_and_can_be_called_off(qtbot, window, saved):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    window.messages.answers = ["keep_open"]
    assert not window.close()
    assert window.desk is not None


@pytest.mark.parametrize(("answer", "kept"), [("save", "abc"), ("discard", None)])
def test_closing_saves_or_lets_go_as_the_clerk_says(qtbot, window, saved, answer, kept):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    window.messages.answers = [answer]
    assert window.close_sheet()
    assert load(saved).sheet.get(NAME) == kept


def test_saving_under_another_name_makes_it_editable(window, saved, tmp_path):
    saved.chmod(0o444)
    window.open(saved)
    assert window.notice.isVisible()
    window.messages.files.append(tmp_path / "写し.json")
    assert window.save()
    assert not window.notice.isVisible()
    assert not window.wizard.page.fields[TITLE].editor.isReadOnly()


def test_a_journal_that_cannot_be_written_is_told(qtbot, window, saved, monkeypatch):
    window.open(saved)
    monkeypatch.setattr(Journal, "_begin", _no_room)
    type_into(qtbot, window, NAME, "abc")
    window.wizard.findChild(Autosave).keep_journal()
    assert "こまめに保存" in window.notice.text()
    type_into(qtbot, window, TITLE, "abc")
    assert window.notice.isVisible()
    monkeypatch.undo()
    assert window.save()
    assert not window.notice.isVisible()


def test_what_is_typed_comes_to_the_disk_by_itself_and_a_disk_that_refuses_is_told(
    qtbot, window, saved, monkeypatch
):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    qtbot.waitUntil(lambda: window.desk.journal.is_kept)
    monkeypatch.setattr("piadesk.storage.journal.os.fsync", lambda _: _no_room(None, b""))
    type_into(qtbot, window, NAME, "d")
    qtbot.waitUntil(window.notice.isVisible)
    assert "こまめに保存" in window.notice.text()


def _no_room(journal, content):
    raise OSError(errno.ENOSPC, "no room")


def test_undo_goes_to_where_the_change_was(qtbot, window, saved):
    window.open(saved)
    type_into(qtbot, window, NAME, "abc")
    window.wizard.turn(1)
    window.menus.actions["undo"].trigger()
    assert window.wizard.page.section.id == "basic"
    assert window.desk.sheet.get(NAME) is None


def test_nothing_is_left_behind_when_a_sheet_is_closed(qtbot, window, saved):
    window.open(saved)
    page = window.wizard.page
    with qtbot.waitSignal(page.destroyed):
        window.close_sheet()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert list(saved.parent.iterdir()) == [saved]


def test_a_published_sheet_is_taken_in_with_a_report(window, tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text("これは入らない\n①事務の名称\t住民税", encoding="utf-8")
    window.messages.files.append(source)
    window.messages.answers = ["form2-r06"]
    window.menus.actions["import"].trigger()
    page = window.stack.currentWidget()
    assert "これは入らない" in [line.left_over.text for line in page.lines if line.left_over]
    assert window.isWindowModified()


def test_a_file_that_is_no_published_sheet_is_told(window, tmp_path):
    (tmp_path / "x.txt").write_bytes(b"")
    window.messages.files.append(tmp_path / "x.txt")
    window.menus.actions["import"].trigger()
    assert window.messages.told == ["source.empty"]
    assert window.desk is None


def test_the_paper_is_saved_as_pdf(qtbot, window, saved, tmp_path):
    window.open(saved)
    window.messages.files.append(tmp_path / "紙.pdf")
    window.messages.answers.append("print_as_is")
    window.menus.actions["pdf"].trigger()
    qtbot.waitUntil((tmp_path / "紙.pdf").exists, timeout=20_000)
    assert (tmp_path / "紙.pdf").read_bytes().startswith(b"%PDF")


def test_no_two_entries_of_a_menu_have_the_same_letter(qtbot):
    window = open_window(qtbot)
    for menu in window.menuBar().findChildren(QMenu):
        letters = [letter for action in menu.actions() if (letter := mnemonic(action.text()))]
        assert len(set(letters)) == len(letters), menu.title()
