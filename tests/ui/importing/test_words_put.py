"""Words that went nowhere: where they are offered to go, and lists that they begin an entry of."""

import pytest
from PySide6.QtCore import Qt

from piadesk.intake import import_sheet
from piadesk.sheets.sheet import Address
from tests.ui.importing.small_paper import NAME, PAPER, choose, left_over, page_of
from tests.ui.opened import bring_forward, open_window
from ui.fields.base import Field
from ui.importing.reviewing import begin_imported

LOG, SIZE = Address((), "log"), Address((), "threshold.population.size")

COUNTS = """Ⅱ　しきい値判断項目
１．対象人数
評価対象の事務の対象人数は何人か
２．取扱者数
特定個人情報ファイル取扱者数は500人以上か\t[ 500人未満 ]
[ 1万人以上10万人未満 ]
"""

ROW = "令和6年4月1日 Ⅰ－１ 課税を 賦課を 事後 見直しによる"


@pytest.fixture
def page_with(qtbot, tmp_path):
    """The page on the small paper with these words above it, and others below it."""

    def make(above, below=""):
        source = tmp_path / "公表.txt"
        source.write_text(PAPER.replace("決裁前の文書", above) + below, encoding="utf-8")
        window = open_window(qtbot)
        begin_imported(import_sheet(source, "form2-r06"), source, window)
        bring_forward(qtbot, window)
        page = page_of(window)
        choose(page, left_over(page))
        return page

    return make


def put(qtbot, page, words):
    """Choose these in the box of the words, and strike the key that puts them there."""
    box = page.pane.words
    box.setTextCursor(box.document().find(words))
    assert box.textCursor().hasSelection()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_2)


def aim(page, address):
    target = page.pane.target
    target.setCurrentIndex([target.itemData(at) for at in range(target.count())].index(address))


def rows(page):
    return [row.answers for row in page.pane.page.sheet.rows.get("log", [])]


def test_what_an_item_cannot_hold_is_offered_to_the_blank_one_near_it_that_can(qtbot, page_with):
    page = page_with("", COUNTS)
    assert page.current().address.item == "threshold.handlers.over500"
    assert page.pane.target_address() == SIZE
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert page.pane.page.sheet.get(SIZE) == "1万人以上10万人未満"


def test_what_the_item_says_stands_below_the_words_and_is_put_right_there(qtbot, page_with):
    page = page_with("決裁前")
    aim(page, NAME)
    assert page.pane.field.address == NAME
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pane.field.isAncestorOf(page.window().focusWidget()))
    qtbot.keyClicks(page.window().focusWidget(), "kazei")
    assert "kazei" in page.pane.page.sheet.get(NAME)
    assert page.current().words == "決裁前"


def test_a_row_is_begun_and_its_cells_are_filled_one_behind_the_other(qtbot, page_with):
    """A table that a text lost its columns of stays left over whole: there was no way in."""
    page = page_with(ROW)
    aim(page, LOG)
    assert page.pane.field is None
    for words in ROW.split():
        put(qtbot, page, words)
    assert [*rows(page)[0].values()] == ["2024-04-01", *ROW.split()[1:]]
    assert page.pane.target_address() == LOG
    put(qtbot, page, ROW.split()[1])
    assert rows(page)[1] == {"log.item": "Ⅰ－１"}


def test_the_cells_of_a_row_are_told_apart(qtbot, page_with):
    page = page_with(ROW)
    aim(page, LOG)
    put(qtbot, page, "令和6年4月1日")
    names = [page.pane.target.itemText(place) for place in range(page.pane.target.count())]
    assert len(names) == len(set(names))
    assert names[-1].endswith("2行目（新しく足す）")


def test_words_that_went_in_are_faint_and_go_in_no_second_time_with_the_rest(qtbot, page_with):
    page = page_with(ROW)
    aim(page, NAME)
    put(qtbot, page, "課税を")
    (mark,) = page.pane.words.extraSelections()
    assert mark.cursor.selectedText() == "課税を"
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert page._messages.told == [("import.no_words", {})]
    assert page.pane.page.sheet.get(NAME) == "課税を"


def test_a_row_that_is_taken_back_is_offered_no_more(qtbot, page_with):
    page = page_with(ROW)
    aim(page, LOG)
    put(qtbot, page, "令和6年4月1日")
    assert page.pane.target_address().item == "log.item"
    assert page.pane.field.address == page.pane.target_address()
    pane = page.pane
    qtbot.waitUntil(lambda: sum(one.isVisible() for one in pane.findChildren(Field)) == 6)
    page.window().menus.actions["undo"].trigger()
    page.refresh()
    assert rows(page) == []
    assert page.pane.target_address().path == ()
