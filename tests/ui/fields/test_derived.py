"""Results of rules, repeats of other items and counts: what follows, and what was stored."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.ui.opened import bring_forward, open_section

RESULT = Address((), "threshold.result")
SIZE = Address((), "threshold.population.size")


def opened(qtbot, **answers):
    return open_section(qtbot, Sheet(form="form2-r06", answers=answers), "result")


def test_the_result_is_open_until_the_figures_are_there(qtbot):
    page = opened(qtbot)
    assert "まだ決まりません" in page.fields[RESULT]._result.text()


def test_the_result_follows_the_figures_with_its_reason(qtbot):
    page = opened(qtbot)
    page.desk.push(SetValue(SIZE, "30万人以上"), "入力")
    field = page.fields[RESULT]
    assert field._result.text() == "基礎項目評価及び全項目評価の実施が義務付けられる"
    assert "30万人以上" in field._reason.text()


@pytest.fixture
def differing(qtbot):
    stored = "基礎項目評価の実施が義務付けられる"
    return opened(qtbot, **{SIZE.item: "30万人以上", RESULT.item: stored})


def test_a_stored_result_that_differs_is_shown_beside_and_kept(differing):
    field = differing.fields[RESULT]
    assert "基礎項目評価の実施が義務付けられる" in field._stored.text()
    assert differing.sheet.get(RESULT) == "基礎項目評価の実施が義務付けられる"


def test_the_clerk_may_agree_with_the_rule(qtbot, differing):
    button = differing.fields[RESULT].findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert differing.sheet.get(RESULT) is None
    assert not button.isVisible()
    differing.desk.stack.undo()
    assert button.isVisible()


COUNT = Address(("a",), "file.entrust.count")


def counting(qtbot, typed, entries):
    """Ⅱ of one file with that many 委託事項, and the number that was typed."""
    items = [Entry(id=str(number)) for number in range(entries)]
    answers = {COUNT.item: typed} if typed else {}
    file = Entry(id="a", answers=answers, rows={"file.entrust.items": items})
    sheet = Sheet(form="form4-r06", rows={"file": [file]})
    return open_section(qtbot, sheet, "file", ("a",))


def test_beside_another_item_the_number_of_entries_is_not_cut(qtbot):
    page = counting(qtbot, "3", entries=2)
    field = page.fields[COUNT]
    for width in (400, 189, 140):
        field.resize(width, field.heightForWidth(width))
        qtbot.wait(1)
        assert field._counted.width() >= field._counted.sizeHint().width(), width


def test_a_count_that_differs_from_the_entries_can_be_set_to_theirs(qtbot):
    page = counting(qtbot, "3", entries=2)
    field = page.fields[COUNT]
    assert "2 件" in field._counted.text()
    qtbot.mouseClick(field.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert page.sheet.get(COUNT) == "2"
    assert field.origin == "computed"
    assert not field.findChild(QPushButton).isVisible()


def test_after_the_offer_the_keyboard_and_the_page_stay_where_they_were(qtbot):
    page = counting(qtbot, "3", entries=2)
    bring_forward(qtbot, page)
    page.reveal(COUNT)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    field, before = page.fields[COUNT], page.verticalScrollBar().value()
    button = field.findChild(QPushButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isVisible()
    assert field.editor.hasFocus()
    assert page.verticalScrollBar().value() == before


@pytest.mark.parametrize(("typed", "entries"), [("", 0), ("2", 2)])
def test_a_count_that_fits_offers_nothing(qtbot, typed, entries):
    assert not counting(qtbot, typed, entries).fields[COUNT].findChild(QPushButton).isVisible()


def test_the_offer_has_room_for_its_words(qtbot):
    button = counting(qtbot, "3", entries=2).fields[COUNT].findChild(QPushButton)
    assert button.width() >= button.sizeHint().width()
