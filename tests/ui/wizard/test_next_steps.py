"""次にすること: from a sheet without findings to its publication, each step with its state."""

import pytest
from PySide6.QtCore import Qt

from piadesk.places import RESOURCES
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage.store import load
from tests.ui.opened import open_review, open_window
from ui.preview.preview import Preview


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot, load(RESOURCES / "samples" / "form2-r06.json").sheet)
    open_review(window.wizard)
    return window


@pytest.fixture
def steps(window):
    return window.wizard.review.steps


def test_the_pdf_is_made_from_here_and_told_until_an_answer_changes(qtbot, window, steps, tmp_path):
    paper = tmp_path / "評価書.pdf"
    window.messages.files = [paper]
    qtbot.mouseClick(steps.buttons["pdf"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(paper.exists, timeout=20_000)
    window.findChild(Preview).close()
    assert steps.states["pdf"].text() == "済み"
    window.desk.push(SetValue(Address((), "basic.affair.name"), "別の事務"), "入力")
    open_review(window.wizard)
    assert "そのあとに" in steps.states["pdf"].text()
    assert steps.states["circulate"].text() == "まだです"


def test_freezing_is_told_and_opens_the_next_revision(qtbot, window, steps):
    assert not steps.buttons["revise"].isEnabled()
    assert "令和7年6月2日" in steps.states["freeze"].text()
    window.messages.answers = ["freeze", "close"]
    qtbot.mouseClick(steps.buttons["freeze"], Qt.MouseButton.LeftButton)
    assert steps.states["freeze"].text().startswith("確定済み")
    assert steps.buttons["revise"].isEnabled()
    window.desk.push(SetValue(Address((), "basic.affair.name"), "別の事務"), "入力")
    open_review(window.wizard)
    assert steps.states["proposals"].text() == "まだ行のない変更 1件"
    assert "前回のまま" in steps.states["freeze"].text()
    assert steps.buttons["revise"].isHidden()


def test_on_a_low_screen_only_the_next_step_is_there_and_the_window_fits(qtbot, window, steps):
    window.resize(911, 480)
    qtbot.waitUntil(lambda: not steps.buttons["pdf"].isVisible())
    assert steps.buttons["preview"].isVisible()
    assert window.minimumSizeHint().height() <= 480  # 768 pixels at 150 %, without taskbar
    window.wizard.review.resize(600, 250)  # less than that: lines of news stand above
    qtbot.wait(10)
    assert steps.isVisible()
    window.resize(1366, 728)
    qtbot.waitUntil(steps.buttons["pdf"].isVisible)
    shown = {name for name, button in steps.buttons.items() if button.isVisible()}
    assert shown == {"preview", "pdf", "circulate", "freeze", "revise"}


def test_another_size_of_the_window_does_not_call_an_open_sheet_done(qtbot, window, steps):
    assert steps.isVisible()
    window.desk.push(SetValue(Address((), "basic.affair.name"), ""), "入力")
    open_review(window.wizard)
    for height in (480, 728):
        window.resize(1366, height)
        qtbot.wait(10)
        assert steps.isHidden()
