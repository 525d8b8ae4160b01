"""Cells from Excel come apart as they stood, and each goes where its column says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from piadesk.acts import paste
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.kinds import ChosenMarks, Pasted, shown

FORM = catalogue.form("form2-r06")
LOG = "log"
HEAD = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明"

MARKS = TypeAdapter(d.Marks).validate_python(
    {
        "id": "how",
        "kind": "marks",
        "label": "入手方法",
        "options": [
            {"key": "paper", "label": "紙"},
            {"key": "line", "label": "専用線"},
            {"key": "other", "label": "その他", "blank": "text"},
            {"key": "provides", "label": "提供を行っている", "blank": "count"},
        ],
    }
)


def test_rows_and_cells_come_apart():
    assert paste.read_cells("a\tb\r\nc\td\r\n") == [["a", "b"], ["c", "d"]]


def test_line_breaks_stay_inside_a_quoted_cell():
    assert paste.read_cells('R7.4.1\t"一行目\n""二""行目"\t後\r\n') == [
        ["R7.4.1", '一行目\n"二"行目', "後"]
    ]


@pytest.mark.parametrize("cell", ['"引用"', '5"管', '"閉じない', '"', '前"後"'])
def test_quotation_marks_of_the_text_itself_stay(cell):
    assert paste.read_cells(f"{cell}\tb\n") == [[cell, "b"]]


def test_empty_rows_are_left_out_but_empty_cells_keep_their_column():
    assert paste.read_cells("\t\n\ta\t\n\n") == [["", "a", ""]]


texts = st.text(st.characters(exclude_characters="\r"), max_size=8)


@settings(max_examples=100)
@given(st.lists(st.lists(texts | st.sampled_from(['"', "\t", "\n", '""']), min_size=1), max_size=4))
def test_what_is_copied_pastes_the_same(rows):
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert paste.read_cells(paste.written_cells(rows)) == kept


def test_columns_go_in_form_order_without_a_head_row():
    cells = [["R7.4.1", "表紙", "前", "後", "事前", "なぜ", "余り"]]
    items = [item.id for item in paste.columns_of(FORM, LOG)]
    assert paste.columns_for(FORM, LOG, cells) == [*items, ""]


def test_a_head_row_is_recognised_and_decides_the_columns():
    cells = paste.read_cells("番号\t提出時期\t 項目 \t変更日\n1\t事後\t表紙\tR7.4.1")
    assert paste.has_head(FORM, LOG, cells)
    assert paste.columns_for(FORM, LOG, cells) == ["", "log.timing", "log.item", "log.date"]


def test_the_official_head_row_is_recognised():
    cells = paste.read_cells(HEAD)
    assert paste.has_head(FORM, LOG, cells)
    assert "" not in paste.columns_for(FORM, LOG, cells)


def test_an_answer_that_looks_like_a_label_is_no_head_row():
    assert not paste.has_head(FORM, LOG, [["R7.4.1", "項目", "x", "y"]])


def test_rows_hold_stored_values():
    cells = paste.read_cells("令和7年4月1日\tⅠ－1 ②\t\t新しい\t2) 事後\t")
    (row,) = paste.new_rows(FORM, paste.columns_for(FORM, LOG, cells), cells)
    assert row.answers == {
        "log.date": "2025-04-01",
        "log.item": "Ⅰ－1 ②",
        "log.after": "新しい",
        "log.timing": "事後",
    }


@pytest.mark.parametrize("cell", ["事前", " 事前 ", "[ 事前 ]", "１）事前", "(1)事前"])
def test_a_choice_is_known_as_sheets_quote_it(cell):
    assert paste.placed(FORM, FORM.by_id["log.timing"], cell) == Pasted("事前")


def test_words_that_are_no_choice_and_no_day_are_kept_and_noted():
    timing = paste.placed(FORM, FORM.by_id["log.timing"], "事前かも")
    day = paste.placed(FORM, FORM.by_id["log.date"], "令和2年度")
    assert timing == Pasted("事前かも", "not_a_choice")
    assert day == Pasted("令和2年度", "not_a_date")


@pytest.mark.parametrize(("cell", "value"), [("○", True), ("[○]", True), ("［　］", False)])
def test_a_mark_reads_circles(cell, value):
    assert paste.placed(FORM, FORM.by_id["risk.priority.exempt"], cell).value is value


def test_marks_read_brackets_and_lists():
    quoted = paste.placed(FORM, MARKS, "[○]紙　[　]専用線 [〇] その他（窓口で受ける）")
    listed = paste.placed(FORM, MARKS, "専用線、提供を行っている（ 3 ）件")
    assert quoted.value == {"marked": ["紙", "その他"], "texts": {"その他": "窓口で受ける"}}
    assert listed.value == {
        "marked": ["専用線", "提供を行っている"],
        "texts": {"提供を行っている": "3"},
    }


@given(st.sets(st.sampled_from(["紙", "専用線", "その他"])), st.sampled_from(["", "窓口", "a b"]))
def test_marks_paste_back_as_they_are_shown(labels, words):
    chosen = ChosenMarks().with_text("その他", words)
    for label in labels:
        chosen = chosen.with_mark(MARKS, label, True)
    assert paste.placed(FORM, MARKS, shown(MARKS, chosen.value())).value == chosen.value()


@pytest.mark.parametrize("cell", ["紙、鳩", "[？]紙", "紙 [○]専用線"])
def test_marks_that_cannot_be_read_whole_stay_out(cell):
    assert paste.placed(FORM, MARKS, cell).note == "not_a_mark"


def test_every_cell_that_goes_nowhere_is_told():
    cells = [["R7.4.1", "表紙", "余り"], ["R7.4.2", "", " "]]
    assert paste.left_out(FORM, ["log.date", "log.item", ""], cells) == ["余り"]


def test_one_label_among_cells_does_not_make_a_head_row():
    cells = paste.read_cells("項目\t移転先を一つ加えた\nⅠ１①\t名称を改めた")
    assert not paste.has_head(FORM, LOG, cells)
    assert paste.columns_for(FORM, LOG, cells)[:2] == ["log.date", "log.item"]


def test_two_labels_among_four_cells_make_a_head_row():
    cells = paste.read_cells("項目\t備考\t提出時期\t担当")
    assert paste.has_head(FORM, LOG, cells)
    assert paste.columns_for(FORM, LOG, cells) == ["log.item", "", "log.timing", ""]
