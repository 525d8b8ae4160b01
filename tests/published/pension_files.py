"""かぜのまち市の国民年金: what its paper says of each of the two files (Ⅱ and Ⅲ)."""

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


def risks(text, name, entrusted):
    text.line("Ⅲ　リスク対策　※（７．②を除く。）")
    text.line("１．特定個人情報ファイル名")
    text.line(name)
    acquire = "特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）"
    text.line(f"２．{acquire}")
    text.line("リスク：　目的外の入手が行われるリスク")
    text.answer(
        "リスクに対する措置の内容", "届出書の様式を法令で定める事項に限り、窓口で本人を確認する。"
    )
    text.choice("リスクへの対策は十分か", "十分である", *ENOUGH)
    text.line(f"{acquire}におけるその他のリスク及びそのリスクに対する措置")
    text.line("―")
    text.line("３．特定個人情報の使用")
    text.whole("リスク１：　目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスク")
    text.answer("リスクに対する措置の内容", "担当する事務に必要な項目だけを画面に表示する。")
    text.choice("リスクへの対策は十分か", "特に力を入れている", *ENOUGH)
    text.whole(
        "リスク２：　権限のない者（元職員、アクセス権限のない職員等）によって不正に使用されるリスク"
    )
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
    text.answer(
        "その他の措置の内容", "市の職員が年に一度、作業の場所を検査する。" if entrusted else ""
    )
    text.choice("リスクへの対策は十分か", "十分である" if entrusted else "", *ENOUGH)
    text.whole("特定個人情報ファイルの取扱いの委託におけるその他のリスク及びそのリスクに対する措置")
    provide = "特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）"
    text.whole(f"５．{provide} [{mark}] 提供・移転しない")
    text.line("リスク：　不正な提供・移転が行われるリスク")
    text.choice(
        "特定個人情報の提供・移転に関するルール", "定めている" if entrusted else "", *SETTLED
    )
    text.answer("ルールの内容及びルール遵守の確認方法",
                "提供の都度、依頼書と決裁を確認し、記録簿に残している。" if entrusted else "")  # fmt: skip
    text.line("その他の措置の内容")
    text.choice("リスクへの対策は十分か", "十分である" if entrusted else "", *ENOUGH)
    text.whole(f"{provide}におけるその他のリスク及びそのリスクに対する措置")
    text.line(
        "６．情報提供ネットワークシステムとの接続 [○] 接続しない（入手） [○] 接続しない（提供）"
    )
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
    text.answer(
        "具体的な方法", "新たに配属された職員に研修を行い、全ての職員に年に一度の受講を求める。"
    )
    text.line("１０．その他のリスク対策")
    text.line("―")
    text.page()
