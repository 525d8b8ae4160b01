"""Numbers: typed in any usual way, read at once, kept as words where they are none."""

import pytest
from PySide6.QtWidgets import QLabel

from piadesk.sheets.sheet import Address, Sheet
from tests.conftest import tiny_form
from tests.ui.opened import open_section

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


def test_the_unit_stands_beside_the_field(field):
    assert "円" in words(field)


def test_undo_takes_the_number_back(page, field):
    field.editor.insertPlainText("5")
    page.desk.stack.undo()
    assert page.sheet.get(FEE) is None
    assert field.editor.text() == ""
