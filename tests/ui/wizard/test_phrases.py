"""文例 beside the item: kept from an answer, put into another sheet, handed over as one file."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import phrases
from tests.recorder import Recorder
from tests.ui.opened import bring_forward, open_window
from ui.aids.phrase_dialog import PhraseDialog
from ui.desk.desk import Desk
from ui.wizard.wizard import Wizard

AFFAIR = Address((), "basic.affair.description")


@pytest.fixture
def opened(qtbot):
    made = []

    def open_wizard(form_id, text):
        form = catalogue.form(form_id)
        sheet = new_sheet(form)
        sheet.put(AFFAIR, text or None)
        wizard = Wizard(Desk(form, sheet), Recorder(), None)
        qtbot.addWidget(wizard)
        wizard.resize(1366, 660)
        with qtbot.waitExposed(wizard):
            wizard.show()
        wizard.activateWindow()
        wizard.go_to(AFFAIR)
        wizard._work_on(AFFAIR)
        qtbot.mouseClick(wizard.guidance.aids().phrases_fold.button, Qt.MouseButton.LeftButton)
        made.append(wizard)
        return wizard

    yield open_wizard
    for wizard in made:
        wizard.close_down()


def keep(qtbot, wizard, name):
    qtbot.mouseClick(wizard.guidance.aids().phrases.keep, Qt.MouseButton.LeftButton)
    shown(wizard).name.setText(name)
    shown(wizard).agree.click()


def shown(wizard):
    return next(one for one in wizard.findChildren(PhraseDialog) if one.isVisible())


def test_an_answer_becomes_a_phrase_and_serves_a_sheet_on_another_form(qtbot, opened):
    first = opened("form2-r06", "窓口で受け付ける。\n審査する。")
    editor = first.page.fields[AFFAIR].editor
    cursor = editor.textCursor()
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    keep(qtbot, first, "受付")
    assert [one.text for one in phrases.load().phrases] == ["窓口で受け付ける。"]
    second = opened("form4-r06", "事務を行う。")
    pane = second.guidance.aids().phrases
    assert second.guidance.aids().phrases_fold.button.text() == "文例（1）"
    assert pane.text.text() == "窓口で受け付ける。"
    qtbot.mouseClick(pane.takes["end"], Qt.MouseButton.LeftButton)
    assert second.desk.sheet.get(AFFAIR) == "事務を行う。\n窓口で受け付ける。"
    qtbot.mouseClick(pane.takes["instead"], Qt.MouseButton.LeftButton)
    assert second.desk.sheet.get(AFFAIR) == "窓口で受け付ける。"
    second.desk.stack.undo()
    assert second.desk.sheet.get(AFFAIR) == "事務を行う。\n窓口で受け付ける。"


def test_phrases_are_put_right_dropped_and_handed_over(qtbot, opened, tmp_path):
    wizard = opened("form2-r06", "受け付ける。")
    pane, recorder = wizard.guidance.aids().phrases, wizard._messages
    keep(qtbot, wizard, "受付")
    pane.chosen_acts[0].trigger()
    shown(wizard).editor.show_text("郵送で受け付ける。")
    shown(wizard).agree.click()
    assert pane.text.text() == "郵送で受け付ける。"
    recorder.files = [tmp_path / "out.json", tmp_path / "out.json"]
    pane.out.trigger()
    recorder.answers = ["cancel", "drop_phrase"]
    pane.chosen_acts[1].trigger()
    assert len(pane.phrases) == 1
    pane.chosen_acts[1].trigger()
    assert pane.phrases == []
    pane.take_in.trigger()
    assert [one.text for one in pane.phrases] == ["郵送で受け付ける。"]
    assert recorder.told[-1] == ("phrases.in", {"name": "out.json", "new": 1, "same": 0})


def test_a_damaged_file_of_phrases_is_told_and_work_goes_on(qtbot, opened):
    phrases.file().write_text("{")
    wizard = opened("form2-r06", "受け付ける。")
    assert wizard._messages.told == ["phrases.put_aside"]
    keep(qtbot, wizard, "受付")
    assert len(json.loads(phrases.file().read_text())["phrases"]) == 1


def test_nothing_becomes_no_phrase(qtbot, opened):
    wizard = opened("form2-r06", "")
    qtbot.mouseClick(wizard.guidance.aids().phrases.keep, Qt.MouseButton.LeftButton)
    assert wizard._messages.told == [("phrases.nothing", {})]


def test_the_keyboard_reaches_the_help_and_keeps_what_is_chosen(qtbot):
    sheet = new_sheet(catalogue.form("form2-r06"))
    sheet.put(AFFAIR, "受け付ける。")
    window = open_window(qtbot, sheet)
    bring_forward(qtbot, window)
    window.wizard.go_to(AFFAIR)
    editor = window.wizard.page.fields[AFFAIR].editor
    qtbot.waitUntil(editor.hasFocus)
    window.menus.actions["guidance"].setChecked(False)
    window.menus.run("to_help")
    assert window.wizard.guidance.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(editor.hasFocus)
    window.menus.run("phrase")
    shown(window).agree.click()
    assert [one.text for one in phrases.load().phrases] == ["受け付ける。"]
    window.wizard._work_on(Address((), "threshold.population.size"))
    window.menus.run("phrase")
    assert window.messages.told == [("phrases.nothing", {})]


def test_what_is_unfolded_below_the_screen_is_scrolled_into_view(qtbot, opened):
    wizard = opened("form2-r06", "税の賦課を行う。")
    panel, fold = wizard.guidance, wizard.guidance.aids().phrases_fold
    fold.button.setChecked(False)
    wizard.resize(1366, 420)
    panel.verticalScrollBar().setValue(0)
    fold.button.setChecked(True)

    def below():
        inside = panel.widget()
        return fold.mapTo(inside, fold.rect().bottomLeft()).y() - panel.verticalScrollBar().value()

    qtbot.waitUntil(lambda: below() <= panel.viewport().height())
    assert fold.body.isVisible()


def test_of_a_very_long_phrase_the_beginning_is_shown_and_the_whole_put_in(qtbot, opened):
    text = "亜" * 30_000
    kept = phrases.Phrase("a", AFFAIR.item, "form2-r06", (), "名", text, "2026-01-01")
    phrases.change(lambda _: [kept])
    wizard = opened("form2-r06", "")
    pane = wizard.guidance.aids().phrases
    assert len(pane.text.text()) < 6_000
    pane.takes["end"].click()
    assert wizard.desk.sheet.get(AFFAIR) == text
