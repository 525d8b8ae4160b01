"""もりおか野市の住民基本台帳 (様式4, cover to Ⅱ and 変更箇所) as the city's own workbook."""

import datetime
from pathlib import Path

from openpyxl import Workbook

from tests.published.grid import COLUMNS, SAVED, Grid

PLACE = Path(__file__).with_name("residents.first-half.xlsx")

PEOPLE = ("1,000人未満", "1,000人以上1万人未満", "1万人以上10万人未満", "10万人以上30万人未満",
          "30万人以上")  # fmt: skip
SUBJECTS = ("1万人未満", "1万人以上10万人未満", "10万人以上100万人未満", "100万人以上1,000万人未満",
            "1,000万人以上")  # fmt: skip
PERSONS = ("10人未満", "10人以上50人未満", "50人以上100人未満", "100人以上500人未満",
           "500人以上1,000人未満", "1,000人以上")  # fmt: skip

DECLARATION = (
    "もりおか野市は、住民基本台帳に関する事務における特定個人情報ファイルの取扱いにあたり、個人の"
    "プライバシー等の権利利益に影響を及ぼしかねないことを認識し、特定個人情報の漏えいその他の事態を"
    "発生させるリスクを軽減させるために適切な措置を講じ、もって個人のプライバシー等の権利利益の"
    "保護に取り組んでいることを宣言する。"
)
DUTIES = (
    "住民基本台帳法に基づき、住民に関する記録を正確かつ統一的に行う。詳しくは（別添１）を参照。\n"
    "・転入、転居、転出、世帯変更等の届出の受理と住民票の記載\n"
    "・住民票の写し等の交付\n"
    "・個人番号の指定に伴う通知と個人番号カードの交付"
)
SYSTEMS = (
    ("住民記録システム", "住民票の記載、消除及び修正、証明書の発行、他の事務への異動の連携を行う。",
     ("庁内連携システム", "宛名システム等", "税務システム"), ""),
    ("住民基本台帳ネットワークシステム", "本人確認情報の更新、照会及び整合の確認を行う。",
     ("既存住民基本台帳システム", "その他"), "個人番号カード管理システム"),
)  # fmt: skip
CONNECTED = (
    ("情報提供ネットワークシステム", "庁内連携システム"),
    ("住民基本台帳ネットワークシステム", "既存住民基本台帳システム"),
    ("宛名システム等", "税務システム"),
)
MAIN = (
    ("・識別情報", ("個人番号", "個人番号対応符号", "その他識別情報（内部番号）")),
    ("・連絡先等情報", ("4情報（氏名、性別、生年月日、住所）", "連絡先（電話番号等）",
                  "その他住民票関係情報")),
    ("・業務関係情報", ("国税関係情報", "地方税関係情報", "健康・医療関係情報", "医療保険関係情報",
                  "児童福祉・子育て関係情報", "障害者福祉関係情報", "生活保護・社会福祉関係情報",
                  "介護・高齢者福祉関係情報", "雇用・労働関係情報", "年金関係情報",
                  "学校・教育関係情報", "災害関係情報")),
)  # fmt: skip
SOURCES = (
    "評価実施機関内の他部署", "行政機関・独立行政法人等", "地方公共団体・地方独立行政法人",
    "民間事業者", "その他",
)  # fmt: skip
METHODS = (
    ("紙", "電子記録媒体（フラッシュメモリを除く。）", "フラッシュメモリ"),
    ("電子メール", "専用線", "庁内連携システム"),
    ("情報提供ネットワークシステム",),
)
FILES = (
    {
        "name": "１．住民基本台帳ファイル",
        "subjects": "10万人以上100万人未満",
        "scope": "市の区域内に住所を有する者及び過去に住所を有した者で消除から150年を経過しないもの",
        "necessity": "住民票の記載と証明を法令の定めるとおりに行うために必要である。",
        "fields": "50項目以上100項目未満",
        "main": ("個人番号", "その他識別情報（内部番号）", "4情報（氏名、性別、生年月日、住所）",
                 "その他住民票関係情報", "医療保険関係情報", "年金関係情報"),
        "validity": "住民票の記載事項として住民基本台帳法第７条が定める項目である。",
        "held": datetime.date(2015, 6, 29),
        "sources": {"評価実施機関内の他部署": "戸籍係", "地方公共団体・地方独立行政法人": "他の市区町村"},
        "entrusted": "住民記録システムの運用保守",
    },
    {
        "name": "２．本人確認情報ファイル",
        "subjects": "10万人以上100万人未満",
        "scope": "住民基本台帳に記録された住民",
        "necessity": "全国共通の本人確認を行うため、区域内の全ての住民の情報を保有する。",
        "fields": "10項目以上50項目未満",
        "main": ("個人番号", "4情報（氏名、性別、生年月日、住所）", "その他住民票関係情報"),
        "validity": "本人確認情報として法令に定められた項目だけを記録する。",
        "held": "平成27年６月下旬（予定）",
        "sources": {},
        "entrusted": None,
    },
)  # fmt: skip
CHANGES = (
    (datetime.date(2016, 3, 1), "Ⅰ　基本情報\n７．評価実施機関における担当部署　②所属長",
     "市民課長　森野　木一", "市民課長　森野　林二", "事後", "人事異動によるもので重要な変更ではない"),
    (datetime.date(2024, 12, 20), "Ⅱ　特定個人情報ファイルの概要\n４．委託事項１　⑥委託先名",
     "未定", "株式会社きつつき電算", "事後", "契約の締結に伴う変更で重要な変更ではない"),
)  # fmt: skip


