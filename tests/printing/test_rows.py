"""Rows laid out: what stands beside, over and below what."""

from piadesk.boxes.model import AnswerBox, Label, RowBox, TitleBox, WholeBox
from piadesk.kinds.answer_boxes import ChoiceBox, ChoiceList, TextBox
from piadesk.printing.layout.rows import row_layouts
from piadesk.sheets.sheet import Address

WIDTH = 500


def answer(look, label="①事務の名称"):
    return AnswerBox(Address((), "item"), Label(label), look)


def choice(rows):
    return RowBox((answer(ChoiceBox("実施する", ChoiceList(("実施する", "実施しない")), rows)),))


def text(words="令和7年4月1日"):
    return RowBox((answer(TextBox(words)),))


def test_choices_that_stand_beside_the_next_row_too_leave_it_less_room():
    first, second = row_layouts([choice(2), text()], WIDTH)
    listed, below = first.cells[-1], second.cells[-1]
    assert (below.x, below.width) == (listed.x, listed.width)
    assert below.merged_above
    assert second.cells[-2].x + second.cells[-2].width == listed.x
    assert first.keep_with_next


def test_only_the_next_row_stands_beside_them():
    *_, third = row_layouts([choice(2), text(), text()], WIDTH)
    assert third.cells[-1].x + third.cells[-1].width == WIDTH
    _, plain = row_layouts([choice(1), text()], WIDTH)
    assert not plain.cells[-1].merged_above


def test_the_band_of_an_empty_group_may_be_the_last_on_its_page():
    band = TitleBox("entries", Label("システム6～10"), keep_with_next=False)
    full = TitleBox("entries", Label("システム2～5"))
    assert [row.keep_with_next for row in row_layouts([full, band], WIDTH)] == [True, False]


def test_what_goes_on_is_named_again_as_its_title_looks():
    label = Label("２．備考")
    title = TitleBox("heading", label)
    above, row = row_layouts([WholeBox(answer(TextBox("無"), label.text), title)], WIDTH)
    assert row.continuation.cells[0].lines == ("２．備考（続き）",)
    assert row.continuation.cells[0].shade == above.cells[0].shade
    assert row.continuation.cells[0].bold


def test_beside_a_first_answer_others_take_the_right_end():
    beside = RowBox((answer(TextBox("あり")), answer(TextBox("3"))))
    (row,) = row_layouts([beside], WIDTH)
    _, first, second = row.cells
    assert first.x + first.width == second.x
    assert second.x + second.width == WIDTH
    assert second.width < first.width


def long_text(words):
    return RowBox((answer(TextBox(words, is_long=True)),))


def test_only_an_empty_text_keeps_room_for_a_pen():
    empty, blank, filled = row_layouts([long_text(""), long_text("　"), long_text("なし")], WIDTH)
    assert [row.count for row in (empty, blank, filled)] == [2, 2, 1]


def test_a_text_that_fills_its_page_begins_at_the_top_of_it():
    annex = WholeBox(answer(TextBox("１　宛名情報", is_long=True), "（別添２）記録項目"))
    (row,) = row_layouts([annex], WIDTH)
    assert row.count == 50
    assert not row.cells[0].centred


def test_choices_stand_closer_than_answers_where_the_row_is_never_cut():
    (short,) = row_layouts([choice(1)], WIDTH)
    listed = short.cells[-1]
    assert short.leading_of(listed) < short.leading
    assert short.height == len(listed.lines) * short.leading_of(listed) + 2 * short.padding


def test_rows_that_may_be_cut_have_all_lines_at_one_pitch():
    many = ChoiceBox("", ChoiceList(tuple(f"{n}万人以上" for n in range(20))))
    (row,) = row_layouts([RowBox((answer(many),))], WIDTH)
    assert row.may_be_cut
    assert {row.leading_of(cell) for cell in row.cells} == {row.leading}
