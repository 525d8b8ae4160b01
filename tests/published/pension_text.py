"""かぜのまち市の国民年金 (様式3 令和6年10月) as text out of its PDF: `python -m` writes it again."""

from pathlib import Path

from tests.published.raw_text import Text

PLACE = Path(__file__).with_name("pension.txt")

POPULATION = (
    "1) 1,000人未満 2) 1,000人以上1万人未満",
    "3) 1万人以上10万人未満 4) 10万人以上30万人未満",
    "5) 30万人以上",
)
SUBJECTS = (
    "1) 1万人未満 2) 1万人以上10万人未満",
    "3) 10万人以上100万人未満 4) 100万人以上1,000万人未満",
    "5) 1,000万人以上",
)
PERSONS = (
    "1) 10人未満 2) 10人以上50人未満",
    "3) 50人以上100人未満 4) 100人以上500人未満",
    "5) 500人以上1,000人未満 6) 1,000人以上",
)
ENOUGH = ("1) 特に力を入れている 2) 十分である", "3) 課題が残されている")
EFFORT = ("1) 特に力を入れて行っている 2) 十分に行っている", "3) 十分に行っていない")
SETTLED = ("1) 定めている 2) 定めていない",)


def cover(text):
    text.line("特定個人情報保護評価書（重点項目評価書）")
    text.line("評価書番号 評価書名")
    text.line("3 国民年金に関する事務　重点項目評価書")
    text.line("個人のプライバシー等の権利利益の保護の宣言")
    text.whole(
        "かぜのまち市は、国民年金に関する事務において特定個人情報ファイルを取り扱うにあたり、"
        "その取扱いが個人のプライバシー等の権利利益に影響を与えることを認識し、特定個人情報の"
        "漏えいその他の事態の発生を防ぐ措置を講じ、個人のプライバシー等の権利利益の保護に"
        "取り組んでいることを宣言する。"
    )
    text.line("特記事項")
    text.line("年金を受ける権利の裁定は日本年金機構が行い、市は届出の受理を担う。")
    text.line("評価実施機関名")
    text.line("かぜのまち市長")
    text.line("公表日")
    text.line("令和7年2月14日")
    text.line("[令和6年10月　様式3]")
    text.page()
    for line in (
        "項目一覧", "Ⅰ　基本情報", "Ⅱ　特定個人情報ファイルの概要",
        "（別添１）特定個人情報ファイル記録項目", "Ⅲ　リスク対策",
        "Ⅳ　開示請求、問合せ", "Ⅴ　評価実施手続", "（別添２）変更箇所",
    ):  # fmt: skip
        text.line(line)
    text.page()


def basic(text):
    text.line("Ⅰ　基本情報")
    text.line("１．特定個人情報ファイルを取り扱う事務")
    text.answer("①事務の名称", "国民年金に関する事務")
    text.answer(
        "②事務の内容",
        "国民年金法に基づき、第１号被保険者に関する届出の受理及び日本年金機構への報告を行う。\n"
        "（１）資格の取得、喪失及び種別の変更の届出の受理\n"
        "（２）保険料の免除、納付猶予及び学生納付特例の申請の受理\n"
        "（３）障害基礎年金、遺族基礎年金等の裁定請求の受理",
    )
    text.choice("③対象人数", "1万人以上10万人未満", *POPULATION)
    text.line("２．特定個人情報ファイルを取り扱う事務において使用するシステム")
    for band, name, functions, marks in (
        (
            "システム1",
            "国民年金システム",
            "①資格の異動の記録　②免除の申請の記録　③給付の裁定請求の記録　④統計と報告書の作成",
            ("[ ] 情報提供ネットワークシステム [○] 庁内連携システム",
             "[ ] 住民基本台帳ネットワークシステム [○] 既存住民基本台帳システム",
             "[○] 宛名システム等 [○] 税務システム",
             "[ ] その他 （ ）"),
        ),
        (
            "システム2～5\nシステム2",
            "中間サーバー",
            "情報提供ネットワークシステムを通じた情報の照会及び提供に必要な符号の管理を行う。",
            ("[○] 情報提供ネットワークシステム [ ] 庁内連携システム",
             "[ ] 住民基本台帳ネットワークシステム [ ] 既存住民基本台帳システム",
             "[○] 宛名システム等 [ ] 税務システム",
             "[○] その他 （ 自治体中間サーバー接続端末 ）"),
        ),
    ):  # fmt: skip
        for line in band.split("\n"):
            text.line(line)
        text.answer("①システムの名称", name)
        text.answer("②システムの機能", functions)
        text.marks("③他のシステムとの接続", *marks)
    for band in ("システム6～10", "システム11～15", "システム16～20"):
        text.line(band)
    text.line("３．特定個人情報ファイル名")
    text.line("(1) 国民年金被保険者ファイル")
    text.line("(2) 国民年金受給者ファイル")
    text.line("４．個人番号の利用　※")
    text.answer("法令上の根拠", "番号法第９条第１項　別表の46の項")
    text.line("５．情報提供ネットワークシステムによる情報連携　※")
    text.choice("①実施の有無", "実施しない", "1) 実施する 2) 実施しない", "3) 未定")
    text.line("②法令上の根拠")
    text.line("６．評価実施機関における担当部署")
    text.answer("①部署", "市民生活部　保険年金課")
    text.answer("②所属長の役職名", "保険年金課長")
    text.line("７．他の評価実施機関")
    text.line("なし")
    text.page()


