"""ほしぞら市の予防接種 (様式2 平成31年1月) as the city published it: `python -m` writes it again."""

from pathlib import Path

from tests.published.ruled import Pages

PLACE = Path(__file__).with_name("vaccination.pdf")

PEOPLE = ("1,000人未満（任意実施）", "1,000人以上1万人未満", "1万人以上10万人未満",
          "10万人以上30万人未満", "30万人以上")  # fmt: skip
ENOUGH = ("特に力を入れている", "十分である", "課題が残されている")

DECLARATION = (
    "ほしぞら市は、予防接種に関する事務における特定個人情報ファイルの取扱いにあたり、個人の"
    "プライバシー等の権利利益に与える影響を十分に認識し、特定個人情報の漏えいその他の事態を"
    "防ぐために適切な措置を講じることにより、個人のプライバシー等の権利利益の保護に"
    "取り組んでいることを宣言する。"
)
DUTIES = (
    "予防接種法及び新型インフルエンザ等対策特別措置法に基づき、次の事務を行う。\n"
    "１．予診票の発行と対象者への通知\n"
    "２．接種記録の登録、管理及び他の市区町村への照会\n"
    "３．予防接種による健康被害の救済に関する給付の申請の受理\n"
    "４．実費の徴収の決定に必要な世帯の所得の確認\n"
    "転入した者については、前に住んでいた市区町村が保有する接種記録を、本人の同意を得たうえで"
    "個人番号を用いて照会する。"
)
CHANGES = (
    ("令和2年11月2日", "Ⅱ しきい値判断項目\n１．対象人数", "平成31年4月1日　時点",
     "令和2年10月1日　時点", "事後", "再評価による見直し"),
    ("令和3年2月12日", "Ⅰ 関連情報\n１．②事務の概要", "（記載なし）",
     "ワクチン接種記録システムへの接種対象者、接種券番号及び接種記録の登録を追加",
     "事前", "新たな事務の開始の前に提出"),
    ("令和4年8月25日", "Ⅰ 関連情報\n５．①部署", "健康こども部　保健センター",
     "健康福祉部　健康づくり推進課", "事後", "組織の改編に伴う修正"),
    ("令和5年9月1日", "Ⅳ リスク対策\n６．情報提供ネットワークシステムとの接続",
     "目的外の入手が行われるリスクへの対策は十分か\n[課題が残されている]",
     "目的外の入手が行われるリスクへの対策は十分か\n[十分である]", "事後",
     "重要な変更に当たらない（対策を強めたことによる変更）"),
    ("令和5年9月1日", "Ⅰ 関連情報\n８．連絡先", "ほしぞら市中央１丁目１番１号　保健センター",
     "ほしぞら市中央２丁目５番８号　健康づくり推進課", "事後", "庁舎の移転に伴う修正"),
)  # fmt: skip


def cover(paper):
    paper.gap(20)
    paper.line("特定個人情報保護評価書（基礎項目評価書）", 17, align="center", gap=26)
    paper.row((0.18, "評価書番号"), (0.82, "評価書名"), shade=True)
    paper.row((0.18, "12"), (0.82, "予防接種に関する事務　基礎項目評価書"), least=32)
    paper.gap(22)
    paper.row((1, "個人のプライバシー等の権利利益の保護の宣言"), shade=True)
    paper.row((1, DECLARATION), least=90)
    paper.row((0.18, "特記事項"), (0.82, ""), least=60)
    paper.gap(40)
    for label, value in (("評価実施機関名", "ほしぞら市長"), ("公表日", "令和5年9月1日")):
        paper.row((0.6, label), shade=True, left=150)
        paper.row((0.6, value), least=28, left=150)
        paper.gap(16)
    paper.line("[平成31年1月　様式2]", align="right")
    paper.turn()


def related(paper):
    paper.line("Ⅰ　関連情報", 12)
    paper.heading("１．特定個人情報ファイルを取り扱う事務")
    paper.row((0.27, "①事務の名称"), (0.73, "予防接種に関する事務"))
    paper.row((0.27, "②事務の概要"), (0.73, DUTIES))
    systems = (
        "健康管理システム、統合宛名システム、中間サーバー・ソフトウェア、ワクチン接種記録システム"
    )
    paper.row((0.27, "③システムの名称"), (0.73, systems))
    paper.heading("２．特定個人情報ファイル名")
    paper.row((1, "予防接種対象者ファイル"))
    paper.heading("３．個人番号の利用")
    paper.row((0.27, "法令上の根拠"), (0.73, "番号法第９条第１項、別表第一の10の項及び93の２の項"))
    paper.heading("４．情報提供ネットワークシステムによる情報連携")
    paper.choice("①実施の有無", "実施する", ("実施する", "実施しない", "未定"))
    legal = (
        "番号法第19条第８号及び別表第二\n"
        "【情報照会】16の２、17、18、19の項\n【情報提供】16の２、16の３の項"
    )
    paper.row((0.27, "②法令上の根拠"), (0.73, legal))
    paper.heading("５．評価実施機関における担当部署")
    paper.row((0.27, "①部署"), (0.73, "健康福祉部　健康づくり推進課"))
    paper.row((0.27, "②所属長の役職名"), (0.73, "健康づくり推進課長"))
    paper.heading("６．他の評価実施機関")
    paper.row((1, "なし"))
    paper.heading("７．特定個人情報の開示・訂正・利用停止請求")
    paper.row((0.27, "請求先"), (0.73, "ほしぞら市中央１丁目１番１号　総務部　総務課"))
    paper.heading("８．特定個人情報ファイルの取扱いに関する問合せ")
    office = "ほしぞら市中央２丁目５番８号　健康福祉部　健康づくり推進課"
    paper.row((0.27, "連絡先"), (0.73, office))
    paper.turn()


