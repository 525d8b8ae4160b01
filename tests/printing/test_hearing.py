"""意見募集: the notice leads to the pages of the 案, and says nothing that is not published."""

from copy import deepcopy

import pytest

from piadesk.acts.hearing import Hearing, Opinion, keep_hearing, pasted_opinions, sheet_texts
from piadesk.forms import catalogue
from piadesk.printing import PrintOptions, print_hearing, print_opinions, print_sheet
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.sheets.withheld import withhold
from tests import pdf

FORM = catalogue.form("form4-r06")
CONTENT = Address((), "basic.affair.description")
HEARING = Hearing("2026-01-05", "2026-02-03", "本庁舎の窓口", "郵送")


def two(before, after):
    old = new_sheet(FORM)
    old.put(CONTENT, before)
    new = deepcopy(old)
    new.put(CONTENT, after)
    return old, new


def test_the_notice_tells_the_page_of_each_change_in_the_draft():
    old, new = two("端末を用いる。", "新しい端末を用いる。")
    text = pdf.text(print_hearing(FORM, old, new, HEARING))
    draft = pdf.pages(print_sheet(FORM, new, PrintOptions(draft=True)))
    [page] = [at for at, words in enumerate(draft, 1) if "新しい端末" in words]
    assert f"②事務の内容{page}" in text
    assert "「新しい」を追加" in text
    assert "令和8年1月5日から令和8年2月3日まで（30日間）" in text


def test_a_first_sheet_has_its_parts_with_their_pages_and_no_overview():
    text = pdf.text(print_hearing(FORM, None, new_sheet(FORM), HEARING))
    assert "案の内容と、ページ" in text
    assert "変更の概要" not in text


def test_what_is_kept_back_now_is_in_no_paper_of_the_hearing_of_either_state():
    old, new = two("拠点は北棟地下です。", "拠点は北棟地下と南棟です。")
    apply(new, withhold(new, CONTENT, "北棟地下", "場所を示すため"))
    content = print_hearing(FORM, old, new, HEARING)
    assert "北棟" not in pdf.text(content)
    apply(new, withhold(new, CONTENT, "", "場所を示すため"))
    assert "拠点" not in pdf.text(print_hearing(FORM, old, new, HEARING))


def test_opinions_stand_beside_their_answers():
    opinions = (Opinion("a", "12ページ", "分かりにくい。", "書き直します。", "説明を加えた。"),)
    text = pdf.text(print_opinions(FORM, new_sheet(FORM), HEARING._replace(opinions=opinions)))
    assert "112ページ分かりにくい。書き直します。説明を加えた。" in text
    assert "意見の提出はありませんでした。" in pdf.text(
        print_opinions(FORM, new_sheet(FORM), HEARING)
    )


def test_that_nobody_had_an_opinion_is_said_only_when_the_time_is_over():
    sheet = new_sheet(FORM)
    apply(sheet, keep_hearing(HEARING))
    items = [entry.address.item for entry in sheet_texts(FORM, sheet, HEARING, "2026-02-03")]
    assert items == ["procedure.hearing.method", "procedure.hearing.period"]
    assert len(sheet_texts(FORM, sheet, HEARING, "2026-02-04")) == 4


@pytest.mark.parametrize(
    ("first", "is_head"),
    [
        (["項目", "意見"], True),
        (["案のページ", "意見", "市の考え方"], True),
        (["12ページ", "字が小さい"], False),
        (["意見", "この項目の説明が長く、どこに意見を書けばよいか分かりにくい"], False),
    ],
)
def test_a_first_row_is_heads_where_one_of_ours_stands_among_short_words(first, is_head):
    texts = [one.text for one in pasted_opinions([first, ["3ページ", "読みやすい"]])]
    assert texts == ([] if is_head else [first[1]]) + ["読みやすい"]


def test_a_column_alone_is_opinions_and_heads_are_none():
    [one] = pasted_opinions([["意見"], ["分かりにくい"]])
    assert (one.about, one.text) == ("", "分かりにくい")
