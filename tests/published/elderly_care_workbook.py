"""ほしの市の後期高齢者医療 (様式3 平成26年4月) on one worksheet: `python -m` writes it again.

Copied from sheet to sheet for years: 項目一覧 in text boxes, a second file as a copied block, a
hidden row with last year's wording, days as bare serial numbers, page feet typed into cells.
"""

import datetime
from pathlib import Path

from openpyxl import Workbook

from tests.published.drawing import with_boxes
from tests.published.grid import COLUMNS, SAVED, Grid

PLACE = Path(__file__).with_name("elderly-care.first-half.xlsx")

PEOPLE = ("1,000人未満", "1,000人以上1万人未満", "1万人以上10万人未満", "10万人以上30万人未満",
          "30万人以上")  # fmt: skip
SUBJECTS = ("1万人未満", "1万人以上10万人未満", "10万人以上100万人未満",
            "100万人以上1,000万人未満", "1,000万人以上")  # fmt: skip
ITEMS = ("10項目未満", "10項目以上50項目未満", "50項目以上100項目未満", "100項目以上")
HANDLERS = ("10人未満", "10人以上50人未満", "50人以上100人未満", "100人以上500人未満",
            "500人以上1,000人未満", "1,000人以上")  # fmt: skip
LINKED = ("情報提供ネットワークシステム", "庁内連携システム", "住民基本台帳ネットワークシステム",
          "既存住民基本台帳システム", "宛名システム等", "税務システム")  # fmt: skip
CONTENTS = (
    (30, "Ⅰ　基本情報"),
    (33, "Ⅱ　特定個人情報ファイルの概要\n（別添１）　特定個人情報ファイル記録項目"),
    (36, "Ⅲ　リスク対策"),
    (39, "Ⅳ　開示請求、問合せ"),
    (42, "Ⅴ　評価実施手続\n（別添２）　変更箇所"),
)


def two_columns(grid, label, value, choices, label_width=10):
    """A choice whose ＜選択肢＞ stand in two columns under their title."""
    half = (len(choices) + 1) // 2
    grid.cell(1, label_width, label, rows=half + 1)
    for first, last, words in ((11, 11, "["), (12, 19, value), (20, 20, "]")):
        grid.cell(first, last, words, rows=half + 1, align="center", box=False)
    grid.cell(21, COLUMNS, "＜選択肢＞", box=False)
    for row in range(half):
        grid.down()
        for column, number in ((21, row), (29, row + half)):
            if number < len(choices):
                words = f"{number + 1}） {choices[number]}"
                grid.cell(column, column + 7, words, box=False, size=8)
    grid.down()


