"""法令上の根拠を探す: by the name of the affair, put in by one click, told while unverified."""

import pytest
from PySide6.QtCore import Qt

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, new_sheet
from tests.recorder import Recorder
from ui.desk.desk import Desk
from ui.wizard.wizard import Wizard

FORM = catalogue.form("form2-r06")
USE, LINK = (Address((), f"basic.{name}.legal_basis") for name in ("number_use", "info_link"))


@pytest.fixture
def wizard(qtbot):
    sheet = new_sheet(FORM)
    sheet.put(Address((), "basic.affair.name"), "国民健康保険に関する事務")
    wizard = Wizard(Desk(FORM, sheet), Recorder(), None)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 660)
    with qtbot.waitExposed(wizard):
        wizard.show()
    wizard.go_to(USE)
    wizard._work_on(USE)
    yield wizard
    wizard.close_down()


def test_the_basis_of_the_affair_is_put_in_and_told_until_it_is_looked_at(qtbot, wizard):
    pane = wizard.guidance.aids().laws
    assert pane.list.item(0).text().startswith("国民健康保険に関する事務")
    assert "未確認" in pane.state.text()
    qtbot.mouseClick(pane.take, Qt.MouseButton.LeftButton)
    assert wizard.desk.sheet.get(USE).startswith("・番号法第９条第１項　別表の44の項")
    assert "inserted_law" in codes(wizard)
    qtbot.mouseClick(wizard.guidance.stays, Qt.MouseButton.LeftButton)
    assert "inserted_law" not in codes(wizard)


def test_what_was_read_off_a_source_is_not_doubted(qtbot, wizard):
    wizard.go_to(LINK)
    wizard._work_on(LINK)
    pane = wizard.guidance.aids().laws
    pane.search.setText("住民票")
    assert [basis.use for basis in pane.bases] == ["provision"]
    assert "旭川市" in pane.state.text()
    qtbot.mouseClick(pane.take, Qt.MouseButton.LeftButton)
    assert wizard.desk.sheet.get(LINK).startswith("（情報提供の根拠）")
    assert "inserted_law" not in codes(wizard)
    pane.search.setText("宇宙")
    assert pane.take.isHidden()
    assert "宇宙" in pane.state.text()


def test_other_items_have_no_laws_to_look_up(wizard):
    wizard._work_on(Address((), "basic.affair.description"))
    assert wizard.guidance.aids().laws_fold.isHidden()


def codes(wizard):
    return {finding.code for finding in check(FORM, wizard.desk.sheet)}
