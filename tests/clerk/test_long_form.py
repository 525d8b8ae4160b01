"""The clerk fills 様式4 from nothing by keyboard: a file with its parts, one of each repeat."""

from copy import deepcopy

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from piadesk.checks import Severity, check
from piadesk.forms import definition as d
from piadesk.storage.store import load
from tests import pdf
from tests.clerk.keyboard import Clerk, assert_in_order
from ui.wizard.section_list import REVIEW

CONTROL = Qt.KeyboardModifier.ControlModifier
FILE = "住民記録ファイル"
WORDS = {
    "basic.file_names": FILE,
    "file.name": FILE,
    "annex.record_items": f"{FILE}\n１．宛名番号　２．氏名",
    "file.provide.to.legal_basis": "番号法第19条第8号に基づく主務省令第2条の表",
    "basic.info_link.legal_basis": "番号法第19条第8号に基づく主務省令第2条の表",
}
"""Answers that must agree with one another."""
MORE_THAN_300_000 = Qt.Key.Key_5


class LongFormClerk(Clerk):
    """Knows what else the long form asks for."""

    def answer(self, field):
        item = field.item
        if item.id in WORDS and not field.value():
            self.compose(WORDS[item.id])
        elif item.id == "basic.affair.population":
            self.press(MORE_THAN_300_000)
        elif isinstance(item, d.Count):
            self.compose("1")
        elif isinstance(item, d.Marks) and item.options[0].counts:
            self.mark_with_count()
            self.press(Qt.Key.Key_Tab)
            self.mark_with_count()
        elif isinstance(item, d.Picture):
            self.press(Qt.Key.Key_Space)
        else:
            super().answer(field)

    def mark_with_count(self):
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Tab)
        self.compose("1")


@pytest.fixture
def figure(tmp_path):
    path = tmp_path / "事務の流れ.png"
    Image.linear_gradient("L").resize((300, 200)).save(path)
    return path


def faults(window):
    found = check(window.desk.form, window.desk.sheet)
    each = [part for one in found for part in one.parts or (one,)]
    return [one.message for one in each if one.severity is not Severity.HINT]


def test_a_sheet_of_repeats_is_filled_undone_saved_and_printed_by_keyboard(
    qtbot, window, tmp_path, figure
):
    window.begin("form4-r06")
    clerk = LongFormClerk(qtbot, window)
    window.messages.files = [figure]
    window.wizard.page.start()
    places, after = [], len(faults(window))
    while (place := window.wizard.sections.current()) != REVIEW:
        places.append(place)
        before = after
        clerk.fill_page()
        after = len(faults(window))
        assert after < before or place.section in {"basic", "log"}
        clerk.press(Qt.Key.Key_PageDown, CONTROL)
    sheet = window.desk.sheet
    assert faults(window) == []
    assert [place.section for place in places if place.rows] == ["file", "risk"]
    assert {key: len(rows) for key, rows in sheet.rows.items()} == {
        "basic.systems": 1,
        "file": 1,
        "log": 1,
    }
    assert {len(rows) for rows in sheet.rows["file"][0].rows.values()} == {1}
    assert len(sheet.rows["file"][0].rows) == 3

    written = deepcopy(sheet)
    while window.desk.stack.canUndo():
        clerk.press(Qt.Key.Key_Z, CONTROL)
    assert (window.desk.sheet.answers, window.desk.sheet.rows) == ({}, {})
    while window.desk.stack.canRedo():
        clerk.press(Qt.Key.Key_Y, CONTROL)
    assert window.desk.sheet == written

    file, paper = tmp_path / "評価書.json", tmp_path / "評価書.pdf"
    window.messages.files = [file, paper]
    clerk.press(Qt.Key.Key_S, CONTROL)
    clerk.press(Qt.Key.Key_W, CONTROL)
    window.open(file)
    assert window.desk.sheet.answers == load(file).sheet.answers == written.answers
    assert window.desk.sheet.rows == written.rows

    window.menus.actions["pdf"].trigger()
    qtbot.waitUntil(paper.exists, timeout=20_000)
    assert_in_order(pdf.text(paper), window.desk.form, written)
    assert pdf.pictures(paper) == 1
