"""The clerk renames a file in the real window: what follows, what is told, what undo takes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage.store import load
from tests.recorder import Recorder
from tests.ui.opened import bring_forward
from ui.dialogs.replace_dialog import ReplaceDialog
from ui.look.composing import end_composing
from ui.messages.offer_bar import OfferBar
from ui.window import Window

FORM = catalogue.form("form4-r06")
FILES, LIST = Address((), "file"), Address((), "basic.file_names")
RECORDS, ABOUT = Address((), "annex.record_items"), Address((), "basic.affair.description")
NAME = Address(("b",), "file.name")
TEXTS = {
    LIST.item: "１．資料ファイル\n２．宛名ファイル",
    RECORDS.item: "【２．宛名ファイル】\n1.宛名番号",
    ABOUT.item: "宛名ファイルと共通宛名ファイルを使う。旧宛名ファイルは使わない。宛名ファイル",
}


def let_all_go(window):
    """A word that is still being composed would be to be saved."""
    end_composing()
    if window.desk is not None:
        window.desk.stack.setClean()


@pytest.fixture
def window(qtbot):
    from ui.desk import sheet_files

    window = Window(Recorder())
    qtbot.addWidget(window, before_close_func=let_all_go)
    window.show()
    bring_forward(qtbot, window)
    names = {"a": "資料ファイル", "b": "宛名ファイル", "c": "共通宛名ファイル"}
    rows = [Entry(id=key, answers={NAME.item: name}) for key, name in names.items()]
    sheet = Sheet(form=FORM.id, answers=dict(TEXTS), rows={"file": rows})
    window.show_sheet(sheet_files.begin_with(FORM, sheet))
    return window


def texts(window):
    return [window.desk.sheet.get(at) for at in (NAME, LIST, RECORDS)]


BEFORE = ["宛名ファイル", TEXTS[LIST.item], TEXTS[RECORDS.item]]
AFTER = ["住民ファイル", "１．資料ファイル\n２．住民ファイル", "【２．住民ファイル】\n1.宛名番号"]


def compose(text, preedit=""):
    """What an IME does in the field that has the keyboard."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def begin_to_rename(window, name=NAME):
    window.wizard.go_to(name)
    QApplication.focusWidget().selectAll()


