"""Labels of which words stand twice are read as those labels."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.layout.doubled import with_single_labels
from tests.published.papers import answers

TEXT = (
    "特定個人情報保護評価書( 特定個人情報保護評価書(全項目評価書) 全項目評価書) 評価書番号 8"
    " 評価書名 渡し船に関する事務 全項目評価書 個人のプライバシー 個人のプライバシー等"
    " のプライバシー等の権利利益の 権利利益の保護の 保護の宣言 しおかぜ町は、権利利益を守ることを"
    "宣言する。 特記事項 評価実施機関名 しおかぜ町長"
    " 個人情報保護委員会 個人情報保護委員会 承認日 【"
    " 承認日 【行政機関等 【行政機関等のみ 行政機関等のみ】 のみ】 公表日 令和2年3月4日"
    " [平成30年5月 様式4]"
)


def test_doubled_labels_are_found_and_told(tmp_path):
    path = tmp_path / "paper.txt"
    path.write_text(TEXT, encoding="utf-8")
    imported = import_sheet(path)
    read = answers(imported)
    assert read["cover.title"] == "渡し船に関する事務 全項目評価書"
    assert read["cover.declaration"] == "しおかぜ町は、権利利益を守ることを宣言する。"
    assert read["cover.organization"] == "しおかぜ町長"
    assert read["cover.published_on"] == "令和2年3月4日"
    assert "doubled" in [note.code for note in imported.report.notes]
    assert not imported.report.left_over


@pytest.mark.parametrize(
    "text",
    [
        "評価実施機関名 しおかぜ町長 公表日 令和2年3月4日",
        "事務の内容 事務の内容の変更 渡し船 渡し船の運航",
        "回数券の事務 回数券の事務の委託 料金の徴収 料金の徴収の委託",
    ],
)
def test_other_words_stay(text):
    assert with_single_labels(text) == (text, [])
