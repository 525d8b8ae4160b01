"""新旧対照表 in the window: which state against which, live, and on paper; 決裁用一式."""

import pytest
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.settings import load_settings
from tests.recorder import Recorder
from tests.ui.opened import bring_forward, open_window
from ui.revision.circulation_dialog import CirculationDialog
from ui.revision.comparison_view import ComparisonView
from ui.window import Window

FORM = catalogue.form("form2-r06")
NAME, BASIS = Address((), "basic.affair.name"), Address((), "basic.number_use.legal_basis")


@pytest.fixture
def window(qtbot):
    """A sheet that was published twice and changed since."""
    sheet = Sheet(form=FORM.id, answers={BASIS.item: "番号法"})
    window = open_window(qtbot, sheet, answers=["freeze", "close"] * 2)
    for text in ("初めの事務", "次の事務"):
        window.desk.push(SetValue(NAME, text), "")
        window.menus.actions["freeze"].trigger()
    window.desk.push(SetValue(NAME, "いまの事務"), "")
    return window


def compare(window):
    window.menus.actions["compare"].trigger()
    return window.findChildren(ComparisonView)[-1]


def shown(view):
    return [
        tuple(view.model.index(row, column).data() for column in (1, 2))
        for row in range(view.model.rowCount())
    ]


def test_the_newest_version_stands_against_the_sheet_and_marks_tell_the_difference(window):
    view = compare(window)
    assert shown(view) == [("次の事務", "いまの事務")]
    (row,) = view.model.rows
    assert [one.text for one in row.cells[2] if one.changed] == ["いま"]


def test_a_sheet_that_was_just_frozen_stands_against_the_version_before(window):
    window.messages.answers = ["freeze", "close"]
    window.menus.actions["freeze"].trigger()
    assert shown(compare(window)) == [("次の事務", "いまの事務")]


def test_any_two_states_can_be_compared(window):
    view = compare(window)
    view.old.setCurrentIndex(1)
    view.new.setCurrentIndex(1)
    view.new.activated.emit(1)
    assert shown(view) == [("初めの事務", "次の事務")]


def test_unchanged_items_are_shown_when_asked(window):
    view = compare(window)
    view.unchanged.setChecked(True)
    assert ("番号法", "番号法") in shown(view)
    assert [row.faint for row in view.model.rows].count(False) == 1


def test_the_table_follows_the_sheet(qtbot, window):
    view = compare(window)
    window.desk.push(SetValue(NAME, "次の事務"), "")
    qtbot.waitUntil(lambda: shown(view) == [])
    assert "変更はありません" in view.summary.text()


def test_a_page_that_follows_the_sheet_stays_where_it_was(qtbot, window):
    window.desk.push(SetValue(BASIS, "とても長い文です。\n" * 400), "")
    view = compare(window)
    bar = view.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    view.refresh()
    assert bar.value() == before > 0


def test_a_version_is_compared_from_the_list(window):
    from ui.revision.published_dialog import PublishedDialog

    window.menus.actions["published"].trigger()
    listed = window.findChild(PublishedDialog)
    listed.list.setCurrentRow(1)
    listed.buttons["compare"].click()
    assert shown(window.findChild(ComparisonView)) == [("初めの事務", "いまの事務")]


def test_before_the_first_publication_there_is_nothing_to_compare(qtbot):
    window = Window(Recorder())
    qtbot.addWidget(window)
    window.begin(FORM.id)
    window.menus.actions["compare"].trigger()
    assert window.messages.told == ["changes.not_published"]


def test_the_comparison_is_printed(qtbot, window, tmp_path):
    from ui.preview.preview import Preview

    view = compare(window)
    view.paper.click()
    preview = window.findChild(Preview)
    qtbot.waitUntil(lambda: preview.pages.count() > 0, timeout=20_000)
    assert preview.bar.draft.isVisible()  # 案
    preview.close()


def test_when_its_paper_is_closed_the_keyboard_is_in_the_comparison_again(qtbot, window):
    from ui.preview.preview import Preview

    view = compare(window)
    bring_forward(qtbot, view)
    view.paper.click()
    preview = window.findChild(Preview)
    bring_forward(qtbot, preview)
    preview.reject()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)


def test_the_cover_of_the_circulation_is_asked_for(qtbot, window):
    window.menus.actions["circulate"].trigger()
    dialog = window.findChild(CirculationDialog)
    dialog.subject.setText(" 評価書の改訂について ")
    dialog.drafted_on.setText("R7.4.1")
    dialog.stamps.setText("市長、部長,課長")
    with qtbot.waitSignal(dialog.agreed):
        dialog.accept()
    options = dialog.options()
    assert (options.subject, options.drafted_on) == ("評価書の改訂について", "2025-04-01")
    assert load_settings().stamps == ["市長", "部長", "課長"]