def marks(grid, label, options, chosen, in_row=2, label_width=10):
    """Options with a bracket of three cells each."""
    rows = -(-len(options) // in_row)
    grid.cell(1, label_width, label, rows=rows)
    width = (COLUMNS - label_width) // in_row
    for place, option in enumerate(options):
        first = label_width + 1 + width * (place % in_row)
        grid.cell(first, first, "[", box=False)
        grid.cell(first + 1, first + 1, "○" if option in chosen else None, box=False)
        grid.cell(first + 2, first + 2, "]", box=False)
        words = option + chosen[option] if option in chosen else option
        grid.cell(first + 3, first + width - 1, words, box=False)
        if place % in_row == in_row - 1 or place == len(options) - 1:
            grid.down()


def foot(grid, number):
    grid.down()
    grid.cell(16, 20, f"- {number} -", align="center", box=False, size=8)
    grid.down(2)


def cover(grid):
    grid.cell(4, 32, "特定個人情報保護評価書（重点項目評価書）", align="center", box=False, size=16)
    grid.down(2)
    grid.cell(1, 7, "評価書番号", align="center", shade=True)
    grid.cell(8, COLUMNS, "評価書名", align="center", shade=True)
    grid.down()
    grid.cell(1, 7, 14, align="center", rows=2)
    grid.cell(8, 20, "後期高齢者医療に関する事務\n重点項目評価書", rows=2)
    grid.cell(21, COLUMNS, None, rows=2)
    grid.down(3)
    grid.cell(1, COLUMNS, "個人のプライバシー等の権利利益の保護の宣言", align="center", shade=True)
    grid.down()
    grid.whole("ほしの市は、後期高齢者医療に関する事務における特定個人情報ファイルの取扱いにあたり、"
               "個人のプライバシー等の権利利益の保護に取り組んでいることを宣言する。", 60)  # fmt: skip
    grid.cell(1, 6, "特記事項", rows=3)
    grid.cell(7, COLUMNS, "―", rows=3)
    grid.down(4)
    for head, answer in (("評価実施機関名", "ほしの市長"), ("公表日", datetime.date(2015, 9, 30))):
        grid.cell(8, 29, head, align="center", shade=True)
        grid.down()
        grid.cell(8, 29, answer, align="center")
        grid.down(2)
    grid.cell(27, COLUMNS, "[平成26年4月　様式3]", align="right", box=False, size=8)
    foot(grid, 1)
    grid.row = 29
    grid.cell(1, COLUMNS, "項目一覧", align="center", box=False, size=12)
    grid.row = 46
    foot(grid, 2)


def basic(grid):
    grid.band("Ⅰ　基本情報")
    grid.heading("１．特定個人情報ファイルを取り扱う事務")
    grid.answer("①事務の名称", "後期高齢者医療に関する事務")
    grid.answer("②事務の内容", "高齢者の医療の確保に関する法律に基づき、次の事務を行う。\n"
                "①被保険者の資格に関する届出の受付\n②保険料の徴収\n③給付の申請の受付", 70)  # fmt: skip
    grid.page.row_dimensions[grid.row].hidden = True
    grid.answer("（昨年度）", "高齢者の医療の確保に関する法律に基づく事務")
    grid.page.row_dimensions[grid.row - 1].hidden = True
    two_columns(grid, "③対象人数", "1万人以上10万人未満", PEOPLE)
    grid.heading("２．特定個人情報ファイルを取り扱う事務において使用するシステム")
    for number, name, functions, links in (
        (1, "後期高齢者医療システム", "1.資格の管理\n2.保険料の管理",
         {"庁内連携システム": "", "税務システム": ""}),
        (2, "中間サーバー", "符号の管理、情報の照会及び提供を行う。",
         {"情報提供ネットワークシステム": ""}),
    ):  # fmt: skip
        grid.cell(1, COLUMNS, f"システム{number}", shade=True)
        grid.down()
        grid.answer("①システムの名称", name)
        grid.answer("②システムの機能", functions, 40)
        marks(grid, "③他のシステムとの接続", LINKED, links)
    grid.heading("３．特定個人情報ファイル名")
    grid.whole("1.被保険者情報ファイル\n2.保険料情報ファイル")
    grid.heading("４．個人番号の利用　※")
    grid.answer("法令上の根拠", "番号法第９条第１項　別表第一の59の項")
    grid.heading("５．情報提供ネットワークシステムによる情報連携　※")
    two_columns(grid, "①実施の有無", "実施する", ("実施する", "実施しない", "未定"))
    grid.answer("②法令上の根拠", "番号法第19条第７号　別表第二の82の項")
    grid.heading("６．評価実施機関における担当部署")
    grid.answer("①部署", "健康福祉部　保険医療課")
    grid.answer("②所属長", "保険医療課長　星野　光")
    grid.heading("７．他の評価実施機関")
    grid.whole("なし", 20)
    foot(grid, 3)


def file(grid, name, subjects, since):
    grid.band("Ⅱ　特定個人情報ファイルの概要")
    grid.heading("１．特定個人情報ファイル名")
    grid.whole(name, 20)
    grid.heading("２．基本情報")
    two_columns(grid, "①ファイルの種類　※", "システム用ファイル",
                ("システム用ファイル", "その他の電子ファイル（表計算ファイル等）"))  # fmt: skip
    two_columns(grid, "②対象となる本人の数", subjects, SUBJECTS)
    grid.answer("③対象となる本人の範囲　※", "市内に住所を有する75歳以上の者")
    grid.answer("その必要性", "資格と保険料を正確に管理するために必要である。")
    two_columns(grid, "④記録される項目", "10項目以上50項目未満", ITEMS)
    grid.answer("⑤保有開始日", since)
    grid.answer("⑥事務担当部署", "健康福祉部　保険医療課")
    grid.heading("３．特定個人情報の入手・使用")
    grid.answer("③使用目的　※", "保険料を正しく賦課するため。")
    grid.cell(1, 5, "④使用の主体", rows=4)
    grid.cell(6, 10, "使用部署　※")
    grid.cell(11, COLUMNS, "保険医療課、各支所")
    grid.down()
    two_columns_inner(grid, "使用者数", "10人以上50人未満", HANDLERS)
    grid.answer("⑤使用方法　※", "届出の内容を審査し、台帳に記録する。")
    grid.answer("情報の突合　※", "宛名番号により突合する。")
    grid.answer("⑥使用開始日", datetime.date(2016, 1, 4))


def two_columns_inner(grid, label, value, choices):
    """The same beside a merged cell at the left."""
    half = (len(choices) + 1) // 2
    grid.cell(6, 10, label, rows=half)
    for first, last, words in ((11, 11, "["), (12, 19, value), (20, 20, "]")):
        grid.cell(first, last, words, rows=half, align="center", box=False)
    for row in range(half):
        for column, number in ((21, row), (29, row + half)):
            if number < len(choices):
                grid.cell(
                    column, column + 7, f"{number + 1}） {choices[number]}", box=False, size=8
                )
        grid.down()


def changes(grid):
    grid.band("（別添２）変更箇所")
    edges = ((1, 4), (5, 10), (11, 18), (19, 26), (27, 29), (30, 36))
    heads = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
    rows = (
        heads,
        (42643, "Ⅰ－６　②所属長", "保険医療課長　空野　一", "保険医療課長　星野　光", "事後",
         "人事異動のため"),
        (datetime.date(2017, 4, 3), "Ⅱ－２　③", "市内に住所を有する者",
         "市内に住所を有する75歳以上の者", "事前", "対象を明らかにするため"),
    )  # fmt: skip
    for row in rows:
        for (first, last), words in zip(edges, row, strict=True):
            grid.cell(first, last, words)
        grid.down()
    foot(grid, 9)


def workbook():
    book = Workbook()
    book.properties.creator = "ほしの市"
    book.properties.created = book.properties.modified = SAVED
    grid = Grid(book.worksheets[0])
    book.worksheets[0].title = "重点項目評価書"
    cover(grid)
    basic(grid)
    file(grid, "1.被保険者情報ファイル", "1万人以上10万人未満", datetime.date(2015, 10, 5))
    foot(grid, 5)
    file(grid, "2.保険料情報ファイル", "1万人未満", "平成28年１月予定")
    foot(grid, 7)
    changes(grid)
    return book


if __name__ == "__main__":
    PLACE.write_bytes(with_boxes(workbook(), 1, CONTENTS))
