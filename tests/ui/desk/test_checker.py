"""Checks that follow the typing: each page, and what only the whole sheet tells."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from piadesk.checks import Case, check, check_between, rule_files
from piadesk.checks.registry import SHEET_RULES, Asked
from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.sheets.edits import RemoveEntry, SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests.recorder import Recorder
from tests.ui.opened import open_window
from ui.desk.checker import Checker
from ui.desk.desk import Desk
from ui.desk.page_places import PagePlace
from ui.fields.note import Note
from ui.window import Window

pytestmark = pytest.mark.usefixtures("short_rests")

SAMPLE = RESOURCES / "samples" / "form2-r06.json"


def checked_desk():
    opened = store.read(SAMPLE.read_bytes(), SAMPLE.name)
    desk = Desk(catalogue.form(opened.sheet.form), opened.sheet)
    checker = Checker(desk)
    checker.check_now()
    return desk, checker


def test_the_pages_together_tell_what_the_whole_check_tells(qapp):
    desk, checker = checked_desk()
    desk.push(SetValue(Address((), "basic.affair.system_names"), "別のシステム"), "")
    desk.push(SetValue(Address((), "threshold.population.size"), "30万人以上"), "")
    checker.check_now()
    expected = check(desk.form, desk.sheet)
    assert expected
    assert sorted(map(str, checker.everything())) == sorted(map(str, expected))


def test_a_change_that_no_row_tells_is_counted_on_the_page_of_the_table(qapp):
    desk, checker = checked_desk()
    before = checker.progress[PagePlace("log")].faults
    size = Address((), "threshold.population.size")
    desk.push(SetValue(size, "30万人以上"), "")
    checker.check_now()
    assert checker.progress[PagePlace("log")].faults == before + 1
    desk.stack.undo()
    checker.check_now()
    assert checker.progress[PagePlace("log")].faults == before


TITLE = Address((), "cover.title")


def test_whoever_waits_for_all_findings_holds_up_no_paint(qapp):
    desk, checker = checked_desk()
    desk.push(SetValue(TITLE, ""), "")
    painted = []
    QTimer.singleShot(0, desk, lambda: painted.append(checker.is_at_work()))
    checker.finish()
    assert painted == [True]
    assert not checker.is_at_work()
    assert [one for one in checker.latest() if one.address == TITLE]


def begun(qtbot, desk):
    """A checker whose worker is at the pages just now."""
    checker = Checker(desk)
    qtbot.waitUntil(lambda: checker.is_running(), timeout=5000)
    return checker


def test_findings_come_by_themselves_while_the_keyboard_rests(qtbot):
    window = open_window(qtbot, store.load(SAMPLE).sheet)
    checker = window.wizard.checker
    qtbot.waitUntil(lambda: not checker.is_at_work(), timeout=20_000)
    window.wizard.go_to(TITLE)
    qtbot.keyClicks(window.wizard.page.fields[TITLE].focusProxy(), "(")
    assert checker.is_at_work()
    qtbot.waitUntil(lambda: not checker.is_at_work(), timeout=20_000)
    assert "bracket" in {one.code for one in checker.latest()}
    # On another page and back, for what is being typed is not called wrong.
    for elsewhere in ("basic.affair.name", "cover.organization"):
        window.wizard.go_to(Address((), elsewhere))
    field = window.wizard.page.fields[TITLE]
    qtbot.waitUntil(lambda: any("かっこ" in note.text() for note in field.findChildren(Note)))


def test_an_edit_while_the_worker_runs_makes_its_answer_worthless(qtbot):
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    desk = Desk(opened.form, opened.sheet)
    checker = begun(qtbot, desk)
    desk.push(SetValue(TITLE, "半角ｶﾅの評価書"), "")
    assert not checker.is_running()
    qtbot.waitUntil(lambda: not checker.is_at_work(), timeout=20_000)
    expected = [one.code for one in check(desk.form, desk.sheet)]
    assert "half_kana" in expected
    assert sorted(one.code for one in checker.everything()) == sorted(expected)


def test_a_file_deleted_while_the_worker_runs_is_spoken_of_no_more(qtbot):
    opened = store.load(RESOURCES / "samples" / "form3-r06.json")
    desk = Desk(opened.form, opened.sheet)
    checker = Checker(desk)
    checker.check_now()
    pages = len(checker.findings)
    desk.push(SetValue(TITLE, "別の題"), "")
    qtbot.waitUntil(checker.is_running, timeout=5000)
    desk.push(RemoveEntry(Address((), "file"), "file2"), "")
    qtbot.waitUntil(lambda: not checker.is_at_work(), timeout=20_000)
    assert len(checker.findings) == len(checker.progress) < pages
    assert not [place for place in checker.findings if place.rows == ("file2",)]


def test_closing_while_the_worker_runs_waits_for_it_and_brings_no_more_news(qtbot):
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    checker = begun(qtbot, Desk(opened.form, opened.sheet))
    checker.stop()
    assert not checker.is_at_work()
    with qtbot.assertNotEmitted(checker.checked, wait=200):
        pass


def test_a_window_thrown_away_while_the_worker_runs_harms_nobody(qtbot):
    window = Window(Recorder())
    window.show()
    opened = store.load(SAMPLE)
    window.begin_with(opened.form, opened.sheet)
    checker = window.wizard.checker
    qtbot.waitUntil(checker.is_running, timeout=5000)
    window.desk.stack.setClean()
    window.close()
    with qtbot.waitSignal(window.destroyed, timeout=5000):
        window.deleteLater()
    qtbot.wait(30)  # longer than the worker is left without being asked for news
    assert not checker.is_running()


def compose(editor):
    for word in ("か", ""):  # given up again
        QApplication.sendEvent(editor, QInputMethodEvent(word, []))


def go_left(editor):
    QTest.keyClick(editor, Qt.Key.Key_Left)


def at_the_title(qtbot):
    """The window's checker, the desk, and the text with the keyboard, while the worker runs."""
    window = open_window(qtbot, store.load(RESOURCES / "samples" / "form4-r06.json").sheet)
    window.wizard.go_to(TITLE)
    editor = window.wizard.page.fields[TITLE].focusProxy()
    checker = window.wizard.checker
    qtbot.waitUntil(lambda: checker.is_running() and editor.hasFocus(), timeout=5000)
    return checker, window.desk, editor


