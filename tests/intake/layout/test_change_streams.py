"""変更箇所 in plain text, whose cells stand near their places, some of them below others."""

from tests.intake.layout.test_change_passes import LOG, read, rows
from tests.published.papers import answers

HEAD = "変更日\n\n項目\n\n変更前の記載\n\n変更後の記載\n\n提出時期\n\n提出時期に係る説明\n\n"
PLAIN = """平成30年7月2日

Ⅰ－６－①部署

まいた市税務課

まいた市収納課

事後

組織の名称の変更に
伴う修正

"""
MERGED = """令和3年4月1日

Ⅰ 関連情報 １．特定個人情報ファ （略）
イルを取り扱う事務 ③システムの ２．宛名システム
名称

（略）
２．宛名システム
３．申請管理システム

事前

申請管理システムの追
加

"""
DAYS = """令和6年2月1日

Ⅴ－１－①実施日

令和3年1月18日

令和5年12月10日

事後

再評価の実施

"""


def test_cells_that_stand_beside_each_other_in_lines_are_parted():
    found = rows(read(HEAD + PLAIN + MERGED + DAYS))
    assert found == [
        ("Ⅰ－６－①部署", "まいた市税務課", "まいた市収納課", "事後", "組織の名称の変更に伴う修正"),
        (
            "Ⅰ 関連情報 １．特定個人情報ファイルを取り扱う事務 ③システムの名称",
            "（略）２．宛名システム",
            "（略）２．宛名システム３．申請管理システム",
            "事前",
            "申請管理システムの追加",
        ),
        ("Ⅴ－１－①実施日", "令和3年1月18日", "令和5年12月10日", "事後", "再評価の実施"),
    ]


def test_each_row_has_to_be_looked_at():
    imported = read(HEAD + PLAIN + MERGED + DAYS)
    rows_doubted = {each for each in imported.report.doubtful if each.item == "log"} - {LOG}
    assert len(rows_doubted) == 3


def test_a_row_that_stands_behind_later_ones_is_put_in_its_place():
    found = rows(read(HEAD + MERGED + DAYS + PLAIN))
    assert [row[1] for row in found] == [
        "まいた市税務課",
        "（略）２．宛名システム",
        "令和3年1月18日",
    ]
    assert answers(read(HEAD + MERGED + DAYS + PLAIN))["log[1].date"] == "平成30年7月2日"


def test_words_that_make_no_whole_cell_are_left_over_at_their_row():
    open_row = PLAIN.replace("まいた市税務課", "（申請を受け付け、\n内容を審査する。")
    imported = read(HEAD + PLAIN + open_row + DAYS)
    assert [row[1] for row in rows(imported)] == ["まいた市税務課", "", "令和3年1月18日"]
    left = [each.text for each in imported.report.left_over]
    assert any("申請を受け付け、" in words and "収納課" in words for words in left)


def test_a_text_of_one_endless_page_is_left_over():
    imported = read(HEAD + PLAIN * 200)
    assert rows(imported) == []
    assert "".join(each.text for each in imported.report.left_over).count("まいた市税務課") == 200
