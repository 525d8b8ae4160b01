"""Texts in a row of a table: the changed passages are marked, and none hides below the others."""

import pytest
from PySide6.QtCore import Qt

from piadesk.texts.diff import DiffPassage, compare
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import NEW, PassageModel, PassageRow, abridged


def test_marks_are_counted_as_qt_counts_characters(qtbot):
    model = PassageModel(["本文"], [NEW], None)
    table = PassageTable(model, [1], None)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    model.show_rows([PassageRow("1", (compare("𠮟る旧い", "𠮟る新しい").new,))])
    (mark,) = table.laid_out(model.index(0, 0)).formats()
    assert (mark.start, mark.length) == (3, 3)
    assert mark.format.fontUnderline() or mark.format.underlineStyle()


def test_a_change_far_down_is_seen_in_the_row():
    same = "変わらない文。" * 30
    old, new = abridged(same, same + "新しい")
    assert new[0].text == old[0].text
    assert new[0].text.startswith("…")
    assert (new[1].text, new[1].changed) == ("新しい", True)
    assert abridged(same, same) == ((DiffPassage(same),), (DiffPassage(same),))


def test_a_quoted_choice_differs_as_a_whole():
    old, new = "[ 1万人以上10万人未満 ]", "[ 10万人以上30万人未満 ]"
    assert abridged(old, new) == ((DiffPassage(old, True),), (DiffPassage(new, True),))


def test_no_more_of_a_text_is_laid_out_than_is_shown(qtbot):
    model = PassageModel(["本文"], [""], None)
    table = PassageTable(model, [1], None, most_lines=3)
    qtbot.addWidget(table)
    model.show_rows([PassageRow("1", ((DiffPassage("長い文。" * 100_000),),))])
    layout = table.laid_out(model.index(0, 0))
    assert (layout.lineCount(), table.lines_shown(layout)) == (4, 3)
    assert len(layout.text()) < 10_000


@pytest.mark.parametrize("place", [9, 110])
def test_the_current_row_stays_wholly_in_view_when_the_table_becomes_narrower_or_lower(
    qtbot, place
):
    model = PassageModel(["本文"], [""], None)
    table = PassageTable(model, [1], None, most_lines=3)
    qtbot.addWidget(table)
    model.show_rows([PassageRow("", ((DiffPassage("長い文。" * 12),),)) for _ in range(120)])
    table.resize(700, 200)
    table.show()
    qtbot.waitUntil(lambda: table._measured == len(model.rows))
    table.choose([place])
    assert _is_wholly_seen(table)
    for width, height in ((420, 200), (420, 120), (300, 120), (700, 120)):
        table.resize(width, height)
        qtbot.waitUntil(lambda: table._measured == len(model.rows))
        assert _is_wholly_seen(table), (width, height)
    table.verticalScrollBar().setValue(0)
    table.resize(420, 120)
    qtbot.waitUntil(lambda: table._measured == len(model.rows))
    assert table.verticalScrollBar().value() == 0, "who has rolled elsewhere stays there"


def _is_wholly_seen(table):
    return table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_home_and_end_go_to_the_first_and_the_last_row(qtbot):
    """A row is chosen as a whole: they went from cell to cell in it, which nobody sees."""
    model = PassageModel(["項目", "記載"], ["", ""], None)
    table = PassageTable(model, [1, 1], None)
    qtbot.addWidget(table)
    table.show()
    model.show_rows([PassageRow(str(number), ((), ())) for number in range(5)])
    table.choose([2])
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.chosen() == [4]
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert table.chosen() == [0, 1, 2, 3, 4]