FILES = (
    {
        "name": "(1) 国民年金被保険者ファイル",
        "subjects": "1万人以上10万人未満",
        "scope": "市内に住所を有する第１号被保険者（任意加入被保険者を含む。）及びその世帯主",
        "necessity": "資格の管理と保険料の免除の審査には、本人と世帯主の情報を正確に結び付ける必要がある。",
        "fields": "10項目以上50項目未満",
        "held": "平成27年10月5日",
        "entrusted": "委託する",
        "provide": "[○] 提供を行っている （ 1 ）件 [○] 移転を行っている （ 1 ）件",
        "none": "[ ] 行っていない",
    },
    {
        "name": "(2) 国民年金受給者ファイル",
        "subjects": "1万人未満",
        "scope": "市の窓口で裁定を請求した者",
        "necessity": "裁定請求書を日本年金機構へ進達し、その後の問合せに答えるために必要である。",
        "fields": "10項目未満",
        "held": "平成28年1月4日",
        "entrusted": "委託しない",
        "provide": "[ ] 提供を行っている （ ）件 [ ] 移転を行っている （ ）件",
        "none": "[○] 行っていない",
    },
)


def overview(text, file):
    text.line("Ⅱ　特定個人情報ファイルの概要")
    text.line("１．特定個人情報ファイル名")
    text.line(file["name"])
    text.line("２．基本情報")
    kinds = ("1) システム用ファイル", "2) その他の電子ファイル（表計算ファイル等）")
    text.choice("①ファイルの種類　※", "システム用ファイル", *kinds)
    text.choice("②対象となる本人の数", file["subjects"], *SUBJECTS)
    text.answer("③対象となる本人の範囲　※", file["scope"])
    text.answer("その必要性", file["necessity"])
    fields = ("1) 10項目未満 2) 10項目以上50項目未満", "3) 50項目以上100項目未満 4) 100項目以上")
    text.choice("④記録される項目", file["fields"], *fields)
    text.line("主な記録項目　※")
    text.line("・識別情報")
    text.line("[○] 個人番号 [ ] 個人番号対応符号 [○] その他識別情報（内部番号）")
    text.line("・連絡先等情報")
    text.line("[○] 4情報（氏名、性別、生年月日、住所） [○] 連絡先（電話番号等）")
    text.line("[ ] その他住民票関係情報")
    text.line("・業務関係情報")
    text.line("[ ] 国税関係情報 [○] 地方税関係情報 [ ] 健康・医療関係情報")
    text.line("[ ] 医療保険関係情報 [ ] 児童福祉・子育て関係情報 [○] 障害者福祉関係情報")
    text.line("[○] 生活保護・社会福祉関係情報 [ ] 介護・高齢者福祉関係情報")
    text.line("[ ] 雇用・労働関係情報 [○] 年金関係情報 [ ] 学校・教育関係情報")
    text.line("[ ] 災害関係情報")
    text.line("[ ] その他 （ ）")
    text.answer("その妥当性", "いずれも届出書の記載事項と、その審査に法令上必要な事項である。")
    text.answer("全ての記録項目", "別添１を参照。")
    text.answer("⑤保有開始日", file["held"])
    text.answer("⑥事務担当部署", "市民生活部　保険年金課")
    text.line("３．特定個人情報の入手・使用")
    text.line("①入手元　※")
    text.line("[○] 本人又は本人の代理人")
    text.line("[○] 評価実施機関内の他部署 （ 市民課、税務課 ）")
    text.line("[○] 行政機関・独立行政法人等 （ 日本年金機構 ）")
    text.line("[ ] 地方公共団体・地方独立行政法人 （ ）")
    text.line("[ ] 民間事業者 （ ）")
    text.line("[ ] その他 （ ）")
    text.line("②入手方法")
    text.line("[○] 紙 [ ] 電子記録媒体（フラッシュメモリを除く。） [ ] フラッシュメモリ")
    text.line("[ ] 電子メール [ ] 専用線 [○] 庁内連携システム")
    text.line("[ ] 情報提供ネットワークシステム")
    text.line("[ ] その他 （ ）")
    text.answer("③使用目的　※", "届出の審査と日本年金機構への報告を正確に行うため。")
    text.line("④使用の主体")
    text.answer("使用部署", "市民生活部　保険年金課、各出張所")
    text.choice("使用者数", "10人以上50人未満", *PERSONS)
    text.answer(
        "⑤使用方法",
        "届出書に記載された個人番号で被保険者を確認し、資格の異動を記録したうえで、"
        "報告書を作成して日本年金機構へ送付する。",
    )
    text.answer("情報の突合", "宛名番号により住民票の情報及び課税の情報と突合する。")
    text.answer("⑥使用開始日", "平成28年1月4日")
    text.line("４．特定個人情報ファイルの取扱いの委託")
    count = "（ 1 ） 件" if file["entrusted"] == "委託する" else "（ ） 件"
    text.choice("委託の有無　※", file["entrusted"], f"1) 委託する 2) 委託しない {count}")
    if file["entrusted"] == "委託する":
        text.line("委託事項1 国民年金システムの運用及び保守")
        text.answer("①委託内容", "システムの稼働の監視、障害への対応及び法令の改正に伴う改修")
        text.choice("②委託先における取扱者数", "10人未満", *PERSONS)
        text.answer("③委託先名", "かざぐるま情報サービス株式会社")
        text.line("再委託")
        text.choice("④再委託の有無　※", "再委託しない", "1) 再委託する 2) 再委託しない")
        text.line("⑤再委託の許諾方法")
        text.line("⑥再委託事項")
    for band in ("委託事項2～5", "委託事項6～10", "委託事項11～15", "委託事項16～20"):
        text.line(band)
    text.line("５．特定個人情報の提供・移転（委託に伴うものを除く。）")
    text.marks("提供・移転の有無", file["provide"], file["none"])
    if file["entrusted"] == "委託する":
        passing_on(text)
    text.line("６．特定個人情報の保管・消去")
    text.answer(
        "保管場所　※",
        "入退室を記録するサーバー室に置いたサーバーに保管し、紙の届出書は施錠した書庫に納める。",
    )
    text.line("７．備考")
    text.line("―")
    text.page()