def leave(qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


@pytest.fixture
def renamed(qtbot, window):
    begin_to_rename(window)
    compose("住民ファイル")
    leave(qtbot)
    return window


def bar(window):
    (bar,) = bars(window)
    return bar


def bars(window):
    QApplication.processEvents()
    return [one for one in window.wizard.findChildren(OfferBar) if one.isVisible()]


def told(window):
    return bar(window).words.text()


def test_nothing_follows_while_the_name_is_being_written(window):
    begin_to_rename(window)
    for text, preedit in (("", "じゅうみん"), ("住民", ""), ("", "ふぁいる")):
        compose(text, preedit)
        assert texts(window)[1:] == BEFORE[1:]
    assert texts(window)[0] == "住民"
    compose("")  # what is still being composed would be asked for as the window closes


def test_the_name_is_renamed_where_it_is_repeated_once_the_clerk_leaves_it(renamed):
    assert texts(renamed) == AFTER
    assert "Ⅰ 基本情報 ３．特定個人情報ファイル名、（別添２）" in told(renamed)


def test_one_undo_takes_the_name_and_all_that_followed_back(renamed):
    place = renamed.wizard.sections.current()
    renamed.menus.actions["undo"].trigger()
    assert texts(renamed) == BEFORE
    assert renamed.wizard.sections.current() == place
    assert bars(renamed) == []
    renamed.menus.actions["redo"].trigger()
    assert texts(renamed) == AFTER
    assert renamed.desk.stack.count() == 1


def test_a_name_written_with_pauses_is_one_step_all_the_same(qtbot, window):
    window.desk.clock = iter(range(0, 1_000, 10)).__next__
    begin_to_rename(window)
    for part in ("住民", "ファイル"):
        compose(part)
    leave(qtbot)
    window.menus.actions["undo"].trigger()
    assert texts(window) == BEFORE


def test_further_places_are_offered_and_replaced_in_the_dialog(renamed):
    assert "「宛名ファイル」が 3か所" in told(renamed)
    bar(renamed).act.click()
    dialog = renamed.findChild(ReplaceDialog)
    assert [hit.start for hit in dialog.ticked()] == [0, 32]
    dialog.act.click()
    written = renamed.desk.sheet.get(ABOUT)
    assert written == "住民ファイルと共通宛名ファイルを使う。旧宛名ファイルは使わない。住民ファイル"


def test_a_name_is_left_by_the_mouse_too(qtbot, window):
    begin_to_rename(window)
    compose("住民ファイル")
    qtbot.mouseClick(window.wizard.sections.viewport(), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: texts(window) == AFTER)


def test_a_file_named_in_the_list_of_files_is_renamed_there_as_well(qtbot, window):
    window.wizard.go_to(FILES)
    window.wizard.page.reveal(NAME)
    QApplication.focusWidget().selectAll()
    compose("住民ファイル")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert texts(window) == AFTER
    assert window.wizard.page.fields[LIST].editor.text() == AFTER[1]


def test_a_name_given_first_is_written_into_the_list(qtbot, window):
    window.desk.sheet.put(LIST, "・資料ファイル\n・宛名ファイル\n・共通宛名ファイル")
    window.wizard.go_to(FILES)
    window.wizard.page.fields[FILES].buttons["add"].click()
    compose("新しいファイル")
    leave(qtbot)
    assert window.desk.sheet.get(LIST).endswith("\n・共通宛名ファイル\n・新しいファイル")
    assert not bar(window).act.isVisible()


def test_what_comes_next_never_comes_between_the_name_and_what_follows_it(qtbot, window):
    window.wizard.go_to(FILES)
    field = window.wizard.page.fields[FILES]
    window.wizard.page.reveal(NAME)
    QApplication.focusWidget().selectAll()
    compose("住民ファイル")
    qtbot.mouseClick(field.lines["b"].buttons["up"], Qt.MouseButton.LeftButton)
    assert texts(window) == AFTER
    window.menus.actions["undo"].trigger()
    assert texts(window) == AFTER
    window.menus.actions["undo"].trigger()
    assert texts(window) == BEFORE


def test_another_program_in_front_is_not_leaving_the_name(window):
    begin_to_rename(window)
    compose("住民")
    editor = QApplication.focusWidget()
    window.wizard._focus_moved(editor, None)
    window.wizard._focus_moved(None, editor)
    compose("ファイル")
    assert texts(window) == ["住民ファイル", *BEFORE[1:]]


def test_what_is_saved_has_followed_the_name(window, tmp_path):
    begin_to_rename(window)
    compose("住民ファイル")
    window.messages.files.append(tmp_path / "評価書.json")
    assert window.save()
    assert load(tmp_path / "評価書.json").sheet.get(LIST) == AFTER[1]
    assert not window.isWindowModified()


def test_undo_in_the_name_field_brings_nothing_after_it(window):
    begin_to_rename(window)
    compose("住民")
    window.menus.actions["undo"].trigger()
    window.wizard.turn(1)
    assert texts(window) == BEFORE


def test_a_name_taken_away_changes_nothing_else(qtbot, window):
    begin_to_rename(window)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    leave(qtbot)
    assert texts(window) == [None, *BEFORE[1:]]


def test_a_sheet_that_may_only_be_read_stays_as_it_is(qtbot, window):
    window.desk.read_only = "ほかの人が開いています。"
    window.wizard.rebuild()
    begin_to_rename(window)
    compose("住民ファイル")
    leave(qtbot)
    assert texts(window) == BEFORE


def test_deleting_a_file_tells_where_its_name_stays(window):
    window.wizard.go_to(FILES)
    window.messages.answers = ["keep"]
    window.wizard.page.fields[FILES].act_on("remove", "b")
    ((key, places),) = window.messages.told
    assert key == "files.ask_remove"
    assert "３．特定個人情報ファイル名、（別添２）" in places["stays"]
