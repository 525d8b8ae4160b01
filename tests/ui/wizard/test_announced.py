"""What changes out of sight of the keyboard is said to who hears the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from tests.ui.opened import bring_forward, open_window
from ui.messages.offer_bar import OfferBar

DATE = Address((), "cover.published_on")
SYSTEMS = Address((), "basic.systems")


@pytest.fixture
def said(monkeypatch):
    words = []
    keep = staticmethod(lambda event: words.append(event.message()))
    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    return words


@pytest.fixture
def window(qtbot, said):
    window = open_window(qtbot, Sheet(form="form3-r06"))
    bring_forward(qtbot, window)
    said.clear()
    return window


def test_that_the_sheet_is_saved(window, said, tmp_path):
    window.messages.files.append(tmp_path / "評価書.piadesk")
    window.save()
    assert [words for words in said if words.startswith("保存しました ")] == [said[-1]]


def test_another_page(window, said):
    window.wizard.turn(1)
    assert said == ["Ⅰ　基本情報"]


def test_what_an_act_did_and_how_it_is_taken_back(window, said):
    window.wizard.go_to(SYSTEMS)
    field = window.wizard.page.fields[SYSTEMS]
    field.act("add")
    said.clear()
    field.act("remove")
    assert any("1件を削除しました" in words for words in said)


@pytest.mark.parametrize("is_looked_at", [True, False], ids=["before", "after"])
def test_what_is_wrong_with_the_field_just_left(qtbot, window, said, is_looked_at):
    window.wizard.checker.check_now()
    window.wizard.go_to(DATE)
    qtbot.keyClicks(window.focusWidget(), "R7.")
    if is_looked_at:
        window.wizard.checker.check_now()
    assert said == []
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    window.wizard.checker.check_now()
    (words,) = said
    assert words.startswith("公表日　● 誤り　")


def test_news_once(qtbot, said):
    window = open_window(qtbot, store.load(RESOURCES / "samples" / "form2-h31.json").sheet)
    bar = window.wizard.findChild(OfferBar)
    assert said.count(bar.words.text()) == 1
    bar.hide()
    bar.show()
    assert said.count(bar.words.text()) == 1


def test_the_state_of_a_page_with_its_name_in_the_list(window):
    window.wizard.checker.check_now()
    cells = QAccessible.queryAccessibleInterface(window.wizard.sections)
    names = [cells.child(row).text(QAccessible.Text.Name) for row in range(cells.childCount())]
    assert names[0].startswith("表紙　未着手")
    assert "未記入" in names[-1]
