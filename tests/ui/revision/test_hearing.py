"""意見募集 in the window: what is written stays in the sheet, and goes into its items on a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from piadesk.acts.hearing import hearing_of
from piadesk.sheets.sheet import Sheet
from piadesk.words import say
from tests.ui.opened import open_window
from ui.preview.preview import Preview
from ui.revision.hearing_dialog import HearingDialog
from ui.revision.hearing_entries import HearingEntries

PERIOD, OPINIONS = "procedure.hearing.period", "procedure.hearing.opinions"


@pytest.fixture
def window(qtbot):
    return open_window(qtbot, Sheet(form="form4-r06", answers={OPINIONS: "前からの記載"}))


def open_dialog(window):
    window.menus.actions["hearing"].trigger()
    return window.findChildren(HearingDialog)[-1]


def leave_as_it_was(window):
    """Else the window asks at the end whether what the dialog keeps is to be saved."""
    window.findChildren(HearingDialog)[-1].close()
    while window.desk.stack.canUndo():
        window.desk.stack.undo()


@pytest.mark.parametrize(
    "leave", [HearingDialog.close, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)]
)
def test_what_is_written_is_kept_in_the_sheet_when_the_dialog_closes(window, leave):
    dialog = open_dialog(window)
    QTest.keyClicks(dialog.editors["begins"], "R8.1.5")
    QTest.keyClicks(dialog.editors["ends"], "R8.1.20")
    assert "16日間" in dialog.length.text()
    dialog.opinions.add()
    QTest.keyClicks(dialog.opinions.editors["text"], "opinion")
    leave(dialog)
    assert not dialog.isVisible()
    hearing = hearing_of(window.desk.sheet)
    assert (hearing.begins, hearing.days, hearing.opinions[0].text) == ("2026-01-05", 16, "opinion")
    window.desk.stack.undo()
    assert hearing_of(window.desk.sheet).opinions == ()


@pytest.mark.parametrize(("ends", "is_short"), [("R8.2.2", True), ("R8.2.3", False)])
def test_fewer_days_than_opinions_are_heard_as_a_rule_are_told(window, ends, is_short):
    dialog = open_dialog(window)
    QTest.keyClicks(dialog.editors["begins"], "R8.1.5")
    QTest.keyClicks(dialog.editors["ends"], ends)
    assert bool(dialog.length.text()) is is_short
    leave_as_it_was(window)


def test_opinions_of_a_spreadsheet_are_pasted_and_undo_is_seen_in_the_dialog(window):
    dialog = open_dialog(window)
    QGuiApplication.clipboard().setText("項目・ページ\t意見\n12ページ\tご意見\n\t二つ目\t回答\n")
    dialog.opinions.paste()
    dialog.keep()
    assert [one.about for one in hearing_of(window.desk.sheet).opinions] == ["12ページ", ""]
    window.desk.stack.undo()
    assert dialog.opinions.opinions == []
    assert not dialog.opinions.buttons["remove"].isEnabled()


def test_an_opinion_without_words_is_listed_as_such(window):
    opinions = open_dialog(window).opinions
    opinions.add()
    empty = opinions.model.stringList()[0]
    QTest.keyClicks(opinions.editors["about"], "p.12")
    written = opinions.model.stringList()[0]
    assert say("hearing.opinion_empty") in empty
    assert "p.12" in written
    assert say("hearing.opinion_empty") not in written
    leave_as_it_was(window)


def test_what_is_pasted_stands_behind_the_others_and_the_chosen_one_is_taken_away(window):
    pane = open_dialog(window).opinions
    for words in ("1", "2"):
        pane.add()
        QTest.keyClicks(pane.editors["text"], words)
    QGuiApplication.clipboard().setText("項目\t意見\n12ページ\t三つ目\n")
    pane.paste()
    assert [opinion.text for opinion in pane.opinions] == ["1", "2", "三つ目"]
    pane.list.setCurrentIndex(pane.model.index(1, 0))
    window.messages.answers.append("remove")
    pane.remove()
    assert [opinion.text for opinion in pane.opinions] == ["1", "三つ目"]
    leave_as_it_was(window)


def test_the_result_goes_into_the_items_as_one_step_and_what_stands_there_is_not_ticked(window):
    dialog = open_dialog(window)
    for name, words in (("begins", "R8.1.5"), ("ends", "R8.2.3")):
        QTest.keyClicks(dialog.editors[name], words)
    dialog.opinions.add()
    QTest.keyClicks(dialog.opinions.editors["text"], "opinion")
    dialog.write()
    entries = dialog.findChildren(HearingEntries)[-1]
    assert [tick.isChecked() for tick in entries.ticks] == [True, False, True]
    entries.accept()
    answers = window.desk.sheet.answers
    assert answers[PERIOD] == "令和8年1月5日から令和8年2月3日まで（30日間）"
    assert answers[OPINIONS] == "前からの記載"
    window.desk.stack.undo()
    assert PERIOD not in answers


def test_both_papers_are_shown(qtbot, window):
    dialog = open_dialog(window)
    for name in ("call", "answers"):
        dialog.buttons[name].click()
        preview = window.findChildren(Preview)[-1]
        qtbot.waitUntil(lambda preview=preview: preview.pages.count() > 0)
        preview.close()