def passing_on(text):
    methods = (
        "[ ] 専用線", "[ ] 電子メール [ ] 電子記録媒体（フラッシュメモリを除く。）",
        "[ ] フラッシュメモリ [○] 紙", "[ ] その他 （ ）",
    )  # fmt: skip
    text.line("提供先1 日本年金機構")
    text.answer("①法令上の根拠", "国民年金法第12条第５項")
    text.answer("②提供先における用途", "被保険者の資格の記録の管理")
    text.answer("③提供する情報", "資格の取得及び喪失に関する情報")
    text.choice("④提供する情報の対象となる本人の数", "1万人以上10万人未満", *SUBJECTS)
    text.answer("⑤提供する情報の対象となる本人の範囲", "届出を行った第１号被保険者")
    text.marks("⑥提供方法", f"[ ] 情報提供ネットワークシステム {methods[0]}", *methods[1:])
    text.answer("⑦時期・頻度", "届出を受理した都度")
    for band in ("提供先2～5", "提供先6～10", "提供先11～15", "提供先16～20"):
        text.line(band)
    text.line("移転先1 福祉部　生活支援課")
    text.answer("①法令上の根拠", "番号法第９条第２項に基づく条例第４条")
    text.answer("②移転先における用途", "保護の決定に必要な収入の確認")
    text.answer("③移転する情報", "免除の区分")
    text.choice("④移転する情報の対象となる本人の数", "1万人未満", *SUBJECTS)
    text.answer("⑤移転する情報の対象となる本人の範囲", "保護を申請した第１号被保険者")
    text.marks("⑥移転方法", "[○] 庁内連携システム [ ] 専用線", *methods[1:2],
               "[ ] フラッシュメモリ [ ] 紙", "[ ] その他 （ ）")  # fmt: skip
    text.answer("⑦時期・頻度", "照会を受けた都度")
    for band in ("移転先2～5", "移転先6～10", "移転先11～15", "移転先16～20"):
        text.line(band)


