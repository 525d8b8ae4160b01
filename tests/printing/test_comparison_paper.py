"""新旧対照表 on paper: both texts letter for letter, the head on each page, nothing outside."""

import re
from collections import Counter
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.errors import MigrationError
from piadesk.forms import catalogue
from piadesk.printing import (
    ComparisonOptions,
    print_circulation,
    print_comparison,
    print_sheet,
)
from piadesk.printing.papers.comparison import comparison_pages
from piadesk.revision.comparison import table
from piadesk.revision.item_names import default_style
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Entry, new_sheet
from piadesk.typeface.faces import printable
from tests import pdf
from tests.conftest import tiny_form
from tests.sheets import edits, sheets

FORM = catalogue.form("form2-r06")
CHANGED = "basic.affair.description"
LEGIBLE = st.text(st.sampled_from("あ亜字、。（）①※Ａ1<b>&\\\n\t 　鷗😀"), max_size=40)


def two(before, after):
    """Two states of one sheet that differ in one text."""
    old = new_sheet(FORM)
    old.answers |= {"cover.title": "住民基本台帳", CHANGED: before}
    old.answers["cover.published_on"] = "2025-04-01"
    new = deepcopy(old)
    new.answers[CHANGED] = after
    return old, new


def printed(old, new, **options):
    return print_comparison(FORM, old, new, ComparisonOptions(**options))


def marked_stretches(old, new):
    pages = comparison_pages(FORM, old, new, ComparisonOptions())
    slices = [piece for page in pages for frame in page.frames for piece in frame.slices]
    return [
        run for piece in slices for cell in piece.row.cells for run in piece.highlights_of(cell)
    ]


def test_old_and_new_stand_side_by_side_under_their_heads():
    text = pdf.text(printed(*two("異動の届出", "転入の届出")))
    assert "項目ページ変更前変更後" in text
    assert "②事務の概要2異動の届出転入の届出" in text
    assert "変更前：令和7年4月1日公表変更後：今回の案" in text


def test_only_the_changed_item_is_printed_unless_all_are_asked_for():
    old, new = two("前", "後")
    old.answers["basic.affair.name"] = new.answers["basic.affair.name"] = "同じ名称"
    assert "同じ名称" not in pdf.text(printed(old, new))
    assert pdf.text(printed(old, new, all_items=True)).count("同じ名称") == 2


def test_changed_passages_are_marked_on_both_sides():
    assert len([run for run in marked_stretches(*two("本人の届出", "世帯の届出")) if run]) == 2
    assert not any(marked_stretches(*two("同じ", "同じ")))


def test_a_change_that_cannot_be_seen_is_told():
    assert "【改行・空白のみの変更】" in pdf.text(printed(*two("記載。\n届出", "記載。届出")))
    assert "【改行" not in pdf.text(printed(*two("記載。\n届出", "記載。届出等")))


def test_that_nothing_changed_is_said():
    assert "変更はありません。" in pdf.text(printed(*two("同じ", "同じ")))


def test_a_long_text_flows_over_pages_that_lie_each_with_its_head():
    content = printed(*two("旧" * 9000, "新" * 9000))
    pages = pdf.pages(content)
    assert len(pages) > 3
    assert all("項目ページ変更前変更後" in page for page in pages)
    assert all("（続き）" in page for page in pages[1:])
    assert all(width > height for width, height in pdf.sizes(content))
    assert Counter(pdf.text(content))["新"] == 9000 + 1  # 新旧対照表


def test_an_entry_that_came_or_went_is_told_so():
    old, new = two("同じ", "同じ")
    form = catalogue.form("form4-r06")
    old.form = new.form = form.id
    new.rows["basic.systems"] = [Entry(id="s1", answers={"basic.systems.name": "宛名システム"})]
    came = pdf.text(print_comparison(form, old, new))
    went = pdf.text(print_comparison(form, new, old))
    assert "【追加】3－宛名システム" in came
    assert "【削除】－宛名システム削除" in went


def test_an_old_state_on_an_earlier_form_is_carried_over():
    earlier = new_sheet(catalogue.form("form2-h31"))
    earlier.answers[CHANGED] = "前の様式の概要"
    text = pdf.text(printed(earlier, two("", "後")[1]))
    assert "前の様式の概要" in text
    assert "「様式2基礎項目評価書（平成31年1月）」から" in text
    with pytest.raises(MigrationError):
        printed(new_sheet(catalogue.form("form4-r06")), new_sheet(FORM))


def test_the_same_states_give_the_same_bytes():
    old, new = two("前", "後")
    assert printed(old, new) == printed(old, new)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_every_character_of_both_sides_is_on_the_paper(data):
    form = tiny_form("repeats")
    old = data.draw(sheets(form, LEGIBLE))
    new = deepcopy(old)
    for _ in range(3):
        apply(new, data.draw(edits(form, new, LEGIBLE)))
    rows = table(form, old, new, default_style(form))
    told = "".join(
        line.name
        + "".join(passage.text for side in (line.sides.old, line.sides.new) for passage in side)
        for line in rows
    )
    wanted = Counter(re.sub(r"\s", "", printable(told)))
    content = print_comparison(form, old, new)
    assert not wanted - pdf.letters(content)
    for (width, height), places in pdf.boxes(content):
        assert all(
            left >= 0 and low >= 0 and right <= width and top <= height
            for left, low, right, top in places
        )


def test_each_change_tells_its_page_in_the_sheet_and_in_the_pack_that_page_of_the_pack():
    old, new = two("異動の前", "異動の後")
    [page] = [at for at, text in pages_with(print_sheet(FORM, new), "異動の後")]
    assert f"②事務の概要{page}異動の前" in pdf.text(printed(old, new))
    pack = print_circulation(FORM, old, new)
    *_, (in_pack, _) = pages_with(pack, "異動の後")
    assert f"②事務の概要{in_pack}異動の前" in pdf.text(pack)


def pages_with(content, words):
    return [(at, text) for at, text in enumerate(pdf.pages(content), 1) if words in text]
