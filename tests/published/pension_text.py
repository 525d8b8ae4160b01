"""かぜのまち市の国民年金 (様式3 令和6年10月) as text out of its PDF: `python -m` writes it again."""

from pathlib import Path

from tests.published.pension_files import FILES, overview, risks
from tests.published.raw_text import Text

PLACE = Path(__file__).with_name("pension.txt")

POPULATION = (
    "1) 1,000人未満 2) 1,000人以上1万人未満",
    "3) 1万人以上10万人未満 4) 10万人以上30万人未満",
    "5) 30万人以上",
)


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


def records(text):
    text.line("（別添１）特定個人情報ファイル記録項目")
    text.line("(1) 国民年金被保険者ファイル")
    text.whole(
        "個人番号、基礎年金番号、宛名番号、氏名、生年月日、住所、資格取得日、資格喪失日、種別、免除区分"
    )
    text.line("(2) 国民年金受給者ファイル")
    text.whole("個人番号、基礎年金番号、氏名、生年月日、請求年月日、年金の種類")
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
    text.line(
        "令和7年2月14日\tⅠ　基本情報\t―\t様式改正に伴い全体を再評価\t事後\t５年経過前の再評価"
    )


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
