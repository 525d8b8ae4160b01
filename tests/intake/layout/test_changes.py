"""変更箇所 laid out with blanks comes back row by row, its columns as they stand on the page."""

import pytest

from piadesk.intake.layout.text import text_of_layout
from piadesk.texts.folding import opened

BEFORE = """
Ⅰ    関連情報
①部署                   税務課
②所属長の役職名             税務課長
"""
WIDTHS = (13, 12, 12, 12, 7, 0)


def line(*cells):
    """A line of the table; pdftotext gives each character one column."""
    return "".join(map(str.ljust, cells, WIDTHS)).rstrip() + "\n"


HEAD = line("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
PLAIN = line(
    "令和元年6月21日", "Ⅰ－５  ②所属長", "税務課長", "税務課長（空野）", "事後", "様式の変更"
)
MIDDLE = (
    line("", "", "", "一つ目", "", "")
    + line("令和5年5月10日", "Ⅰ－１    ③", "税システム", "二つ目", "事前", "見直し")
    + line("", "", "", "三つ目", "", "")
)
AFTER = line("令和6年6月3日", "Ⅱ－１", "令和5年4月", "令和6年4月", "事後", "定期")


def rows(table):
    text = opened(text_of_layout(BEFORE + HEAD + table).text)
    return [cells.split("\t") for cells in text.split("提出時期に係る説明\n")[1].split("\n令和")]


def is_sure(table):
    return text_of_layout(BEFORE + HEAD + table).unsure == ()


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        (PLAIN, ["Ⅰ－５\u3000②所属長", "税務課長", "税務課長（空野）", "事後", "様式の変更"]),
        (MIDDLE, ["Ⅰ－１\u3000③", "税システム", "一つ目\n二つ目\n三つ目", "事前", "見直し"]),
        (
            MIDDLE + AFTER,
            ["Ⅰ－１\u3000③", "税システム", "一つ目\n二つ目\n三つ目", "事前", "見直し"],
        ),
        (AFTER.replace(" 事後", "事後 "), ["Ⅱ－１", "令和5年4月", "令和6年4月", "事後", "定期"]),
    ],
)
def test_a_row_has_the_words_of_its_columns(table, cells):
    assert [cell.strip() for cell in rows(table)[0][1:]] == cells


@pytest.mark.parametrize(
    ("table", "sure"),
    [
        (PLAIN, True),
        (line("令和5年5月1", "Ⅰ－１", "前", "後", "事前", "見直し") + "0日\n", True),
        (PLAIN.replace("事後", "    "), False),
        (MIDDLE + PLAIN.replace("令和元年6月21日", "          "), False),
    ],
)
def test_a_row_of_which_nobody_can_tell_the_end_is_unsure(table, sure):
    assert is_sure(table) == sure


def test_a_table_goes_on_without_its_head_on_the_next_page():
    text = BEFORE + HEAD + PLAIN + "\f" + PLAIN.replace("元年", "2年")
    assert "令和2年6月21日\tⅠ－５" in text_of_layout(text).text


def test_the_number_of_a_page_is_in_no_answer():
    pages = "".join(f"{BEFORE}\n                     {n}\n\f" for n in (1, 2, 3))
    lines = [words.strip() for words in text_of_layout(pages).text.split("\n")]
    assert {"1", "2", "3"} <= {*lines}


def test_a_row_whose_wide_cells_push_the_others_is_cut_by_its_own_lines():
    wide = (
        "令和5年5月10日 Ⅰ 関連情報 １．特定 "
        "１．国民健康保険シス １．国民健康保険シス 事前     準備\n"
        "          個人情報の事務    テム         テムと収納\n"
    )
    (cells,) = rows(wide)
    assert cells[2:4] == ["１．国民健康保険シス\nテム", "１．国民健康保険シス\nテムと収納"]
    assert not is_sure(wide)


def drawn(*places):
    """A line with words in the columns that are given."""
    line = ""
    for column, words in places:
        line = line.ljust(column) + words
    return line


NARROW = "\n".join(
    [
        drawn(
            (4, "変更日"),
            (15, "項目"),
            (30, "変更前の記載"),
            (60, "変更後の記載"),
            (89, "提出時期"),
            (108, "提出時期に係る説明"),
        ),
        "",
        drawn((13, "Ⅰ－６－②")),
        drawn(
            (0, "令和1年9月30日"),
            (13, "所属長の役 税務課長 小野"),
            (33, "誠"),
            (51, "税務課長"),
            (80, "事後"),
            (105, "様式の変更"),
        ),
        drawn((13, "職名")),
        "",
        drawn((13, "Ⅰ－６－①")),
        drawn(
            (0, "令和5年4月3日"),
            (19, "空野町税務課"),
            (50, "空野町課税課"),
            (75, "事後"),
            (100, "組織の改編"),
        ),
        drawn((13, "部署")),
        "",
        drawn((13, "Ⅴ－１－①")),
        drawn(
            (0, "令和8年1月30日"),
            (19, "令和3年1月18日"),
            (41, "令和7年12月10日"),
            (64, "事後"),
            (69, "再実施"),
        ),
        drawn((13, "実施日")),
    ]
)


def narrow(table):
    source = text_of_layout(BEFORE + table + "\n")
    text = opened(source.text).split("提出時期に係る説明\n")[1]
    return [row.split("\t") for row in text.split("\n令和")], source.unsure


def test_a_cell_beside_a_narrow_one_does_not_slide_into_it():
    (_, second, third), _ = narrow(NARROW)
    assert second[1:4] == ["Ⅰ－６－①\n部署", "空野町税務課", "空野町課税課"]
    assert third[1:4] == ["Ⅴ－１－①\n実施日", "令和3年1月18日", "令和7年12月10日"]


def test_rows_that_two_ways_part_otherwise_or_that_look_parted_wrong_are_doubted():
    assert len(narrow(NARROW)[1]) == 3


def test_rows_whose_days_do_not_stand_half_way_down_are_doubted():
    first = line("令和5年5月10日", "Ⅰ－１    ③", "税システム", "一つ目", "事前", "見直し")
    rest = line("", "", "", "一つ", "", "")
    assert is_sure(rest + first + rest + AFTER)
    assert not is_sure(rest + first + rest + AFTER + rest)
    assert not is_sure(first + rest + AFTER)


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("説明", "説"),
        line("", "", "", "", "提出時", "提出時期に")
        + line("変更日", "項目", "変更前の記載", "変更後の記載")
        + line("", "", "", "", "期", "係る説明"),
    ],
    ids=["cut", "wrapped"],
)
def test_heads_that_their_cells_cut_or_wrap_begin_the_table(head):
    read = [opened(text_of_layout(BEFORE + each + PLAIN * 2).text) for each in (head, HEAD)]
    assert read[0] == read[1]
