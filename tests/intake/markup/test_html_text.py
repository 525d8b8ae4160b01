"""HTML is read as what it means, in a machine's reading and on a page."""

import pytest

from piadesk.intake.markup.html_text import has_markup, text_of_markup
from piadesk.texts.folding import opened


def read(text):
    return opened(text_of_markup(text).text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("<p>届出</p> <p>記録</p>", "届出\n記録"),
        ("①名称\t<ul><li>甲</li><li>乙</li></ul>", "①名称\t甲\n乙"),
        ('<ol start="1"><li>受付</li><li>審査</li></ol>', "1. 受付\n2. 審査"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("別表第二<sup>※</sup>の項", "別表第二※の項"),
        ('<div data-page="3">頁</div>', "頁"),
        ("A&nbsp;&amp;&lt;B<b></b>", "A\u00a0&<B"),
        ('[<input checked="" type="checkbox"/>] 紙', "[○] 紙"),
        ('[<input type="checkbox"/>] 紙', "[\u3000] 紙"),
        ('[<input type="radio"/>] 紙', "[○] 紙"),
        ('<input type="checkbox" checked> 紙', "[○] 紙"),
    ],
)
def test_tags_of_a_machine_reading(text, meaning):
    assert read(text) == meaning


def test_a_table_has_its_cells_and_rows():
    text = (
        "前\n<table><tr><th>項目</th><td>甲<br>乙</td></tr><tr><td>丙</td><td></td></tr></table>後"
    )
    assert text_of_markup(text).text.split("\n") == ["前", "項目\t甲\U000f000a乙", "丙\t", "後"]


@pytest.mark.parametrize("text", ["<選択肢> 1) 有", "a < b > c", "〈みなと市〉", "<A市>", "x</市>"])
def test_words_in_angle_brackets_stay(text):
    assert not has_markup(text)
    assert read(text + "<b></b>") == text


def test_a_page_has_a_line_for_each_block_and_nothing_unseen():
    page = (
        "<!DOCTYPE html><html><head><title>題</title><style>p {}</style></head><body><!-- 注 -->"
        "<h1>評価書</h1>\n<p>一つの\n段落</p><table><tr><td>①</td><td>乙</td></tr></table></body></html>"
    )
    assert read(page).strip() == "評価書\n一つの 段落\n①\t乙"


def test_a_tag_that_ends_on_another_line_leaves_nothing_behind():
    assert read('甲<ul style="list-style-\ntype: none"> <li>乙</li></ul>') == "甲\n乙"


def test_a_line_is_still_known_by_its_number():
    source = text_of_markup("一\n<p>二</p>\n三\n<b>四</b>")
    assert [source.where(source.text.index(word)).number for word in "一二三四"] == [1, 2, 3, 4]


PAGE = (
    "<!DOCTYPE html><html><body>{contents}<hr><a name=t0><h1>{first}</h1></a>"
    "<table><tr><td>連絡先</td><td>税務課</td></tr></table>"
    "<a name=t1><h1>{second}</h1></a><table><tr><td>１．対象人数</td></tr></table></body></html>"
)
LINKS = '<a href="#t0">表紙</a><br><a href="#t1">Ⅱ</a><br>'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sheet 1: 表紙", "Sheet 2: Ⅱ"),
        ("シート1: 表紙", "シート2: Ⅱ"),
        ("Tabelle1:表紙", "Tabelle2:Ⅱ"),
    ],
)
def test_the_name_of_a_worksheet_over_its_table_is_furniture(first, second):
    source = text_of_markup(PAGE.format(contents=LINKS, first=first, second=second))
    aside = [source.text[slice(*span)] for span in source.over]
    assert aside == ["表紙", "Ⅱ", first, second]


def test_a_heading_that_links_lead_to_stays():
    source = text_of_markup(PAGE.format(contents=LINKS, first="表紙", second="Ⅱ"))
    assert [source.text[slice(*span)] for span in source.over] == ["表紙", "Ⅱ"]


def test_no_answer_goes_on_behind_its_table():
    source = text_of_markup(PAGE.format(contents="", first="甲", second="お問い合わせ"))
    label = source.text.index("連絡先") + 3
    assert source.text[label : source.end(label, len(source.text))].strip() == "税務課"


@pytest.mark.parametrize("tag", ["o:p", "svg", "x-menu"])
def test_on_a_page_every_tag_is_a_tag(tag):
    assert read(f"<html><body><p>甲<{tag}>乙</{tag}></p></body></html>").strip() == "甲乙"


def test_a_blank_line_between_two_breaks_stays_outside_of_tables_too():
    page = "<html><body><div>（１）税<br>氏名<br><br>（２）台帳<br>住所</div></body></html>"
    assert "（１）税\n氏名\n\n（２）台帳\n住所" in text_of_markup(page).text
