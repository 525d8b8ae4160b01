"""変更箇所 in a text that has one cell below the other is read where that tells the cells."""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.texts.folding import fold
from tests.published.papers import answers

HEAD = "変更日\n項目\n変更前の記載\n変更後の記載\n提出時期\n提出時期に係る説明\n"
PLAIN = "令和5年4月3日\nⅠ－６\n福祉課\nこども課\n事後\n組織の改編であり、\n重要な変更ではない。\n"
DAYS = "令和6年1月30日\n\nⅤ－１－①\n令和3年1月18日\n令和5年12月10日\n\n事前\n再実施\n"
OPEN = "令和6年2月1日\nⅢ－７－②過去３年以\n内の事故\n春の\n夏の\n秋の\n事後\n事故の発生\n"
WRAPPED = [
    (
        "令和6年2月1\n日\nⅢ－７－②過去３年以\n内の事故\n発生なし\n発生あり\n事後\n事故の発生\n",
        ["Ⅲ－７－②過去３年以\n内の事故", "発生なし", "発生あり"],
    ),
    (
        "令和6年2月1日 Ⅰ－５ ②所属長の\n役職名\n福祉課長 削除 事後 異動\n",
        ["Ⅰ－５ ②所属長の\n役職名", "福祉課長", "削除"],
    ),
    (
        "令和6年2月1日\nⅠ－１　②事務の概\n要\n町は、申請を受け付け、\nその内容を審査する。\n"
        "町は、申請と届出を受け\n付け、その内容を審査す\nる。\n事前\n",
        [
            "Ⅰ－１　②事務の概\n要",
            "町は、申請を受け付け、\nその内容を審査する。",
            "町は、申請と届出を受け\n付け、その内容を審査す\nる。",
        ],
    ),
    (
        "令和6年2月1日\nⅢ－２\n①届出を受け付ける。\n②その内容を審査する。\n削除 事前\n",
        ["Ⅲ－２", "①届出を受け付ける。\n②その内容を審査する。", "削除"],
    ),
]


def read(*rows):
    text = "（別添２）変更箇所\n" + HEAD + "".join(rows)
    return read_onto(catalogue.form("form3-r06"), Source(text))


def columns(read_text, number):
    read_answers = answers(read_text)
    names = ("date", "item", "before", "after", "timing", "explanation")
    return [read_answers.get(f"log[{number}].{name}") for name in names]


def test_days_within_a_row_begin_none():
    result = read(PLAIN, DAYS, PLAIN)
    assert columns(result, 1)[1:4] == ["Ⅰ－６", "福祉課", "こども課"]
    assert columns(result, 2)[1:4] == ["Ⅴ－１－①", "令和3年1月18日", "令和5年12月10日"]
    assert columns(result, 3)[5] == "組織の改編であり、\n重要な変更ではない。"
    assert columns(result, 4) == [None] * 6


def test_each_row_of_lines_has_to_be_looked_at():
    result = read(PLAIN, DAYS)
    rows = {address.path for address in result.report.doubtful if address.item == "log"}
    assert len(rows) == 2


@pytest.mark.parametrize(("row", "cells"), WRAPPED)
def test_lines_that_tell_whose_they_are_are_parted(row, cells):
    result = read(PLAIN, row, PLAIN)
    assert columns(result, 2)[0] == "令和6年2月1日"
    assert list(map(fold, columns(result, 2)[1:4])) == list(map(fold, cells))
    assert {a.path for a in result.report.doubtful} >= {
        e.address.path for e in result.report.placed
    }
    assert columns(result, 3)[1:4] == ["Ⅰ－６", "福祉課", "こども課"]


def test_a_row_without_its_time_ends_where_a_day_and_a_place_begin_the_next():
    result = read(PLAIN, "令和5年5月1日\nⅠ－１\n旧のもの\n新のもの\n", PLAIN)
    assert [columns(result, n)[0] for n in (1, 2, 3)] == [
        "令和5年4月3日",
        "令和5年5月1日",
        "令和5年4月3日",
    ]


@pytest.mark.parametrize("place", range(3))
def test_cells_of_many_lines_are_left_over_and_the_row_keeps_its_place(place):
    rows = [PLAIN, PLAIN]
    rows.insert(place, OPEN)
    result = read(*rows)
    date, item, before, after, timing, explanation = columns(result, place + 1)
    assert (item, before, after) == (None, None, None)
    assert date
    assert timing
    assert explanation == "事故の発生"
    (left,) = result.report.left_over
    assert fold(left.text) == fold("Ⅲ－７－②過去３年以内の事故春の夏の秋の")


def test_a_table_of_none_but_such_rows_is_left_over():
    result = read(OPEN, OPEN)
    assert columns(result, 1) == [None] * 6
    assert "夏の" in result.report.left_over[0].text