def records(text):
    text.line("（別添１）特定個人情報ファイル記録項目")
    text.line("(1) 国民年金被保険者ファイル")
    text.whole("個人番号、基礎年金番号、宛名番号、氏名、生年月日、住所、資格取得日、資格喪失日、種別、免除区分")
    text.line("(2) 国民年金受給者ファイル")
    text.whole("個人番号、基礎年金番号、氏名、生年月日、請求年月日、年金の種類")
    text.page()


def risks(text, name, entrusted):
    text.line("Ⅲ　リスク対策　※（７．②を除く。）")
    text.line("１．特定個人情報ファイル名")
    text.line(name)
    acquire = "特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）"
    text.line(f"２．{acquire}")
    text.line("リスク：　目的外の入手が行われるリスク")
    text.answer("リスクに対する措置の内容", "届出書の様式を法令で定める事項に限り、窓口で本人を確認する。")
    text.choice("リスクへの対策は十分か", "十分である", *ENOUGH)
    text.line(f"{acquire}におけるその他のリスク及びそのリスクに対する措置")
    text.line("―")
    text.line("３．特定個人情報の使用")
    text.whole("リスク１：　目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク")
    text.answer("リスクに対する措置の内容", "担当する事務に必要な項目だけを画面に表示する。")
    text.choice("リスクへの対策は十分か", "特に力を入れている", *ENOUGH)
    text.whole("リスク２：　権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク")
    text.choice("ユーザ認証の管理", "行っている", "1) 行っている 2) 行っていない")
    text.answer("具体的な管理方法", "職員ごとの利用者ＩＤ、パスワード及び静脈の認証を用いる。")
    text.answer("その他の措置の内容", "操作の記録を月に一度点検する。")
    text.choice("リスクへの対策は十分か", "十分である", *ENOUGH)
    text.line("特定個人情報の使用におけるその他のリスク及びそのリスクに対する措置")
    text.line("席を離れるときは画面を閉じ、印刷した帳票は当日中に裁断する。")
    mark = " " if entrusted else "○"
    text.line(f"４．特定個人情報ファイルの取扱いの委託 [{mark}] 委託しない")
    text.line("リスク：　委託先における不正な使用等のリスク")
    contract = "委託契約書中の特定個人情報ファイルの取扱いに関する規定"
    text.choice(contract, "定めている" if entrusted else "", *SETTLED)
    text.answer("規定の内容", "秘密の保持、持出しの禁止、作業の報告及び契約の終了後の消去を定めている。"
                if entrusted else "")  # fmt: skip
    again = ("1) 特に力を入れて行っている 2) 十分に行っている",
             "3) 十分に行っていない 4) 再委託していない")  # fmt: skip
    ensured = "再委託先による特定個人情報ファイルの適切な取扱いの担保"
    text.choice(ensured, "再委託していない" if entrusted else "", *again)
    text.line("具体的な方法")
    text.answer("その他の措置の内容", "市の職員が年に一度、作業の場所を検査する。" if entrusted else "")
    text.choice("リスクへの対策は十分か", "十分である" if entrusted else "", *ENOUGH)
    text.whole("特定個人情報ファイルの取扱いの委託におけるその他のリスク及びそのリスクに対する措置")
    provide = "特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）"
    text.whole(f"５．{provide} [{mark}] 提供・移転しない")
    text.line("リスク：　不正な提供・移転が行われるリスク")
    text.choice("特定個人情報の提供・移転に関するルール", "定めている" if entrusted else "", *SETTLED)
    text.answer("ルールの内容及びルール遵守の確認方法",
                "提供の都度、依頼書と決裁を確認し、記録簿に残している。" if entrusted else "")  # fmt: skip
    text.line("その他の措置の内容")
    text.choice("リスクへの対策は十分か", "十分である" if entrusted else "", *ENOUGH)
    text.whole(f"{provide}におけるその他のリスク及びそのリスクに対する措置")
    text.line("６．情報提供ネットワークシステムとの接続 [○] 接続しない（入手） [○] 接続しない（提供）")
    text.line("リスク１：　目的外の入手が行われるリスク")
    text.line("リスクに対する措置の内容")
    text.choice("リスクへの対策は十分か", "", *ENOUGH)
    text.line("リスク２：　不正な提供が行われるリスク")
    text.line("リスクに対する措置の内容")
    text.choice("リスクへの対策は十分か", "", *ENOUGH)
    text.whole("情報提供ネットワークシステムとの接続に伴うその他のリスク及びそのリスクに対する措置")
    text.line("７．特定個人情報の保管・消去")
    text.line("リスク：　特定個人情報の漏えい・滅失・毀損リスク")
    text.choice("①事故発生時手順の策定・周知", "十分に行っている", *EFFORT)
    text.choice(
        "②過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか",
        "発生なし", "1) 発生あり 2) 発生なし",
    )  # fmt: skip
    text.line("その内容 ―")
    text.line("再発防止策の内容 ―")
    text.answer("その他の措置の内容", "データを毎日複写し、離れた施設にも保管する。")
    text.choice("リスクへの対策は十分か", "十分である", *ENOUGH)
    text.whole("特定個人情報の保管・消去におけるその他のリスク及びそのリスクに対する措置")
    text.line("―")
    text.line("８．監査")
    text.line("実施の有無 [○] 自己点検 [○] 内部監査 [ ] 外部監査")
    text.line("９．従業者に対する教育・啓発")
    text.choice("従業者に対する教育・啓発", "十分に行っている", *EFFORT)
    text.answer("具体的な方法", "新たに配属された職員に研修を行い、全ての職員に年に一度の受講を求める。")
    text.line("１０．その他のリスク対策")
    text.line("―")
    text.page()


