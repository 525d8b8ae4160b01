"""みそら町の児童手当 (様式2 平成31年1月) as the town's own workbook: `python -m` writes it again."""

import datetime
from pathlib import Path

from openpyxl import Workbook

from tests.published.grid import COLUMNS, SAVED, Grid

PLACE = Path(__file__).with_name("child-allowance.xlsx")

PEOPLE = ("1,000人未満（任意実施）", "1,000人以上1万人未満", "1万人以上10万人未満",
          "10万人以上30万人未満", "30万人以上")  # fmt: skip
ENOUGH = ("特に力を入れている", "十分である", "課題が残されている")
EFFORT = ("特に力を入れて行っている", "十分に行っている", "十分に行っていない")

DECLARATION = (
    "みそら町は、児童手当の支給に関する事務で特定個人情報ファイルを取り扱うにあたり、その取扱いが"
    "個人のプライバシー等の権利利益に影響を及ぼすおそれがあることを理解し、漏えいその他の事態を"
    "発生させるリスクを軽減させるための措置を講じ、個人のプライバシー等の権利利益の保護に"
    "取り組んでいることを宣言します。"
)
DUTIES = (
    "児童手当法に基づき、次の事務を行う。\n"
    "①認定請求書、額改定認定請求書等の受理及び審査\n"
    "②受給資格及び児童手当の額の認定\n"
    "③支払、支払の差止め及び不当利得の徴収\n"
    "④現況届の受理及び審査\n"
    "特定個人情報ファイルは、①及び④において、請求者と配偶者の所得及び加入する年金を"
    "確認するために使用する。"
)
CHANGES = (
    ("平成28年12月5日", "Ⅰ－５　②所属長", "子育て支援課長　空野　一",
     "子育て支援課長　空野　二葉", "事後", "人事異動に伴う修正"),
    ("令和元年6月21日", "Ⅰ－５　②所属長の役職名", "子育て支援課長　空野　二葉", "子育て支援課長",
     "事後", "様式の変更に伴う修正"),
    ("令和元年6月21日", "Ⅳ　リスク対策", "", "全項目を新たに記載", "事後", "様式の変更に伴う追加"),
    (datetime.date(2023, 5, 10), "Ⅰ－１　③システムの名称", "児童手当システム\n中間サーバー",
     "児童手当システム\n団体内統合宛名システム\n中間サーバー\nサービス検索・電子申請機能",
     "事前", "電子申請の開始前に修正"),
    (datetime.date(2024, 6, 3), "Ⅱ－１　いつ時点の計数か", "令和5年4月1日　時点",
     "令和6年4月1日　時点", "事後", "定期の見直し"),
)  # fmt: skip


def cover(grid):
    grid.cell(
        1, COLUMNS, "特定個人情報保護評価書（基礎項目評価書）", align="center", size=18, box=False
    )
    grid.height(48)
    grid.down(2)
    grid.cell(1, 6, "評価書番号", align="center", shade=True)
    grid.cell(7, COLUMNS, "評価書名", align="center", shade=True)
    grid.down()
    grid.cell(1, 6, 7, align="center")
    grid.cell(7, COLUMNS, "児童手当の支給に関する事務　基礎項目評価書")
    grid.height(36)
    grid.down(2)
    grid.cell(1, COLUMNS, "個人のプライバシー等の権利利益の保護の宣言", align="center", shade=True)
    grid.down()
    grid.whole(DECLARATION, 120)
    grid.cell(1, 6, "特記事項", align="center", shade=True)
    grid.cell(7, COLUMNS, "支給に係る入力の業務は外部に委託せず、町の職員が行っている。")
    grid.height(60)
    grid.down(3)
    for label, value in (("評価実施機関名", "みそら町長"), ("公表日", datetime.date(2024, 6, 3))):
        grid.cell(8, 29, label, align="center", shade=True)
        grid.down()
        grid.cell(8, 29, value, align="center")
        grid.height(30)
        grid.down(2)
    grid.cell(22, COLUMNS, "[平成31年1月　様式2]", align="right", box=False)