def threshold(paper):
    paper.line("Ⅱ　しきい値判断項目", 12)
    paper.heading("１．対象人数")
    paper.choice("評価対象の事務の対象人数は何人か", "1万人以上10万人未満", PEOPLE)
    paper.row((0.38, "いつ時点の計数か"), (0.62, "令和5年7月1日　時点"))
    paper.heading("２．取扱者数")
    question = "特定個人情報ファイル取扱者数は500人以上か"
    paper.choice(question, "500人未満", ("500人以上", "500人未満"))
    paper.row((0.38, "いつ時点の計数か"), (0.62, "令和5年7月1日　時点"))
    paper.heading("３．重大事故")
    question = "過去１年以内に、評価実施機関において特定個人情報に関する重大事故が発生したか"
    paper.choice(question, "発生なし", ("発生あり", "発生なし"))
    paper.gap(16)
    paper.line("Ⅲ　しきい値判断結果", 12)
    paper.heading("しきい値判断結果")
    paper.row((1, "基礎項目評価の実施が義務付けられる"), least=26)
    paper.turn()


def risks(paper):
    paper.line("Ⅳ　リスク対策", 12)
    paper.heading("１．提出する特定個人情報保護評価書の種類")
    kinds = ("基礎項目評価書", "基礎項目評価書及び重点項目評価書", "基礎項目評価書及び全項目評価書")
    listed = "\n".join(f"{number}) {one}" for number, one in enumerate(kinds, 1))
    paper.row((0.5, "[　基礎項目評価書　]"), (0.5, f"＜選択肢＞\n{listed}"))
    note = (
        "2)又は3)を選択した評価実施機関については、それぞれ重点項目評価書又は全項目評価書において、"
        "リスク対策の詳細が記載されている。"
    )
    paper.row((1, note))
    paper.heading("２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）")
    paper.choice("目的外の入手が行われるリスクへの対策は十分か", "十分である", ENOUGH)
    paper.heading("３．特定個人情報の使用")
    linked = "目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策は十分か"
    paper.choice(linked, "十分である", ENOUGH)
    others = (
        "権限のない者（元職員、アクセス権限のない職員等）によって不正に使用される"
        "リスクへの対策は十分か"
    )
    paper.choice(others, "特に力を入れている", ENOUGH)
    paper.row(
        (0.7, "４．特定個人情報ファイルの取扱いの委託"), (0.3, "[　　]委託しない"), shade=True
    )
    paper.choice("委託先における不正な使用等のリスクへの対策は十分か", "十分である", ENOUGH)
    provide = (
        "５．特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）"
    )
    paper.row((0.7, provide), (0.3, "[　○　]提供・移転しない"), shade=True)
    paper.choice("不正な提供・移転が行われるリスクへの対策は十分か", "　　　", ENOUGH)
    network = "６．情報提供ネットワークシステムとの接続"
    marks = "[　　]接続しない（入手）　[　　]接続しない（提供）"
    paper.row((0.45, network), (0.55, marks), shade=True)
    paper.choice("目的外の入手が行われるリスクへの対策は十分か", "十分である", ENOUGH)
    paper.choice("不正な提供が行われるリスクへの対策は十分か", "特に力を入れている", ENOUGH)
    paper.heading("７．特定個人情報の保管・消去")
    lost = "特定個人情報の漏えい・滅失・毀損リスクへの対策は十分か"
    paper.choice(lost, "十分である", ENOUGH)
    paper.heading("８．監査")
    marks = "[　○　]自己点検　　　[　○　]内部監査　　　[　　]外部監査"
    paper.row((0.27, "実施の有無"), (0.73, marks))
    paper.heading("９．従業者に対する教育・啓発")
    effort = ("特に力を入れて行っている", "十分に行っている", "十分に行っていない")
    paper.choice("従業者に対する教育・啓発", "特に力を入れて行っている", effort)
    paper.turn()


def changes(paper):
    paper.line("変更箇所", 12)
    widths = (0.13, 0.17, 0.23, 0.23, 0.08, 0.16)
    heads = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
    paper.head = tuple(zip(widths, heads, strict=True))
    paper.row(*paper.head)
    for number, cells in enumerate(CHANGES):
        if number == 3:
            paper.turn()
        paper.row(*zip(widths, cells, strict=True))
    paper.head = None


def write(path):
    paper = Pages(path, "予防接種に関する事務")
    for part in (cover, related, threshold, risks, changes):
        part(paper)
    paper.save()


if __name__ == "__main__":
    write(PLACE)
