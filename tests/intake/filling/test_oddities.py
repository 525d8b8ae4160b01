"""Lines that are no part of an answer, and answers that lack a piece, are doubted; others not."""

import pytest

from piadesk.intake.filling.oddities import oddities

RUNNING = ("納税の事務基礎項目評価書", "特定個人情報保護評価書(基礎項目評価書)")
LIST = ["・納税者の氏名を確かめる。", "・所得を確かめる。", "・税額を決める。"]


def codes(*lines, **kwargs):
    return [oddity.code for oddity in oddities(lines, RUNNING, **kwargs)]


FURNITURE = [
    "https://www.city.example.jp/pia/kiso.html",
    "https://www.city.example.jp/pia/kiso.html   3/12",
    "file:///C:/Users/zei/評価書.htm",
    "2024/06/03 10:21",
    "24/6/3 9:05　税務課のページ",
    "印刷日：2024/06/03",
    "- 12 -",
    "12 / 40",
    "Page 3 of 12",
    "第３頁",
    "〔１２〕",
    "（次ページへ続く）",
    "再委託（続き）",
    "このページの先頭へ戻る",
    "Sheet 3: Ⅱ",
    "評価書（公表用）.xlsx",
    "特定個人情報保護評価書（基礎項目評価書）",
    "納税の事務　基礎項目評価書　3",
    "標準市　特定個人情報保護評価書（基礎項目評価書）",
    "令和6年6月3日 10:21 印刷",
    "標準市 - 3 -",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_pages_print_around_a_text_is_told_in_it(line):
    assert codes(LIST[0], line, *LIST[1:]) == ["furniture_inside"]
    assert codes("納税課", line) == ["furniture_inside"]


@pytest.mark.parametrize("line", ["Sheet 3: Ⅱ", "59 of 99", "（33）", "12/40 ページ"])
def test_where_a_long_text_is_asked_for_a_line_of_the_page_alone_is_told(line):
    assert codes(line, is_long=True) == ["furniture_inside"]
    assert codes(line) == codes(line, is_quoted=True) == []


@pytest.mark.parametrize(
    "line",
    [
        "（納税者ファイル）Ⅱ－５－",
        "なし（納税の事務基礎項目評価書では、",
        "庁内の委員会（納税の事務基礎項目評価書）",
    ],
)
def test_a_place_in_a_form_and_a_title_amid_words_are_no_line_of_a_page(line):
    assert "furniture_inside" not in codes(LIST[0], line, *LIST[1:])


@pytest.mark.parametrize(
    "lines",
    [
        [*LIST, "水道課の一覧表"],
        [LIST[0], "水道課の一覧表", *LIST[1:]],
        ["1. 税システム", "水道課の一覧表", "2. 収納システム"],
        ["申告を受け付け、税額を決める。", "水道課の一覧表"],
        ["－", "水道課の一覧表"],
        ["次の事務を行う", "①受付", "水道課の一覧表", "②審査", "③決定"],
    ],
)
def test_a_line_unlike_all_others_is_told(lines):
    oddity = next(oddities(lines))
    assert (oddity.code, lines[oddity.line]) == ("odd_line", "水道課の一覧表")


@pytest.mark.parametrize(
    "lines",
    [
        ["番号法第19条第8号に基づく主務省令第2条の表", "・69の項", "・70の項"],
        ["別表の24の項", "① 第16条の事務で定める。", "② 第17条の事務で定める。"],
        ["図１", "①届出を受ける。", "②審査する。", "図２", "③通知する。", "④保存する。"],
        ["図１", "①-1　届出を受ける。", "①-2　審査する。", "②　通知する。", "図２", "③　消す。"],
        ["（情報提供の根拠）", "2、3、6、13、42の項", "・情報照会の根拠", "1、2、3、5の項"],
    ],
)
def test_a_law_above_entries_figures_that_count_on_and_numbers_of_a_table_are_in_order(lines):
    assert codes(*lines) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["納税者に通知し、"], "ends_midway"),
        (["地方税法及び"], "ends_midway"),
        ([*LIST, "＜漏えいするリスク＞"], "ends_midway"),
        (["」という。）を決める。"], "begins_midway"),
        (["っている者を除く。"], "begins_midway"),
        (["、申告を受け付ける。"], "begins_midway"),
        (["①受付", "③決定"], "list_gap"),
        (["2. 収納システム", "3. 宛名システム"], "list_gap"),
        (["（1）受付", "（2）審査", "（4）決定"], "list_gap"),
        (["納税者（法人を除く。の情報を使う。"], "bracket_open"),
        (["「納税者という。"], "bracket_open"),
        (["氏名、住所）を使う。"], "bracket_open"),
        (["＜漏えい＞", "＜滅失＞", "控えを取る。"], "heading_alone"),
    ],
)
def test_a_text_that_lacks_a_piece_is_told(lines, code):
    assert codes(*lines) == [code]


@pytest.mark.parametrize(
    "lines",
    [
        LIST,
        ["税システム", "収納システム", "宛名システム"],
        ["みなと市税務課", "〒000-0001　みなと市一丁目1番", "電話 000-000-0000"],
        ["1) 受付", "2) 審査", "ア) 決定"],
        ["(1) 受付", "1. 申告", "2. 届出", "(2) 審査"],
        ["令和2年3月4日", "令和3年3月4日"],
        ["※別添１参照"],
        ["申告を受け付ける。", "※郵送による申告を含む。"],
        ["https://www.city.example.jp/keiyaku.html"],
        [
            "納税者の氏名、住所、生年月日及び所得の情報を用いて、税額を決め、納税者に通知する事務の全",
            "体",
        ],
    ],
)
def test_an_answer_as_writers_write_them_is_left_alone(lines):
    assert codes(*lines) == []


@pytest.mark.parametrize(
    "lines", [["（略）", "7. 中間サーバー"], ["以下同じ。）は、"], ["2. 収納"]]
)
def test_what_changes_quote_may_begin_and_end_anywhere(lines):
    assert codes(*lines, is_quoted=True) == []


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["・納税者の氏名を確かめる。", "・所得を確かめる。"] * 2, "written_twice"),
        (["災害に備え、遠隔地に保管する。"] * 2, "written_twice"),
        (["•"], "odd_line"),
        (["（注）この欄は次の見直しで書き直す。"], "odd_line"),
        (["※　詳しくは担当の課に問い合わせること。"], "odd_line"),
        (["注１　金額は千円未満を切り捨てている。"], "odd_line"),
    ],
)
def test_what_nobody_writes_is_told(lines, code):
    assert codes(*lines) == [code]


@pytest.mark.parametrize(
    "line", ["特定個人情報保護評価書（基礎項目評価書）", "基礎項目評価書（標準市）"]
)
def test_a_running_title_alone_is_no_long_text_and_a_bodys_name_may_be_one(line):
    titles = ("特定個人情報保護評価書(基礎項目評価書)", "基礎項目評価書")
    assert codes(line, titles=titles, is_long=True) == ["furniture_inside"]
    assert codes(line, is_long=True) == []
