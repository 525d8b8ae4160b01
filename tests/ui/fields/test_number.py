"""Numbers: typed in any usual way, read at once, kept as words where they are none."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from piadesk.checks import Finding, Severity
from piadesk.sheets.sheet import Address, Sheet
from tests.conftest import tiny_form
from tests.ui.opened import open_section
from ui.fields.paste_dialog import PasteDialog

FEE, SHARE = Address((), "fee"), Address((), "share")


@pytest.fixture
def page(qtbot):
    form = tiny_form("numbers")
    return open_section(qtbot, Sheet(form=form.id), "basic", form=form)


@pytest.fixture
def field(page):
    return page.fields[FEE]


def words(field):
    return " ".join(label.text() for label in field.findChildren(QLabel))


@pytest.mark.parametrize("typed", ["1234", "１，２３４", "1,234円", "0.1234万"])
def test_a_number_is_read_at_once(page, field, typed):
    field.editor.insertPlainText(typed)
    assert page.sheet.get(FEE) == 1234
    assert "1,234円" in words(field)


def test_what_is_typed_stands_until_the_field_is_left(page, field):
    field.setFocus()
    field.editor.insertPlainText("1.2万")
    assert field.editor.text() == "1.2万"
    page.fields[SHARE].setFocus()
    assert field.editor.text() == "12,000"
    assert "12,000円" not in words(field)


def test_words_that_are_no_number_are_kept_and_told(page, field):
    field.setFocus()
    field.editor.insertPlainText("無料")
    page.fields[SHARE].setFocus()
    assert page.sheet.get(FEE) == "無料"
    assert field.editor.text() == "無料"
    assert "書いたとおりに残します" in words(field)


def test_what_is_being_typed_is_not_called_unread_yet(page, field):
    field.setFocus()
    field.editor.insertPlainText("1,2")
    assert "読めない" not in words(field)


def test_a_finding_and_the_field_do_not_say_the_same_twice(page, field):
    field.editor.insertPlainText("無料")
    page.fields[SHARE].setFocus()
    assert "残します" in words(field)
    field.set_findings([Finding("not_a_number", Severity.ERROR, FEE, {"value": "無料"})])
    assert "残します" not in words(field)


def test_cells_that_are_no_numbers_are_told_before_they_go_in(qtbot, page):
    rates = open_section(qtbot, Sheet(form="numbers"), "fees", form=tiny_form("numbers"))
    QGuiApplication.clipboard().setText("住民票の写し\t300円\n印鑑証明\t要問合せ\n")
    table = rates.fields[Address((), "rate")]
    table.act("paste")
    dialog = table.findChild(PasteDialog)
    assert "数として読めないセルが 1 か所" in dialog.summary.text()
    dialog.agree.click()
    prices = [row.answers["rate.price"] for row in rates.sheet.entries(Address((), "rate"))]
    assert prices == [300, "要問合せ"]


def test_the_unit_stands_beside_the_field(field):
    assert "円" in words(field)


def test_undo_takes_the_number_back(page, field):
    field.editor.insertPlainText("5")
    page.desk.stack.undo()
    assert page.sheet.get(FEE) is None
    assert field.editor.text() == ""