@pytest.mark.parametrize("key", [compose, go_left])
def test_the_worker_gives_way_to_a_key_before_anything_is_changed(qtbot, key):
    checker, desk, editor = at_the_title(qtbot)
    key(editor)
    assert not checker.is_running()
    assert not desk.carried_out
    qtbot.waitUntil(lambda: not checker.is_at_work(), timeout=20_000)


def test_whoever_waits_for_all_findings_does_not_wait_longer_for_a_key(qtbot):
    checker, _, editor = at_the_title(qtbot)
    checker.hurry()
    go_left(editor)
    assert checker.is_running()


def test_what_is_asked_of_the_sheet_is_asked_once_for_all_pages(qapp, monkeypatch):
    asked = []

    def counted(case):
        asked.append(case)
        return iter(())

    assert rule_files.RULE_FILES
    monkeypatch.setitem(SHEET_RULES, Asked.AFTER_EDITS, [counted])
    _, checker = checked_desk()
    assert len(checker.progress) > 1
    assert len(asked) == 1


def test_the_worker_can_end_before_each_rule_about_the_sheet(qapp, monkeypatch):
    paused = []
    silent = [lambda case: iter(())] * 2
    assert rule_files.RULE_FILES
    monkeypatch.setitem(SHEET_RULES, Asked.WITH_SHEET, silent)
    opened = store.load(SAMPLE)
    list(check_between(Case(opened.form, opened.sheet, pause=lambda: paused.append(True))))
    assert len(paused) == len(silent)


def test_what_goes_wrong_in_the_worker_is_not_lost(qtbot, monkeypatch):
    def broken(case):
        raise ZeroDivisionError

    assert rule_files.RULE_FILES  # Loaded later, they would add theirs to the broken one.
    monkeypatch.setitem(SHEET_RULES, Asked.AFTER_EDITS, [broken])
    desk = Desk(catalogue.form("form2-r06"), store.load(SAMPLE).sheet)
    with qtbot.captureExceptions() as faults:
        checker = Checker(desk)
        qtbot.waitUntil(lambda: bool(faults), timeout=5000)
    assert faults[0][0] is ZeroDivisionError
    assert not checker.is_running()
    checker.stop()
