"""Text in the order of a viewer: labels stand among their answers, brackets in pieces."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.layout.disordered import is_disordered
from piadesk.texts.folding import fold, opened
from tests.published.papers import answers

TEXT = """特定個人情報保護評価書（基礎項目評価書）
[平成31年1月　様式2]
Ⅰ

関連情報

１．特定個人情報ファイルを取り扱う事務
①事務の名称

②事務の概要

軽自動車税の事務

（１）申告の受付
（２）税額の決定

４．情報提供ネットワークシステムによる情報連携
＜選択肢＞
[
①実施の有無

実施しない

]

1) 実施する
2) 実施しない
3) 未定

Ⅳ

リスク対策

２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）
＜選択肢＞
[
目的外の入手が行われるリスクへの対策は
十分か

十分である

]

1) 特に力を入れている
2) 十分である
3) 課題が残されている

９．監査
[

○ ]

[
[

]
]

実施の有無

自己点検
内部監査
外部監査
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("texts") / "copied.txt"
    path.write_text(TEXT, encoding="utf-8")
    return import_sheet(path)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("basic.affair.name", "軽自動車税の事務"),
        ("basic.affair.description", "（１）申告の受付\n（２）税額の決定"),
        ("basic.info_link.implemented", "実施しない"),
        ("risk.audit.kinds", "自己点検"),
        ("risk.acquire.unintended.sufficiency", "十分である"),
    ],
)
def test_an_answer_is_found_among_the_pieces(read, item, words):
    assert answers(read)[item] == words


def test_every_answer_has_to_be_looked_at(read):
    report = read.report
    assert {placed.address for placed in report.placed} <= {*report.doubtful}
    assert "order_lost" in [note.code for note in report.notes]


def test_words_that_went_nowhere_are_found_in_the_source(read):
    assert all(left.passages for left in read.report.left_over)


def test_no_letter_is_lost(read):
    told = fold("".join(passage.text for passage in read.report.passages))
    assert sorted(told) == sorted(fold(opened(TEXT)))


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("①部署\n②所属長の役職名\n請求先\n連絡先\n総務課\n", True),
        ("＜選択肢＞\n①部署\n課\n＜選択肢＞\n②所属長の役職名\n長\n＜選択肢＞\n連絡先\n", True),
        ("[ ]\n[○]\n[ ]\n[ ]\n自己点検\n", True),
        (
            "①部署\n②所属長の役職名\n課長\n請求先\n①事務の名称\n税\n②事務の概要\n連絡先\n"
            "①法令上の根拠\n法\n連絡先\n①部署\n課\n請求先\n連絡先\n係\n",
            True,
        ),
        (
            "変更日\n項目\n変更前の記載\n変更後の記載\n提出時期\n提出時期に係る説明\n令和元年\n",
            False,
        ),
        (
            "評価書番号\n1\n評価書名\n税\n特記事項\n評価実施機関名\n市長\n項目一覧\n"
            "(別添1) 事務の内容\n(別添2) 特定個人情報ファイル記録項目\n①事務の名称\n②事務の概要\n"
            "③システムの名称\n税\n税を集める。\n台帳\n",
            False,
        ),
        ("①部署\n総務課\n②所属長の役職名\n課長\n[ ] 自己点検\n[○] 内部監査\n", False),
        ("①実施の有無\n[ 実施する ] ＜選択肢＞\n1) 実施する\n2) 実施しない\n", False),
    ],
)
def test_labels_or_choices_that_stand_together_tell_that_the_order_is_lost(text, lost):
    assert is_disordered(text) == lost


PIECES = """特定個人情報保護評価書（全項目評価書）
Ⅰ
基本情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称 税の事務
②事務の内容

税を集める。

③対象人数
[

10万人以上30万人未

満

]
２．特定個人情報ファイルを取り扱う事務において使用するシステム
システム1
①システムの名称 税システム
②システムの機能

課税する。

③他のシステムとの

［

接続

［
］ 情報提供ネットワークシステム
○
［
］ 庁内連携システム
］ 住民基本台帳ネットワークシステム
［ ○ ］ その他

（ 証明書の端末

）
"""


@pytest.fixture(scope="module")
def pieces(tmp_path_factory):
    path = tmp_path_factory.mktemp("texts") / "pieces.txt"
    path.write_text(PIECES, encoding="utf-8")
    return answers(import_sheet(path, "form4-r06"))


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("basic.affair.name", "税の事務"),
        ("basic.affair.population", "10万人以上30万人未満"),
        ("basic.systems[1].name", "税システム"),
        ("basic.systems[1].functions", "課税する。"),
        ("basic.systems[1].connections", "庁内連携システム、その他（証明書の端末）"),
    ],
)
def test_what_a_narrow_column_cut_in_pieces_is_whole(pieces, item, words):
    assert pieces[item] == words


def test_that_the_order_is_lost_is_told_of_the_paper_and_not_of_every_item(read):
    by_code = [note.code for note in read.report.notes]
    assert by_code.count("order_lost") == 1
    assert len([note for note in read.report.notes if note.doubt]) < len(read.report.placed)


def test_lists_behind_labels_of_texts_tell_that_order_is_lost():
    rows = "①実施の有無\n②法令上の根拠\n＜選択肢＞\n1) 実施する\n2) 実施しない\n番号法第19条第8号\n"
    answered = (
        "[ 実施する ]\n①実施の有無\n＜選択肢＞\n1) 実施する\n2) 実施しない\n②法令上の根拠\n番号法\n"
    )
    assert is_disordered(3 * f"事務の概要\n受付\n{rows}")
    assert not is_disordered(3 * f"事務の概要\n受付\n{answered}")


def test_the_whole_paper_is_doubted_by_one_sentence_and_no_label_is(read):
    report = read.report
    assert {placed.sureness for placed in report.placed} <= {"sure", "likely"}
    (doubt,) = report.doubts_of_paper
    assert "並ぶ順が紙面と違います" in doubt.sentence


def test_a_list_that_goes_on_behind_a_page_s_number_is_in_order():
    answer, choices = (
        "リスクへの対策は十分か\n[ 十分である ]\n＜選択肢＞\n",
        "1）特に力を入れている\n",
    )
    pages = [f"{answer}{number}\n\f{choices}" for number in (14, 15, 16, 17)]
    assert not is_disordered("".join(pages))


def test_a_blank_last_item_before_a_row_for_many_entries_is_in_order():
    entry = "①法令上の根拠\n番号法\n②移転先における用途\n賦課\n⑦時期・頻度\n"
    assert not is_disordered(3 * f"{entry}移転先6～10\n移転先11～15\n")
    assert is_disordered(3 * f"{entry}連絡先\n")