def rest(text):
    text.line("Ⅳ　開示請求、問合せ")
    text.line("１．特定個人情報の開示・訂正・利用停止請求")
    text.answer("①請求先", "かぜのまち市北町３番５号　総務部　文書法制課")
    text.answer("②請求方法", "所定の請求書に必要な事項を記入して提出する。")
    text.answer("③法令による特別の手続", "―")
    text.answer("④個人情報ファイル簿への不記載等", "―")
    text.line("２．特定個人情報ファイルの取扱いに関する問合せ")
    text.answer("①連絡先", "かぜのまち市北町３番５号　市民生活部　保険年金課")
    text.answer("②対応方法", "電話、窓口又は書面で受け付け、内容を記録に残して答える。")
    text.line("Ⅴ　評価実施手続")
    text.line("１．基礎項目評価")
    text.answer("①実施日", "令和6年12月2日")
    text.choice(
        "②しきい値判断結果", "基礎項目評価及び重点項目評価の実施が義務付けられる",
        "1) 基礎項目評価及び重点項目評価の実施が義務付けられる",
        "2) 基礎項目評価の実施が義務付けられる（任意に重点項目評価を実施）",
        "3) 特定個人情報保護評価の実施が義務付けられない（任意に重点項目評価を実施）",
    )  # fmt: skip
    text.line("２．国民・住民等からの意見の聴取【任意】")
    text.answer("①方法", "―")
    text.answer("②実施日・期間", "―")
    text.answer("③主な意見の内容", "―")
    text.line("３．第三者点検【任意】")
    text.answer("①実施日", "令和7年1月20日")
    text.answer("②方法", "個人情報保護審査会による点検")
    text.answer("③結果", "妥当であると認められた。")
    text.page()


def changes(text):
    text.line("（別添２）変更箇所")
    text.line("変更日 項目 変更前の記載 変更後の記載 提出時期 提出時期に係る説明")
    text.line("令和7年2月14日\tⅠ　基本情報\t―\t様式改正に伴い全体を再評価\t事後\t５年経過前の再評価")


def whole_text():
    text = Text("国民年金に関する事務", "かぜのまち市　保険年金課")
    cover(text)
    basic(text)
    for file in FILES:
        overview(text, file)
    records(text)
    for file in FILES:
        risks(text, file["name"], file["entrusted"] == "委託する")
    rest(text)
    changes(text)
    return text.text()


if __name__ == "__main__":
    PLACE.write_text(whole_text(), encoding="utf-8")
