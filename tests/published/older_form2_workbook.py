"""うみべ村の軽自動車税 (様式2 平成26年4月: a name beside ②所属長, no Ⅳ) as a workbook."""

import datetime
from pathlib import Path

from openpyxl import Workbook

from tests.published.grid import COLUMNS, SAVED, Grid

PLACE = Path(__file__).with_name("older-form2.xlsx")

PEOPLE = ("1,000人未満（任意実施）", "1,000人以上1万人未満", "1万人以上10万人未満",
          "10万人以上30万人未満", "30万人以上")  # fmt: skip
DECLARATION = (
    "うみべ村は、軽自動車税の賦課徴収の事務における特定個人情報ファイルの取扱いが、個人の"
    "プライバシー等の権利利益に影響を及ぼしかねないことを認識し、特定個人情報の漏えい等を防ぐ"
    "措置を講じ、個人のプライバシー等の権利利益の保護に取り組んでいることを宣言する。"
)
DUTIES = (
    "地方税法及び村の条例に基づき、軽自動車等の所有者に対する税を賦課し、徴収する。\n"
    "（1）申告書の受理　（2）税額の決定と通知　（3）減免の申請の審査　（4）滞納の整理"
)


def cover(grid):
    grid.cell(
        1, COLUMNS, "特定個人情報保護評価書（基礎項目評価書）", align="center", size=18, box=False
    )
    grid.down(2)
    grid.cell(1, 6, "評価書番号", align="center", shade=True)
    grid.cell(7, COLUMNS, "評価書名", align="center", shade=True)
    grid.down()
    grid.cell(1, 6, "15", align="center")
    grid.cell(7, COLUMNS, "軽自動車税の賦課徴収に関する事務　基礎項目評価書")
    grid.height(36)
    grid.down(2)
    grid.cell(1, COLUMNS, "個人のプライバシー等の権利利益の保護の宣言", align="center", shade=True)
    grid.down()
    grid.whole(DECLARATION, 110)
    grid.cell(1, 6, "特記事項", align="center", shade=True)
    grid.cell(7, COLUMNS, "なし")
    grid.down(3)
    for label, value in (("評価実施機関名", "うみべ村長"), ("公表日", datetime.date(2015, 11, 20))):
        grid.cell(8, 29, label, align="center", shade=True)
        grid.down()
        grid.cell(8, 29, value, align="center")
        grid.down(2)
    grid.cell(22, COLUMNS, "[平成26年4月　様式2]", align="right", box=False)


def related(grid):
    grid.band("Ⅰ　関連情報")
    grid.heading("１．特定個人情報ファイルを取り扱う事務")
    grid.answer("①事務の名称", "軽自動車税の賦課徴収に関する事務")
    grid.answer("②事務の概要", DUTIES, 60)
    grid.answer("③システムの名称", "軽自動車税システム、収納システム", 30)
    grid.heading("２．特定個人情報ファイル名")
    grid.whole("軽自動車税ファイル")
    grid.heading("３．個人番号の利用")
    grid.answer("法令上の根拠", "番号法第９条第１項　別表第一の16の項")
    grid.heading("４．情報提供ネットワークシステムによる情報連携")
    grid.choice("①実施の有無", "実施しない", ("実施する", "実施しない", "未定"))
    grid.answer("②法令上の根拠", None)
    grid.heading("５．評価実施機関における担当部署")
    grid.answer("①部署", "税務住民課")
    grid.answer("②所属長", "税務住民課長　磯野　浜夫")
    grid.heading("６．他の評価実施機関")
    grid.whole("なし", 20)
    grid.heading("７．特定個人情報の開示・訂正・利用停止請求")
    grid.answer("請求先", "うみべ村大字渚88番地　うみべ村役場　総務課")
    grid.heading("８．特定個人情報ファイルの取扱いに関する問合せ")
    grid.answer("連絡先", "うみべ村大字渚88番地　うみべ村役場　税務住民課")


def threshold(grid):
    grid.band("Ⅱ　しきい値判断項目")
    day = datetime.date(2015, 10, 1)
    many = ("500人以上", "500人未満")
    for heading, question, value, choices in (
        ("１．対象人数", "評価対象の事務の対象人数は何人か", "1,000人以上1万人未満", PEOPLE),
        ("２．取扱者数", "特定個人情報ファイル取扱者数は500人以上か", "500人未満", many),
    ):
        grid.heading(heading)
        grid.choice(question, value, choices)
        grid.cell(1, 14, "いつ時点の計数か")
        grid.cell(15, 24, day, align="center")
        grid.cell(25, 28, "時点", box=False)
        grid.down()
    grid.heading("３．重大事故")
    question = "過去１年以内に、評価実施機関において特定個人情報に関する重大事故が発生したか"
    grid.choice(question, "発生なし", ("発生あり", "発生なし"))
    grid.down()
    grid.band("Ⅲ　しきい値判断結果")
    grid.cell(1, COLUMNS, "しきい値判断結果", align="center", shade=True)
    grid.down()
    grid.whole("基礎項目評価の実施が義務付けられる", 30)


def changes(grid):
    grid.cell(1, COLUMNS, "変更箇所", box=False, size=12)
    grid.down()
    edges = ((1, 4), (5, 10), (11, 18), (19, 26), (27, 29), (30, 36))
    heads = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
    for (first, last), head in zip(edges, heads, strict=True):
        grid.cell(first, last, head, shade=True)
    grid.down()
    for _ in range(3):
        for first, last in edges:
            grid.cell(first, last)
        grid.down()


def workbook():
    book = Workbook()
    book.properties.creator = "うみべ村"
    book.properties.created = book.properties.modified = SAVED
    pages = (
        ("表紙", cover),
        ("Ⅰ関連情報", related),
        ("Ⅱしきい値", threshold),
        ("変更箇所", changes),
    )
    for name, fill in pages:
        fill(Grid(book.create_sheet(name), landscape=name == "変更箇所"))
    book.remove(book.worksheets[0])
    return book


if __name__ == "__main__":
    workbook().save(PLACE)
