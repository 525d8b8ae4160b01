"""やまびこ町の就学援助 (様式2 令和6年10月, cover, Ⅰ9 and Ⅳ): one worksheet, lists from a hidden one."""

import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from tests.published.grid import COLUMNS, SAVED, Grid

PLACE = Path(__file__).with_name("school-aid.second-half.xlsx")

ENOUGH = ("特に力を入れている", "十分である", "課題が残されている")
EFFORT = ("特に力を入れて行っている", "十分に行っている", "十分に行っていない")
MEASURES = (
    "目的外の入手が行われるリスクへの対策",
    "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策",
    "権限のない者によって不正に使用されるリスクへの対策",
    "委託先における不正な使用等のリスクへの対策",
    "不正な提供・移転が行われるリスクへの対策（委託や情報提供ネットワークシステムを通じた提供を除く。）",
    "情報提供ネットワークシステムを通じて目的外の入手が行われるリスクへの対策",
    "情報提供ネットワークシステムを通じて不正な提供が行われるリスクへの対策",
    "特定個人情報の漏えい・滅失・毀損リスクへの対策",
    "従業者に対する教育・啓発",
)
MANUAL = (
    "申請書を受け付けるときは、本人確認書類と申請書の氏名、住所及び生年月日を二人の職員が照合し、"
    "照合した者の名を受付簿に残している。\n"
    "入力した内容は、翌日に別の職員が申請書と突き合わせている。"
)
BASIS = (
    "利用者を就学援助の担当者に限り、生体認証により利用者を確認している。\n"
    "異動した者の権限は、異動の日に失効させている。"
)


def listed(grid, label, number, choices, column):
    """``[ 2) 十分である ]``: the dropdown offers the choices with their numbers, from another
    worksheet; the form's own list stands beside in two columns."""
    high = (len(choices) + 1) // 2 + 1
    grid.cell(1, 12, label, rows=high)
    grid.cell(13, 13, "[", rows=high, align="right", box=False)
    value = f"{number}) {choices[number - 1]}" if number else None
    chosen = grid.cell(14, 20, value, rows=high, align="center", box=False)
    grid.cell(21, 21, "]", rows=high, box=False)
    validation = DataValidation(
        type="list", formula1=f"選択肢!${column}$1:${column}${len(choices)}"
    )
    grid.page.add_data_validation(validation)
    validation.add(chosen)
    top = grid.row
    grid.cell(22, COLUMNS, "＜選択肢＞", box=False)
    for place, words in enumerate(choices):
        grid.row = top + 1 + place // 2
        first = 22 if place % 2 == 0 else 30
        grid.cell(first, first + 6, f"{place + 1}) {words}", box=False)
    grid.row = top + high


def cover(grid):
    grid.cell(1, COLUMNS, "特定個人情報保護評価書（基礎項目評価書）", size=18, box=False)
    grid.down(2)
    grid.cell(1, 6, "評価書番号", shade=True)
    grid.cell(7, COLUMNS, "評価書名", shade=True)
    grid.down()
    grid.cell(1, 6, "２１")
    grid.cell(7, COLUMNS, "就学援助に関する事務\n基礎項目評価書")
    grid.down(2)
    grid.cell(1, COLUMNS, "個人のプライバシー等の権利利益の保護の宣言", shade=True)
    grid.down()
    grid.whole(
        "やまびこ町教育委員会は、個人のプライバシー等の権利利益の保護に取り組んでいることを宣言する。"
    )
    grid.cell(1, 6, "特記事項", shade=True)
    grid.cell(7, COLUMNS, None)
    grid.down(2)
    for label, value in (
        ("評価実施機関名", "やまびこ町教育委員会"),
        ("公表日", datetime.date(2025, 7, 1)),
    ):
        grid.cell(8, 29, label, shade=True)
        grid.down()
        grid.cell(8, 29, value)
        grid.down(2)
    grid.cell(22, COLUMNS, "[令和6年10月　様式2]", align="right", box=False)
    grid.down(2)


def applied(grid):
    grid.band("Ⅰ　関連情報")
    grid.heading("９．規則第９条第２項の適用", (False, "適用した"))
    grid.answer("適用した理由", None)


def risks(grid):
    grid.band("Ⅳ　リスク対策")
    grid.heading("４．特定個人情報ファイルの取扱いの委託", (True, "委託しない"))
    listed(grid, "委託先における不正な使用等のリスクへの対策は十分か", 0, ENOUGH, "A")
    grid.heading("７．特定個人情報の保管・消去")
    listed(grid, "特定個人情報の漏えい・滅失・毀損リスクへの対策は十分か", 2, ENOUGH, "A")
    grid.heading("８．人手を介在させる作業", (False, "人手を介在させる作業はない"))
    listed(grid, "人為的ミスが発生するリスクへの対策は十分か", 1, ENOUGH, "A")
    grid.answer("判断の根拠", MANUAL, 60)
    grid.heading("９．監査")
    grid.cell(1, 10, "実施の有無")
    for first, mark, words in (
        (11, "○", "自己点検"),
        (19, None, "内部監査"),
        (27, "○", "外部監査"),
    ):
        grid.cell(first, first, "[", box=False)
        grid.cell(first + 1, first + 1, mark, box=False)
        grid.cell(first + 2, first + 2, "]", box=False)
        grid.cell(first + 3, first + 7, words, box=False)
    grid.down()
    grid.heading("１０．従業者に対する教育・啓発")
    listed(grid, "従業者に対する教育・啓発", 2, EFFORT, "B")
    grid.heading(
        "１１．最も優先度が高いと考えられる対策", (False, "全項目評価又は重点項目評価を実施する")
    )
    listed(grid, "最も優先度が高いと考えられる対策", 3, MEASURES, "C")
    listed(grid, "当該対策は十分か【再掲】", 2, ENOUGH, "A")
    grid.answer("判断の根拠", BASIS, 60)


def workbook():
    book = Workbook()
    book.properties.creator = "やまびこ町"
    book.properties.created = book.properties.modified = SAVED
    grid = Grid(book.worksheets[0])
    book.worksheets[0].title = "評価書"
    for fill in (cover, applied, risks):
        fill(grid)
        grid.down()
    choices = book.create_sheet("選択肢")
    choices.sheet_state = "hidden"
    for column, words in enumerate((ENOUGH, EFFORT, MEASURES), start=1):
        for row, choice in enumerate(words, start=1):
            choices.cell(row, column).value = f"{row}) {choice}"
    return book


if __name__ == "__main__":
    workbook().save(PLACE)
