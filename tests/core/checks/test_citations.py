"""Citations are judged by what stands beside them: the law before it, the words around it."""

import pytest

from piadesk.checks.language.citations import cited

OLD = [
    ("stale_article", "番号法第19条第7号及び別表第二に基づく情報照会"),
    ("stale_article", "番号利用法第１９条第７号（情報提供ネットワークシステムによる提供）"),
    ("stale_article", "番号法第十九条第七号に基づく主務省令"),
    ("stale_annex", "番号法別表第一の16の項"),
    ("stale_annex", "番号法第9条第1項及び別表第１"),
    ("stale_annex", "番号法第19条第8号 別表第二の27の項"),
    ("stale_commission", "特定個人情報保護委員会の承認を受ける。"),
    ("stale_notice_card", "通知カードの送付に関する事務"),
    ("stale_network_order", "別表第二の主務省令で定める事務"),
    ("no_such_branch", "住基法第12条の1、第12条の2"),
]


@pytest.mark.parametrize(("code", "text"), OLD)
def test_a_citation_that_the_law_left_behind_is_found(code, text):
    assert code in {found for found, _ in cited(text)}


RIGHT = [
    "番号法第19条第7号（住基法第24条の2等の規定による提供）",
    "番号法第19条第7号、住民基本台帳法第30条の10",
    "番号法第19条第7号（特定個人情報の提供の制限）",
    "番号法第9条第2項に基づく条例別表第二の3の項",
    "番号法第9条第2項及び個人番号の利用に関する条例別表第一",
    "番号法及び住基法別表第一の71の5の項",
    "番号法第9条第1項 別表24の項",
    "番号法（令和6年5月27日の改正前）別表第二の27の項を旧法として示す。",
    "特定個人情報保護委員会規則第3号",
    "第12条の10、第12条の11",
]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_citation_that_looks_like_it_stays_quiet(text):
    assert list(cited(text)) == []


def test_what_the_item_is_about_tells_the_two_readings_apart():
    assert list(cited("番号法第19条第7号")) == []
    found = [code for code, _ in cited("番号法第19条第7号", "情報提供ネットワーク")]
    assert found == ["stale_article"]
