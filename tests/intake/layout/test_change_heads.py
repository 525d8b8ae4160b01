"""The head row of 変更箇所 whose heads stand anywhere on the page, narrow ones in pieces."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.layout.change_heads import heads_on_page
from piadesk.intake.layout.lines import lines_of
from piadesk.texts.folding import fold, opened
from tests.intake.layout.test_near_order import TEXT
from tests.published.papers import answers

HEADS = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]
PAGE = """（別添２）変更箇所
変更前の記載

提出時
提出時期に係る説明
期

変更日

令和6年4月1日

項目

Ⅱ－５－
移転先３
①法令上の根拠

別表の41の項

変更後の記載

別表の61の項

事後

条項の繰下げ
"""


def test_heads_are_one_row_wherever_they_stand():
    row, taken = heads_on_page([*lines_of(PAGE, 0)])
    assert row.cells == HEADS
    assert len(taken) == 7


@pytest.mark.parametrize("head", ["変更日", "変更前の記載"])
def test_a_page_that_lacks_a_head_has_no_table(head):
    assert heads_on_page([*lines_of(PAGE.replace(head, ""), 0)]) is None


def test_a_head_that_its_cell_cuts_short_is_one():
    row, _ = heads_on_page([*lines_of(PAGE.replace("に係る説明", "に係る説"), 0)])
    assert row.cells == [*HEADS[:-1], "提出時期に係る説"]


def test_labels_that_stand_in_rows_of_such_a_table_are_no_answers(tmp_path):
    path = tmp_path / "changes.txt"
    path.write_text(f"{TEXT}\f{PAGE}", encoding="utf-8")
    read = import_sheet(path)
    told = fold("".join(passage.text for passage in read.report.passages))
    assert sorted(told) == sorted(fold(opened(f"{TEXT}\f{PAGE}")))
    log = read.form.role("log")
    strange = [p for p, words in answers(read).items() if "別表の" in words and log not in p]
    assert not strange


def test_heads_that_stand_on_one_line_are_one_row_with_the_narrow_one():
    heads = "変更日 項目 変更前の記載 変更後の記載 提出時期に係る説明"
    page = f"{heads}\n（記載なし） 事前\n提出時\n期\n"
    row, taken = heads_on_page([*lines_of(page, 0)])
    assert row.cells == HEADS
    assert taken == {0, 2, 3}
