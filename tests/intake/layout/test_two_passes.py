"""Text of a spreadsheet's PDF in the order that it was drawn in: what has one line comes first."""

import pytest

from piadesk.intake import import_sheet
from piadesk.texts.folding import fold, opened
from tests.published.papers import answers

TEXT = """特定個人情報保護評価書（基礎項目評価書）
評価書番号 評価書名
8 軽自動車税に関する事務 基礎項目評価書
個人のプライバシー等の権利利益の保護の宣言
特記事項
評価実施機関名
かもめ浜市長
公表日
かもめ浜市は、軽自動車税に関する事務における特定個人情報ファイルの取扱いに当たり、適切な
措置を講じていることを宣言する。
窓口の業務の一部を委託している。
令和6年9月2日
[平成31年1月 様式2]
\fⅠ 関連情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称 軽自動車税の事務
②事務の概要
③システムの名称 税務システム
２．特定個人情報ファイル名
３．個人番号の利用
法令上の根拠
４．情報提供ネットワークシステムによる情報連携
①実施の有無
[ 実施しない ]
②法令上の根拠
５．評価実施機関における担当部署
①部署 税務課
・車両の取得及び廃止の申告の受付
・税額の決定、通知及び納付の確認に関する事務のうち当市が法令により行うものと
されているもの
（１）軽自動車税ファイル
番号法第9条第1項 別表の24の項
＜選択肢＞
1) 実施する
2) 実施しない
3) 未定
\fⅡ しきい値判断項目
１．対象人数
[ ]
いつ時点の計数か 時点
２．取扱者数
[ ]
いつ時点の計数か 時点
評価対象の事務の対象人数は何
人か 1万人以上10万人未満
＜選択肢＞
1) 1,000人未満（任意実施）
2) 1,000人以上1万人未満
3) 1万人以上10万人未満
4) 10万人以上30万人未満
5) 30万人以上
令和6年4月1日
特定個人情報ファイル取扱者数
は500人以上か 500人未満
＜選択肢＞
1) 500人以上
2) 500人未満
令和6年5月1日
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    path = tmp_path_factory.mktemp("texts") / "drawn.txt"
    path.write_text(TEXT, encoding="utf-8")
    return import_sheet(path)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("cover.special_notes", "窓口の業務の一部を委託している。"),
        ("cover.published_on", "令和6年9月2日"),
        (
            "basic.affair.description",
            "・車両の取得及び廃止の申告の受付\n・税額の決定、通知及び納付の確認に関する事務のうち"
            "当市が法令により行うものとされているもの",
        ),
        ("basic.affair.system_names", "税務システム"),
        ("basic.file_names", "（１）軽自動車税ファイル"),
        ("basic.number_use.legal_basis", "番号法第9条第1項 別表の24の項"),
        ("basic.info_link.implemented", "実施しない"),
        ("basic.department.name", "税務課"),
        ("threshold.population.size", "1万人以上10万人未満"),
        ("threshold.population.as_of", "令和6年4月1日"),
        ("threshold.handlers.over500", "500人未満"),
        ("threshold.handlers.as_of", "令和6年5月1日"),
    ],
)
def test_what_was_drawn_behind_the_labels_is_beside_its_own(read, item, words):
    assert answers(read)[item] == words


def test_every_answer_has_to_be_looked_at(read):
    assert {placed.address for placed in read.report.placed} <= {*read.report.doubtful}


def test_no_letter_is_lost(read):
    told = fold("".join(passage.text for passage in read.report.passages))
    assert sorted(told) == sorted(fold(opened(TEXT)))


MARKS = """特定個人情報保護評価書（重点項目評価書）
[令和6年10月 様式3]
\fⅠ 基本情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称
②事務の内容
６．評価実施機関における担当部署
①部署
②所属長の役職名
軽自動車税 A
申告を受け付け、税額を 1 件ずつ決定する。
税務課 1 係
係長 1 人
\fⅡ 特定個人情報ファイルの概要
１．特定個人情報ファイル名
車両ファイル
３．特定個人情報の入手・使用
① ※
入手元 ［ ○ ］ 本人又は本人の代理人
［ ○ ］ 評価実施機関内の他部署 （ ）
［ ］ 行政機関・独立行政法人等 （ ）
［ ○ ］ （ 他の市町村 ）
［ ］ 民間事業者 （ ）
［ ○ ］ その他 （ ）
使用部署 税務課
使用者数
[ ]
⑤使用方法
４．特定個人情報ファイルの取扱いの委託
※
委託の有無 [ 委託する ]
（ 1 ）件
申告書の入力業務
①委託内容
②委託先における取扱者数
[ ]
③委託先名 かもめデータ株式会社
市民課、
福祉課
地方公共団体・地方独立行
政法人
販売店
10人未満
＜選択肢＞
1) 10人未満
2) 10人以上50人未満
3) 50人以上100人未満
4) 100人以上500人未満
5) 500人以上1,000人未満
6) 1,000人以上
申告の内容を台帳と突き合わせる。
＜選択肢＞
1) 委託する
2) 委託しない
委託事項1
申告書の内容を１件ずつ入力する業務
10人以上50人未満
＜選択肢＞
1) 10人未満
2) 10人以上50人未満
3) 50人以上100人未満
4) 100人以上500人未満
5) 500人以上1,000人未満
6) 1,000人以上
④使用の主体
"""


def test_names_and_words_of_marks_and_titles_of_entries_stand_where_they_belong(tmp_path):
    path = tmp_path / "drawn.txt"
    path.write_text(MARKS, encoding="utf-8")
    read = answers(import_sheet(path))
    assert read["file[1].use.sources"] == (
        "本人又は本人の代理人、評価実施機関内の他部署（市民課、福祉課）、"
        "地方公共団体・地方独立行政法人（他の市町村）、その他（販売店）"
    )
    assert read["file[1].use.users.count"] == "10人未満"
    assert read["file[1].use.how"] == "申告の内容を台帳と突き合わせる。"
    assert read["file[1].entrust.exists"] == "委託する"
    assert read["file[1].entrust.items[1].name"] == "申告書の入力業務"
    assert read["file[1].entrust.items[1].content"] == "申告書の内容を１件ずつ入力する業務"
    assert read["file[1].entrust.items[1].handlers"] == "10人以上50人未満"
    assert read["file[1].entrust.items[1].contractor"] == "かもめデータ株式会社"