def cover(grid):
    grid.cell(
        1, COLUMNS, "特定個人情報保護評価書（全項目評価書）", align="center", size=18, box=False
    )
    grid.down(2)
    grid.cell(1, 6, "評価書番号", align="center", shade=True)
    grid.cell(7, COLUMNS, "評価書名", align="center", shade=True)
    grid.down()
    grid.cell(1, 6, 1, align="center")
    grid.cell(7, COLUMNS, "住民基本台帳に関する事務　全項目評価書")
    grid.down(2)
    grid.cell(1, COLUMNS, "個人のプライバシー等の権利利益の保護の宣言", align="center", shade=True)
    grid.down()
    grid.whole(DECLARATION, 110)
    grid.cell(1, 6, "特記事項", align="center", shade=True)
    grid.cell(7, COLUMNS, "窓口の業務の一部を委託している。委託先には守秘の義務を課している。")
    grid.down(3)
    for label, value in (
        ("評価実施機関名", "もりおか野市長"),
        ("個人情報保護委員会　承認日　【行政機関等のみ】", None),
        ("公表日", datetime.date(2024, 12, 20)),
    ):
        grid.cell(8, 29, label, align="center", shade=True)
        grid.down()
        grid.cell(8, 29, value, align="center")
        grid.down(2)
    grid.cell(22, COLUMNS, "[令和6年10月　様式4]", align="right", box=False)


def contents(grid):
    grid.cell(1, COLUMNS, "項目一覧", align="center", box=False)
    grid.down()
    for line in (
        "Ⅰ　基本情報", "（別添１）事務の内容", "Ⅱ　特定個人情報ファイルの概要",
        "（別添２）特定個人情報ファイル記録項目",
        "Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策", "Ⅳ　その他のリスク対策",
        "Ⅴ　開示請求、問合せ", "Ⅵ　評価実施手続", "（別添３）変更箇所",
    ):  # fmt: skip
        grid.whole(line, 20)


def mark(grid, at, is_set, words, width):
    grid.cell(at, at, "[", align="right", box=False)
    grid.cell(at + 1, at + 1, "○" if is_set else None, align="center", box=False)
    grid.cell(at + 2, at + 2, "]", box=False)
    grid.cell(at + 3, at + width - 1, words, box=False)


def marks(grid, label, rows, chosen, rest=None):
    """Rows of marks beside one merged label; ``rest`` is the text of その他, None without one."""
    grid.cell(1, 9, label, rows=len(rows) + (rest is not None))
    for row in rows:
        width = 27 // len(row)
        for place, words in enumerate(row):
            mark(grid, 10 + place * width, words in chosen, words, width)
        grid.down()
    if rest is not None:
        mark(grid, 10, "その他" in chosen, "その他", 9)
        grid.cell(19, 19, "（", box=False)
        grid.cell(20, 35, rest or None, box=False)
        grid.cell(36, 36, "）", box=False)
        grid.down()


