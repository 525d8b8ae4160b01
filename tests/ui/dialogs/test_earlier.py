"""以前の保存分: what was saved before is seen and taken out, and the file stays as it is."""

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.generations import earlier_saves
from piadesk.storage.journal import Journal
from piadesk.storage.store import load, save
from tests.ui.opened import open_window
from ui.dialogs.earlier_dialog import EarlierDialog
from ui.preview.preview import Preview

TITLE = Address((), "cover.title")


@pytest.fixture
def window(qtbot):
    return open_window(qtbot)


@pytest.fixture
def saved_twice(tmp_path):
    path = tmp_path / "評価書.json"
    form = catalogue.form("form2-r06")
    for title in ("はじめの題", "あとの題"):
        save(Sheet(form=form.id, answers={TITLE.item: title}), form, path)
    return path


def shown(window):
    window.menus.actions["earlier"].trigger()
    return window.findChild(EarlierDialog)


def test_the_saves_are_listed_the_newest_first(window, saved_twice):
    window.open(saved_twice)
    dialog = shown(window)
    assert dialog.list.count() == 2
    assert "いちばん新しい" in dialog.list.item(0).text()
    assert "いちばん新しい" not in dialog.list.item(1).text()


def test_an_earlier_save_is_taken_out_as_a_sheet_of_its_own(qtbot, window, saved_twice):
    window.open(saved_twice)
    dialog = shown(window)
    dialog.list.setCurrentRow(1)
    dialog.buttons["take_out"].click()
    qtbot.waitUntil(lambda: window.desk.path is None)
    assert window.desk.sheet.get(TITLE) == "はじめの題"
    assert window.isWindowModified()
    assert load(saved_twice).sheet.get(TITLE) == "あとの題"


def test_an_earlier_save_is_looked_at_beside_the_open_sheet(window, saved_twice):
    window.open(saved_twice)
    dialog = shown(window)
    dialog.buttons["view"].click()
    assert window.findChild(Preview).isVisible()
    assert window.desk.path == saved_twice


def test_a_sheet_that_was_never_saved_has_none(window):
    window.begin("form2-r06")
    window.menus.actions["earlier"].trigger()
    assert window.messages.told[-1][0] == "earlier.none"


def test_a_file_that_cannot_be_opened_leads_to_its_earlier_saves(window, saved_twice):
    saved_twice.write_text("こわれたファイル", encoding="utf-8")
    window.messages.answers.append("show")
    window.open(saved_twice)
    assert window.findChild(EarlierDialog).list.count() == 2


def test_a_kept_save_that_is_damaged_is_told(window, saved_twice):
    window.open(saved_twice)
    dialog = shown(window)
    file = earlier_saves(saved_twice)[0].file
    file.write_bytes(file.read_bytes()[:30])
    dialog.buttons["view"].click()
    assert window.messages.told == ["file.earlier_unreadable"]


def test_a_data_folder_that_cannot_be_made_is_no_obstacle(window, saved_twice, monkeypatch):
    saved_twice.write_text("こわれたファイル", encoding="utf-8")
    taken = saved_twice.with_name("taken")
    taken.write_text("", encoding="utf-8")
    monkeypatch.setenv("PIADESK_DATA", str(taken))
    window.open(saved_twice)
    assert window.messages.told == ["file.not_json"]


@pytest.fixture
def not_taken_up(window, saved_twice):
    """The open window, after the clerk did not take up what a crash had left."""
    opened = load(saved_twice)
    kept = Journal(opened, saved_twice)
    kept.append(SetValue(TITLE, "書きかけの題"))
    kept.write()
    window.messages.answers.append("leave")
    window.open(saved_twice)
    return window


def test_what_was_not_taken_up_is_listed_and_seen(not_taken_up):
    dialog = shown(not_taken_up)
    assert "保存されないまま" in dialog.list.item(2).text()
    dialog.list.setCurrentRow(2)
    dialog.buttons["view"].click()
    assert "書きかけの題" in not_taken_up.messages.told[-1][2]


def test_what_was_not_taken_up_opens_apart(qtbot, not_taken_up):
    dialog = shown(not_taken_up)
    dialog.list.setCurrentRow(2)
    dialog.buttons["take_out"].click()
    qtbot.waitUntil(lambda: not_taken_up.desk.path is None)
    assert not_taken_up.desk.sheet.get(TITLE) == "書きかけの題"


def test_where_its_sheet_is_gone_that_is_told(not_taken_up, saved_twice):
    for kept in earlier_saves(saved_twice):
        kept.file.unlink()
    dialog = shown(not_taken_up)
    dialog.buttons["take_out"].click()
    assert not_taken_up.messages.told[-1][0] == "earlier.cannot_take_out"


def test_under_another_name_the_saves_from_before_are_still_listed(qtbot, window, saved_twice):
    window.open(saved_twice)
    before = shown(window).list.count()
    other = saved_twice.with_name("別の名前.piadesk")
    window.messages.files.append(other)
    window.menus.actions["save_as"].trigger()
    for dialog in window.findChildren(EarlierDialog):
        dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(EarlierDialog))
    dialog = shown(window)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert len([line for line in lines if str(saved_twice) in line]) == before
    dialog.list.setCurrentRow(len(lines) - 1)
    dialog.buttons["take_out"].click()
    qtbot.waitUntil(lambda: window.desk.path is None)
    assert window.desk.sheet.get(TITLE) == "はじめの題"


def test_of_a_file_that_was_renamed_what_was_put_aside_opens_apart(
    qtbot, not_taken_up, saved_twice
):
    window, renamed = not_taken_up, saved_twice.with_name("新しい名前.json")
    window.close_sheet()
    saved_twice.rename(renamed)
    window.open(renamed)
    dialog = shown(window)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    dialog.list.setCurrentRow(next(n for n, line in enumerate(lines) if "保存されないまま" in line))
    dialog.buttons["take_out"].click()
    qtbot.waitUntil(lambda: window.desk.path is None)
    assert window.desk.sheet.get(TITLE) == "書きかけの題"
