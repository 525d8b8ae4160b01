"""変更箇所 in the order that a spreadsheet's PDF draws it in: cells of one line first."""

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.layout.disordered import text_of_disordered
from piadesk.sheets.sheet import Address
from tests.published.papers import answers

LOG = Address((), "log")
HEAD = "別添\n変更日 項目 変更前の記載 変更後の記載 提出時期に係る説明\n"
FIRST = """（記載なし） 事後
様式の変更 事後 様式の変更に伴う修正
まいた市税務課 まいた市収納課 事後
事前
提出時
期
"""
THEN = """令和3年4月1日 Ⅰ 関連情報 ３．個人番号の利用
法令上の根拠
・まいた市個人番号の利用に関する条例第3
条第1項
・第4条
条例による利用を明
記したため
令和4年7月1日 平成30年5月版 令和4年7月版
令和5年4月3日 Ⅰ－６－①部署 組織の名称の変更に
伴う修正
令和5年4月3日 Ⅰ 関連情報 １．特定個人情報ファイ
ルを取り扱う事務 ③システムの名称
１．住民記録システム
２．宛名システム
１．住民記録システム
２．宛名システム
３．申請管理システム
申請管理システムの
利用の開始に先立つ
追加
"""
ROWS = [
    (
        "Ⅰ 関連情報 ３．個人番号の利用\n法令上の根拠",
        "（記載なし）",
        "・まいた市個人番号の利用に関する条例第3条第1項\n・第4条",
        "事後",
        "条例による利用を明記したため",
    ),
    ("様式の変更", "平成30年5月版", "令和4年7月版", "事後", "様式の変更に伴う修正"),
    (
        "Ⅰ－６－①部署",
        "まいた市税務課",
        "まいた市収納課",
        "事後",
        "組織の名称の変更に伴う修正",
    ),
    (
        "Ⅰ 関連情報 １．特定個人情報ファイルを取り扱う事務 ③システムの名称",
        "１．住民記録システム\n２．宛名システム",
        "１．住民記録システム\n２．宛名システム\n３．申請管理システム",
        "事前",
        "申請管理システムの利用の開始に先立つ追加",
    ),
]


def read(text):
    return read_onto(catalogue.form("form3-r06"), text_of_disordered(text))


def rows(imported):
    read_answers = answers(imported)
    columns = ("item", "before", "after", "timing", "explanation")
    count = len({path.partition(".")[0] for path in read_answers if path.startswith("log[")})
    return [
        tuple(read_answers.get(f"log[{n}].{name}", "").replace("\n", "") for name in columns)
        for n in range(1, count + 1)
    ]


def flat(each):
    return [tuple(words.replace("\n", "") for words in row) for row in each]


def test_a_row_is_put_together_of_what_is_drawn_first_and_then():
    imported = read(HEAD + FIRST + THEN)
    assert rows(imported) == flat(ROWS)
    assert answers(imported)["log[3].date"] == "令和5年4月3日"


def test_each_row_has_to_be_looked_at():
    imported = read(HEAD + FIRST + THEN)
    rows_doubted = {
        address for address in imported.report.doubtful if address.item == "log" and address != LOG
    }
    assert len(rows_doubted) == len(ROWS)


def test_a_day_in_a_wording_begins_no_row():
    first = FIRST.replace("事前\n", "事前\n事後 再評価の実施\n")
    then = THEN + "令和6年2月1日 Ⅴ－１－①\n実施日\n令和3年1月18日\n令和5年12月10日\n"
    found = rows(read(HEAD + first + then))
    assert found[4] == (
        "Ⅴ－１－①実施日",
        "令和3年1月18日",
        "令和5年12月10日",
        "事後",
        "再評価の実施",
    )
    assert len(found) == 5


def test_a_row_without_a_timing_keeps_its_place():
    first = FIRST.replace("まいた市税務課 まいた市収納課 事後\n事前", "（記載なし） 事前")
    then = THEN.replace("①部署 組織", "①部署\nまいた市税務課\nまいた市収納課\n組織")
    then = then.replace("１．住民記録システム\n２．宛名システム\n１．", "１．")
    found = rows(read(HEAD + first + then))
    assert [row[3] for row in found] == ["事後", "事後", "", "事前"]
    assert [row[1] for row in found[2:]] == ["まいた市税務課", "（記載なし）"]


def test_words_that_are_of_no_row_are_left_over():
    imported = read(HEAD + FIRST + THEN + "\f" + HEAD + "まよいごの一行\nその続き\n")
    assert len(rows(imported)) == len(ROWS)
    left = "".join(each.text for each in imported.report.left_over)
    assert "まよいごの一行" in left
    assert "その続き" in left


def test_rows_that_were_drawn_cell_by_cell():
    text = HEAD.replace("提出時期に", "提出時期 提出時期に") + (
        "令和3年4月1日 Ⅰ－６－①部署\nまいた市税務課 まいた市収納課 事後 組織の名称の変更\nのため\n"
        "令和4年7月1日 Ⅰ－３－法令上の\n根拠\n番号法第9条第1項\n番号法第9条第2項\n事前 改正\n"
    )
    assert rows(read(text)) == [
        ("Ⅰ－６－①部署", "まいた市税務課", "まいた市収納課", "事後", "組織の名称の変更のため"),
        ("Ⅰ－３－法令上の根拠", "番号法第9条第1項", "番号法第9条第2項", "事前", "改正"),
    ]


def test_two_passes_of_one_endless_page_are_left_over():
    imported = read(HEAD + FIRST * 40 + THEN * 40)
    assert rows(imported) == []
    assert "".join(each.text for each in imported.report.left_over).count("Ⅰ－６－①部署") == 40