def basic(grid):
    grid.band("Ⅰ　基本情報")
    grid.heading("１．特定個人情報ファイルを取り扱う事務")
    grid.answer("①事務の名称", "住民基本台帳に関する事務")
    grid.answer("②事務の内容　※", DUTIES, 80)
    grid.choice("③対象人数", "10万人以上30万人未満", PEOPLE)
    grid.heading("２．特定個人情報ファイルを取り扱う事務において使用するシステム")
    for number, (name, functions, chosen, rest) in enumerate(SYSTEMS, 1):
        if number == 2:
            grid.cell(1, COLUMNS, "システム2～5", shade=True)
            grid.down()
        grid.cell(1, COLUMNS, f"システム{number}", shade=True)
        grid.down()
        grid.answer("①システムの名称", name)
        grid.answer("②システムの機能", functions, 40)
        marks(grid, "③他のシステムとの接続", CONNECTED, chosen, rest)
    for band in ("システム6～10", "システム11～15", "システム16～20"):
        grid.cell(1, COLUMNS, band, shade=True)
        grid.down()
    grid.heading("３．特定個人情報ファイル名")
    grid.whole("１．住民基本台帳ファイル\n２．本人確認情報ファイル")
    grid.heading("４．特定個人情報ファイルを取り扱う理由")
    grid.answer(
        "①事務実施上の必要性", "住民の異動を正確に記録し、個人番号を確実に付すために用いる。", 30
    )
    grid.answer("②実現が期待されるメリット", "届出に添える書類が減り、住民の負担が軽くなる。", 30)
    grid.heading("５．個人番号の利用　※")
    grid.answer("法令上の根拠", "番号法第７条、第16条及び第17条\n住民基本台帳法第７条", 40)
    grid.heading("６．情報提供ネットワークシステムによる情報連携　※")
    grid.choice("①実施の有無", "実施する", ("実施する", "実施しない", "未定"))
    grid.answer(
        "②法令上の根拠", "番号法第19条第８号に基づく主務省令第２条の表（提供）1、2、3、5の項", 40
    )
    grid.heading("７．評価実施機関における担当部署")
    grid.answer("①部署", "市民生活部　市民課")
    grid.answer("②所属長の役職名", "市民課長")
    grid.heading("８．他の評価実施機関")
    grid.whole("―", 20)


def overview(grid, file):
    grid.band("Ⅱ　特定個人情報ファイルの概要")
    grid.heading("１．特定個人情報ファイル名")
    grid.whole(file["name"], 24)
    grid.heading("２．基本情報")
    kinds = ("システム用ファイル", "その他の電子ファイル（表計算ファイル等）")
    grid.choice("①ファイルの種類　※", "システム用ファイル", kinds)
    grid.choice("②対象となる本人の数", file["subjects"], SUBJECTS)
    grid.answer("③対象となる本人の範囲　※", file["scope"], 40)
    grid.answer("　　その必要性", file["necessity"], 40)
    fields = ("10項目未満", "10項目以上50項目未満", "50項目以上100項目未満", "100項目以上")
    grid.choice("④記録される項目", file["fields"], fields)
    top = grid.row
    rows = [MAIN[0][1], MAIN[1][1], *(MAIN[2][1][at : at + 3] for at in (0, 3, 6, 9))]
    grid.cell(1, 9, "　　主な記録項目　※", rows=len(rows) + 4)
    grid.row = top
    for head, options in MAIN:
        grid.cell(10, COLUMNS, head, box=False)
        grid.down()
        for at in range(0, len(options), 3):
            for place, words in enumerate(options[at : at + 3]):
                mark(grid, 10 + place * 9, words in file["main"], words, 9)
            grid.down()
    mark(grid, 10, False, "その他", 9)
    grid.cell(19, 19, "（", box=False)
    grid.cell(36, 36, "）", box=False)
    grid.down()
    grid.answer("　　その妥当性", file["validity"], 40)
    grid.answer("　　全ての記録項目", "別添２を参照。")
    grid.answer("⑤保有開始日", file["held"])
    grid.answer("⑥事務担当部署", "市民生活部　市民課")
    use(grid, file)
    entrust(grid, file["entrusted"])
    grid.heading("５．特定個人情報の提供・移転（委託に伴うものを除く。）")
    grid.cell(1, 9, "提供・移転の有無", rows=2)
    for at, words in ((10, "提供を行っている"), (23, "移転を行っている")):
        mark(grid, at, False, words, 8)
        grid.cell(at + 8, at + 8, "（", box=False)
        grid.cell(at + 9, at + 10, None, box=False)
        grid.cell(at + 11, at + 12, "）件", box=False)
    grid.down()
    mark(grid, 10, True, "行っていない", 10)
    grid.down()
    grid.heading("６．特定個人情報の保管・消去")
    grid.answer("①保管場所　※", "入退室を管理する部屋に置いたサーバーに保管する。", 30)
    periods = ("1年未満", "1年", "2年", "3年", "4年", "5年", "6年以上10年未満", "10年以上20年未満",
               "20年以上", "定められていない")  # fmt: skip
    grid.choice("②保管期間　期間", "20年以上", periods)
    grid.answer("　　その妥当性", "住民基本台帳法施行令第34条が定める期間、保管する。", 30)
    grid.answer("③消去方法", "保管の期間を過ぎた記録を、システムの機能で消去する。", 30)
    grid.heading("７．備考")
    grid.whole("―", 20)