def related(grid):
    grid.band("Ⅰ　関連情報")
    grid.heading("１．特定個人情報ファイルを取り扱う事務")
    grid.answer("①事務の名称", "児童手当の支給に関する事務")
    grid.answer("②事務の概要", DUTIES, 150)
    systems = "児童手当システム\n団体内統合宛名システム\n中間サーバー\nサービス検索・電子申請機能"
    grid.answer("③システムの名称", systems, 60)
    grid.heading("２．特定個人情報ファイル名")
    grid.whole("児童手当受給者ファイル")
    grid.heading("３．個人番号の利用")
    grid.answer("法令上の根拠", "番号法第９条第１項　別表の81の項\n児童手当法第７条", 40)
    grid.heading("４．情報提供ネットワークシステムによる情報連携")
    grid.choice("①実施の有無", "実施する", ("実施する", "実施しない", "未定"))
    legal = "番号法第19条第８号に基づく主務省令第２条の表\n（照会）106の項　（提供）なし"
    grid.answer("②法令上の根拠", legal, 40)
    grid.heading("５．評価実施機関における担当部署")
    grid.answer("①部署", "福祉保健部　子育て支援課")
    grid.answer("②所属長の役職名", "子育て支援課長")
    grid.heading("６．他の評価実施機関")
    grid.whole("―", 20)
    grid.heading("７．特定個人情報の開示・訂正・利用停止請求")
    grid.answer("請求先", "〒000-0007\nみそら町大字空野１番地　みそら町役場　総務課", 40)
    grid.heading("８．特定個人情報ファイルの取扱いに関する問合せ")
    grid.answer("連絡先", "〒000-0007\nみそら町大字空野１番地　みそら町役場　子育て支援課", 40)


def threshold(grid):
    grid.band("Ⅱ　しきい値判断項目")
    day = datetime.date(2024, 4, 1)
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


def risks(grid):
    grid.band("Ⅳ　リスク対策")
    grid.heading("１．提出する特定個人情報保護評価書の種類")
    kinds = ("基礎項目評価書", "基礎項目評価書及び重点項目評価書", "基礎項目評価書及び全項目評価書")
    grid.choice(None, "基礎項目評価書", kinds, columns=(2, 18))
    note = (
        "２）又は３）を選択した評価実施機関については、それぞれ重点項目評価書又は全項目評価書"
        "において、リスク対策の詳細が記載されている。"
    )
    grid.whole(note, 30)
    grid.heading("２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）")
    grid.choice("目的外の入手が行われるリスクへの対策は十分か", "十分である", ENOUGH)
    grid.heading("３．特定個人情報の使用")
    linked = "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策は十分か"
    grid.choice(linked, "特に力を入れている", ENOUGH)
    others = (
        "権限のない者（元職員、アクセス権限のない職員等）によって不正に使用される"
        "リスクへの対策は十分か"
    )
    grid.choice(others, "十分である", ENOUGH)
    grid.heading("４．特定個人情報ファイルの取扱いの委託", (True, "委託しない"))
    grid.choice("委託先における不正な使用等のリスクへの対策は十分か", None, ENOUGH)
    provide = (
        "５．特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）"
    )
    grid.heading(provide, (False, "提供・移転しない"))
    grid.choice("不正な提供・移転が行われるリスクへの対策は十分か", "十分である", ENOUGH)
    network = ((False, "接続しない（入手）"), (True, "接続しない（提供）"))
    grid.heading("６．情報提供ネットワークシステムとの接続", *network)
    grid.choice("目的外の入手が行われるリスクへの対策は十分か", "十分である", ENOUGH)
    grid.choice("不正な提供が行われるリスクへの対策は十分か", None, ENOUGH)
    grid.heading("７．特定個人情報の保管・消去")
    lost = "特定個人情報の漏えい・滅失・毀損リスクへの対策は十分か"
    grid.choice(lost, "課題が残されている", ENOUGH)
    grid.heading("８．監査")
    grid.cell(1, 10, "実施の有無")
    for at, (is_set, words) in zip((11, 19, 27), (
        (True, "自己点検"), (False, "内部監査"), (False, "外部監査"),
    ), strict=True):  # fmt: skip
        grid.cell(at, at, "[", align="right", box=False)
        grid.cell(at + 1, at + 1, "○" if is_set else None, align="center", box=False)
        grid.cell(at + 2, at + 2, "]", box=False)
        grid.cell(at + 3, at + 7, words, box=False)
    grid.down()
    grid.heading("９．従業者に対する教育・啓発")
    grid.choice("従業者に対する教育・啓発", "十分に行っている", EFFORT)


def changes(grid):
    grid.cell(1, COLUMNS, "変更箇所", box=False, size=12)
    grid.down()
    edges = ((1, 4), (5, 10), (11, 18), (19, 26), (27, 29), (30, 36))
    heads = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
    for cells in (heads, *CHANGES):
        for (first, last), value in zip(edges, cells, strict=True):
            grid.cell(first, last, value or None, shade=cells is heads)
        grid.height(20 if cells is heads else 70)
        grid.down()


def workbook():
    book = Workbook()
    book.properties.creator = "みそら町"
    book.properties.created = book.properties.modified = SAVED
    pages = (
        ("表紙", cover),
        ("Ⅰ", related),
        ("Ⅱ・Ⅲ", threshold),
        ("Ⅳ", risks),
        ("変更箇所", changes),
    )
    for name, fill in pages:
        page = book.create_sheet(name)
        fill(Grid(page, landscape=name == "変更箇所"))
    book.remove(book.worksheets[0])
    book.worksheets[-1].print_title_rows = "3:3"
    return book


if __name__ == "__main__":
    workbook().save(PLACE)
