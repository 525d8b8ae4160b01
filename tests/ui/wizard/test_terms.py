"""The words of the scheme are explained at the labels of the page, and in the help."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.sheet import new_sheet
from tests.ui.opened import open_section
from ui.aids.terms_tip import terms_tip
from ui.wizard.item_list import ItemList


@pytest.fixture
def items(qtbot):
    form = catalogue.form("form2-r06")
    page = open_section(qtbot, new_sheet(form), "basic")
    return page.findChild(ItemList)


def rest(items, place):
    event = QHelpEvent(QEvent.Type.ToolTip, place, items.mapToGlobal(place))
    QApplication.sendEvent(items, event)
    return items.toolTip()


def test_a_label_says_what_its_words_mean_and_a_field_does_not(items):
    top = items.top_of("basic.info_link")
    assert "【情報提供ネットワークシステム】" in rest(items, QPoint(20, top + 5))
    field = items._page.fields[next(iter(items._page.fields))]
    assert rest(items, field.geometry().center()) == ""


def test_a_tip_is_broken_into_lines_that_begin_with_no_comma():
    lines = terms_tip("情報提供ネットワークシステムによる再委託").split("\n")
    assert len(lines) > 3
    assert all(len(line) <= 37 and not line.startswith(("、", "。")) for line in lines)
    assert terms_tip("氏名") == ""