def use(grid, file):
    grid.heading("３．特定個人情報の入手・使用")
    grid.cell(1, 9, "①入手元　※", rows=len(SOURCES) + 1)
    mark(grid, 10, True, "本人又は本人の代理人", 20)
    grid.down()
    for words in SOURCES:
        mark(grid, 10, words in file["sources"], words, 14)
        grid.cell(24, 24, "（", box=False)
        grid.cell(25, 35, file["sources"].get(words), box=False)
        grid.cell(36, 36, "）", box=False)
        grid.down()
    marks(grid, "②入手方法", METHODS, ("紙", "庁内連携システム"), "")
    grid.answer("③入手の時期・頻度", "届出又は異動の通知を受けた都度", 30)
    grid.answer("④入手に係る妥当性", "届出は住民基本台帳法により義務付けられている。", 30)
    grid.answer("⑤本人への明示", "届出書の様式に、利用の目的を記載している。", 30)
    grid.answer("⑥使用目的　※", "住民に関する記録を正確に行うため。", 30)
    grid.answer("　　変更の妥当性", "―")
    grid.answer("⑦使用の主体　使用部署　※", "市民課、各支所")
    grid.choice("　　使用者数", "50人以上100人未満", PERSONS)
    grid.answer("⑧使用方法　※", "届出の内容を審査し、住民票に記載する。", 30)
    grid.answer("　　情報の突合　※", "個人番号カードの券面の記載と突合する。", 30)
    grid.answer("　　情報の統計分析　※", "個人を特定する分析は行わない。", 30)
    grid.answer("　　権利利益に影響を与え得る決定　※", "行わない。", 30)
    grid.answer("⑨使用開始日", datetime.date(2015, 10, 5))


def entrust(grid, name):
    grid.heading("４．特定個人情報ファイルの取扱いの委託")
    grid.cell(1, 9, "委託の有無　※", rows=3)
    grid.cell(10, 10, "[", rows=3, box=False)
    grid.cell(11, 19, "委託する" if name else "委託しない", rows=3, align="center", box=False)
    grid.cell(20, 20, "]", rows=3, box=False)
    grid.cell(31, 31, "（", rows=3, box=False)
    grid.cell(32, 33, 1 if name else None, rows=3, box=False)
    grid.cell(34, 36, "）件", rows=3, box=False)
    for line in ("＜選択肢＞", "1) 委託する", "2) 委託しない"):
        grid.cell(22, 30, line, box=False)
        grid.down()
    if name:
        contract(grid, name)
    for band in ("委託事項2～5", "委託事項6～10", "委託事項11～15", "委託事項16～20"):
        grid.cell(1, COLUMNS, band, shade=True)
        grid.down()


def contract(grid, name):
    grid.cell(1, 9, "委託事項1", shade=True)
    grid.cell(10, COLUMNS, name)
    grid.down()
    grid.answer("①委託内容", "システムの監視、障害への対応及び改修", 30)
    whole = ("特定個人情報ファイルの全体", "特定個人情報ファイルの一部")
    grid.choice("②取扱いを委託する特定個人情報ファイルの範囲", whole[0], whole)
    grid.choice("　　対象となる本人の数", "10万人以上100万人未満", SUBJECTS)
    grid.answer("　　対象となる本人の範囲　※", "住民基本台帳に記録されている者の全て", 30)
    grid.answer("　　その妥当性", "データベースの全体を対象に保守するため。", 30)
    grid.choice("③委託先における取扱者数", "10人以上50人未満", PERSONS)
    methods = (("専用線", "電子メール", "電子記録媒体（フラッシュメモリを除く。）"),
               ("フラッシュメモリ", "紙"))  # fmt: skip
    given = "庁舎内での直接の操作"
    marks(grid, "④委託先への特定個人情報ファイルの提供方法", methods, ("その他",), given)
    grid.answer("⑤委託先名の確認方法", "市の窓口で契約書を閲覧できる。", 30)
    grid.answer("⑥委託先名", "株式会社きつつき電算")
    grid.choice("⑦再委託の有無　※", "再委託する", ("再委託する", "再委託しない"))
    grid.answer("⑧再委託の許諾方法", "書面による申請を受け、管理の体制を確かめて承諾する。", 30)
    grid.answer("⑨再委託事項", "夜間の監視", 30)


def changes(grid):
    grid.band("（別添３）変更箇所")
    edges = ((1, 4), (5, 10), (11, 18), (19, 26), (27, 29), (30, 36))
    heads = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
    for cells in (heads, *CHANGES):
        for (first, last), value in zip(edges, cells, strict=True):
            grid.cell(first, last, value)
        grid.height(20 if cells is heads else 80)
        grid.down()


def workbook():
    book = Workbook()
    book.properties.creator = "もりおか野市"
    book.properties.created = book.properties.modified = SAVED
    pages = [("表紙", cover), ("項目一覧", contents), ("Ⅰ", basic)]
    pages += [(f"Ⅱ（{n}）", lambda grid, file=file: overview(grid, file))
              for n, file in enumerate(FILES, 1)]  # fmt: skip
    for name, fill in [*pages, ("別添３", changes)]:
        fill(Grid(book.create_sheet(name), landscape=name == "別添３"))
    book.remove(book.worksheets[0])
    return book


if __name__ == "__main__":
    workbook().save(PLACE)
