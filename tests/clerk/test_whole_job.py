"""The clerk's whole job by keyboard: new sheet, every section, checks, save, reopen, paper."""

import pytest
from PySide6.QtCore import Qt

from piadesk.checks import Severity, check
from piadesk.storage.store import load
from tests import pdf
from tests.clerk.keyboard import Clerk, assert_in_order
from ui.wizard.section_list import REVIEW

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("form_id", ["form2-r06", "form2-h31"])
def test_a_sheet_is_written_checked_saved_and_printed_by_keyboard(qtbot, window, tmp_path, form_id):
    window.begin(form_id)
    clerk = Clerk(qtbot, window)
    window.wizard.page.start()
    missing = [finding.places for finding in check(window.desk.form, window.desk.sheet)]
    while window.wizard.sections.current() != REVIEW:
        clerk.fill_page()
        clerk.press(Qt.Key.Key_PageDown, CONTROL)
    found = check(window.desk.form, window.desk.sheet)
    assert len({place for places in missing for place in places}) > 20
    assert [one.message for one in found if one.severity is not Severity.HINT] == []
    qtbot.waitUntil(window.wizard.review.steps.isVisible, timeout=20_000)

    file, paper = tmp_path / "評価書.json", tmp_path / "評価書.pdf"
    window.messages.files = [file, paper]
    clerk.press(Qt.Key.Key_S, CONTROL)
    assert not window.isWindowModified()
    clerk.press(Qt.Key.Key_W, CONTROL)
    assert window.desk is None
    window.open(file)
    sheet = window.desk.sheet
    assert sheet.answers == load(file).sheet.answers

    window.menus.actions["pdf"].trigger()
    qtbot.waitUntil(paper.exists, timeout=20_000)
    assert_in_order(pdf.text(paper), window.desk.form, sheet)
