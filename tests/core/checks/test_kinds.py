"""Rules by kinds, on the samples: unlike members of each are found, valid neighbours stay quiet."""

import pytest

from piadesk.checks.change_log import renames
from piadesk.checks.sheet import (
    acquiring,
    activities,
    offices,
    other_bodies,
    pointers,
    procedure,
    record_kinds,
    storage,
    system_names,
    systems,
    times,
    transfers,
)
from tests.core.checks.sampled import case_of, marks

MODULES = (
    *(acquiring, activities, offices, other_bodies, pointers, procedure, record_kinds, storage),
    *(system_names, systems, times, transfers, renames),
)
RULES = {
    name: getattr(module, name)
    for module in MODULES
    for name in dir(module)
    if getattr(getattr(module, name), "__module__", "") == module.__name__
}


def codes(rule, form_id, changes):
    return {told.code for told in RULES[rule](case_of(form_id, changes))}


BASIC, MAIN, WHOLE = "form2-r06", "form3-r06", "form4-r06"
WORK, NOTES = "basic.affair.description", "cover.special_notes"
USES, TIMING, KINDS = "file[1].use.how", "file[1].use.timing", "file[1].info.fields.main"
NO_CONTRACT = {"risk.entrust.none": True, NOTES: None}
NO_LINK = {"basic.info_link.implemented": "実施しない"}
SUB = "file[1].entrust.items[1].sub.exists"
CONTENT = "file[1].entrust.items[1].content"
PERIOD, PERIOD_REASON = "file[1].storage.period", "file[1].storage.period.validity"
OPINIONS, REFLECTION = "procedure.hearing.opinions", "procedure.hearing.reflection"
HEARING = "procedure.hearing.period"
OFFICE, HEAD = "basic.department.name", "basic.department.head_title"
CONTACT = "disclosure.contact.office"
REASON = "file[1].info.fields.validity"
CONNECTED = "basic.systems[{}].connections"

FAULTS = [
    # a choice against what the texts tell
    (
        "told_otherwise",
        "told_done",
        BASIC,
        NO_CONTRACT | {WORK: "入力は外部の業者に委託している。"},
    ),
    (
        "told_otherwise",
        "told_done",
        BASIC,
        NO_CONTRACT | {WORK: "打鍵は、市内の会社が請け負って行う。"},
    ),
    ("told_otherwise", "told_done", BASIC, NO_CONTRACT | {WORK: "委託先の従業員が封入する。"}),
    (
        "told_otherwise",
        "told_done",
        BASIC,
        NO_LINK | {WORK: "情報提供ネットワークシステムを通じて、所得の情報を照会する。"},
    ),
    (
        "told_otherwise",
        "told_done",
        BASIC,
        {
            "risk.network.none_acquire": True,
            WORK: "情報提供ネットワークシステムにより資格を入手している。",
        },
    ),
    (
        "told_otherwise",
        "told_done",
        WHOLE,
        {SUB: "再委託しない", CONTENT: "機器の交換は再委託先が行う。"},
    ),
    (
        "told_otherwise",
        "told_not_done",
        WHOLE,
        {SUB: "再委託する", CONTENT: "再委託は一切行わない。"},
    ),
    ("told_otherwise", "told_not_done", WHOLE, {USES: "外部への委託は行っていない。"}),
    (
        "told_otherwise",
        "told_done",
        MAIN,
        {
            "file[3].entrust.exists": "委託しない",
            "file[3].use.how": "夜間の一括処理は運営会社が代行している。",
        },
    ),
    (
        "told_otherwise",
        "told_done",
        MAIN,
        {
            "file[2].provide.exists": marks("行っていない"),
            "file[2].use.how": "毎月、介護保険課に所得の情報を引き継ぐ。",
        },
    ),
    (
        "told_otherwise",
        "told_done",
        BASIC,
        {"risk.network.none_provide": True, WORK: "副本を中間サーバーに登録している。"},
    ),
    (
        "told_otherwise",
        "told_done",
        BASIC,
        NO_LINK | {WORK: "中間サーバーを経由して資格を確認する。"},
    ),
    (
        "told_otherwise",
        "told_done",
        WHOLE,
        {SUB: "再委託しない", CONTENT: "一部は協力会社が行う。"},
    ),
    ("told_otherwise", "told_done", BASIC, NO_CONTRACT | {WORK: "印字は印刷会社の工場で行う。"}),
    # 保管期間 against the years
    (
        "period",
        "period_differs",
        WHOLE,
        {PERIOD: "5年", PERIOD_REASON: "規程により10年間保存する。"},
    ),
    (
        "period",
        "period_differs",
        WHOLE,
        {PERIOD: "1年未満", PERIOD_REASON: "申請書の保存年限は３年である。"},
    ),
    ("period", "period_differs", WHOLE, {PERIOD: "3年", PERIOD_REASON: "永年保存とする。"}),
    # 意見 against 反映
    ("reflection", "opinion_not_reflected", WHOLE, {REFLECTION: "特になし"}),
    ("reflection", "opinion_not_reflected", WHOLE, {REFLECTION: "原案のとおりとした。"}),
    ("reflection", "opinion_not_reflected", WHOLE, {REFLECTION: "対応なし"}),
    ("reflection", "opinion_not_reflected", WHOLE, {REFLECTION: "反映すべきものはなかった。"}),
    (
        "reflection",
        "reflected_without_opinion",
        WHOLE,
        {OPINIONS: "意見の提出はなかった。", REFLECTION: "意見を踏まえ、Ⅱを修正した。"},
    ),
    # time
    ("hearing_told", "hearing_without_year", WHOLE, {HEARING: "11月4日から12月5日まで"}),
    (
        "hearing_told",
        "hearing_days",
        WHOLE,
        {HEARING: "令和7年11月4日から令和7年12月5日まで（45日間）"},
    ),
    ("hearing_told", "hearing_days", WHOLE, {HEARING: "令和７年４月１日～５月１５日（３０日間）"}),
    # references
    ("entries", "entry_not_there", WHOLE, {USES: "委託事項９のとおり。"}),
    ("entries", "entry_not_there", WHOLE, {"file[2].use.how": "移転先40に同じ"}),
    ("entries", "entry_not_there", BASIC, {NOTES: "委託の内容は、委託事項３に記載した。"}),
    ("entries", "refers_to_itself", WHOLE, {CONTENT: "委託事項1と同じ"}),
    ("attachments", "attachment_not_there", BASIC, {NOTES: "別添１の図のとおり。"}),
    ("attachments", "attachment_not_there", WHOLE, {USES: "別添7を参照"}),
    (
        "attachments",
        "attachment_misnumbered",
        WHOLE,
        {USES: "「別添１ 特定個人情報ファイル記録項目」を参照"},
    ),
    ("attachments", "separate_paper", MAIN, {USES: "別紙１のとおり。"}),
    ("places", "place_not_there", BASIC, {NOTES: "Ⅴ３に記載した。"}),
    ("places", "place_not_there", MAIN, {USES: "Ⅲ－12のとおり"}),
    ("places", "place_not_there", WHOLE, {USES: "Ⅱ．19を参照"}),
    # 記録項目, 入手元, 入手方法
    (
        "numbers",
        "number_not_recorded",
        WHOLE,
        {KINDS: marks("4情報（氏名、性別、生年月日、住所）")},
    ),
    ("reasons", "kind_not_marked", MAIN, {REASON: "・災害関係情報：減免の判定のため"}),
    ("reasons", "kind_not_marked", WHOLE, {REASON: "学校・教育関係情報は、就学の通知のため"}),
    ("ways", "way_not_marked", WHOLE, {USES: "申請の内容は、電子メールにより受領する。"}),
    ("ways", "way_not_marked", WHOLE, {TIMING: "USBメモリで受け取った都度"}),
    ("ways", "way_not_marked", WHOLE, {USES: "勤務先から給与の報告を受領する。"}),
    ("network_without_link", "network_without_link", MAIN, NO_LINK),
    # offices, systems, bodies
    (
        "standards",
        "standards_of_government",
        WHOLE,
        {"file[1].risk.storage.leak.nisc": "十分に遵守している"},
    ),
    ("offices", "office_alike", WHOLE, {"file[2].use.users.departments": "市民部住民課"}),
    ("head", "head_of_other", BASIC, {HEAD: "税務課長"}),
    ("head", "head_of_other", BASIC, {OFFICE: "福祉部介護保険課", HEAD: "高齢福祉課長"}),
    ("head", "head_of_other", WHOLE, {HEAD: "子育て支援室長"}),
    ("offices", "office_alike", WHOLE, {CONTACT: "みどり台市市民部市民生活課"}),
    ("offices", "office_alike", WHOLE, {CONTACT: "みどり台市市民部市民サービス課"}),
    ("offices", "office_alike", WHOLE, {"file[2].use.users.departments": "市民部市民室"}),
    ("offices", "office_alike", WHOLE, {"file[2].info.department": "市民部市民窓口課"}),
    (
        "offices",
        "office_differs",
        WHOLE,
        {f"file[{number}].info.department": "総務部情報課" for number in (1, 2, 3)},
    ),
    ("other_municipality", "other_municipality", BASIC, {WORK: "遠山市の住民の資格を管理する。"}),
    ("other_municipality", "other_municipality", BASIC, {WORK: "あさひ町の条例に基づき行う。"}),
    ("other_municipality", "other_municipality", BASIC, {WORK: "また、うきは市が保有する。"}),
    ("other_municipality", "other_municipality", BASIC, {WORK: "つくば市の住民を対象とする。"}),
    ("other_municipality", "other_municipality", WHOLE, {USES: "北野市個人情報保護条例を守る。"}),
    (
        "connections",
        "connection_one_way",
        WHOLE,
        {CONNECTED.format(6): marks("その他", その他="コンビニ交付システム")},
    ),
    (
        "connections",
        "connection_one_way",
        WHOLE,
        {CONNECTED.format(2): marks("その他", その他="県の装置")},
    ),
    ("system_names", "system_alike", WHOLE, {USES: "団体内統合宛先システムで突合する。"}),
]


@pytest.mark.parametrize(("rule", "code", "form_id", "changes"), FAULTS)
def test_a_member_of_a_kind_is_found(rule, code, form_id, changes):
    assert code in codes(rule, form_id, changes)


NEIGHBOURS = [
    ("told_otherwise", BASIC, NO_CONTRACT | {WORK: "委託する場合は、契約に定める。"}),
    ("told_otherwise", BASIC, NO_CONTRACT | {WORK: "委託先はないため、該当しない。"}),
    ("told_otherwise", BASIC, NO_CONTRACT | {WORK: "法令に基づく機構への委任を除き、職員が行う。"}),
    ("told_otherwise", BASIC, NO_LINK | {WORK: "情報提供ネットワークシステムには接続していない。"}),
    (
        "told_otherwise",
        WHOLE,
        {SUB: "再委託しない", CONTENT: "再委託は原則として禁止し、必要なときは承諾を得る。"},
    ),
    ("told_otherwise", WHOLE, {SUB: "再委託する", CONTENT: "無断の再委託は認めない。"}),
    ("told_otherwise", BASIC, NO_LINK | {WORK: "情報連携により確認する予定はない。"}),
    ("told_otherwise", WHOLE, {USES: "目的の範囲を超える提供は行わない。"}),
    (
        "period",
        WHOLE,
        {PERIOD: "5年", PERIOD_REASON: "規程により、申請書は5年間、台帳は10年間保存する。"},
    ),
    ("period", WHOLE, {PERIOD: "5年", PERIOD_REASON: "平成27年から保存している。"}),
    ("period", WHOLE, {PERIOD: "20年以上", PERIOD_REASON: "150年間保存する。"}),
    ("period", WHOLE, {PERIOD: "定められていない", PERIOD_REASON: "10年を経過した後も保存する。"}),
    ("reflection", WHOLE, {OPINIONS: "意見なし", REFLECTION: "－"}),
    ("reflection", WHOLE, {REFLECTION: "既に対策を行っているため、反映しなかった。"}),
    ("reflection", WHOLE, {REFLECTION: "全ての意見を検討し、Ⅲの表現を改めた。"}),
    ("hearing_told", WHOLE, {HEARING: "令和7年11月4日から12月5日まで（32日間）"}),
    ("hearing_told", WHOLE, {HEARING: "2025年11月4日から12月5日まで（31日間）"}),
    ("hearing_told", WHOLE, {HEARING: "条例に基づき30日間実施した。"}),
    ("entries", WHOLE, {USES: "委託事項1から6まで及び移転先2に同じ"}),
    ("entries", WHOLE, {USES: "提供先10機関、移転先40課に提供する。"}),
    ("entries", BASIC, {NOTES: "全項目評価書の委託事項３に記載した。"}),
    ("attachments", WHOLE, {USES: "別添１（事務の内容）及び別添２を参照。"}),
    ("attachments", BASIC, {NOTES: "契約書の別添１に定める。"}),
    ("attachments", WHOLE, {USES: "別添２ 特定個人情報ファイル記録項目のとおり"}),
    ("places", WHOLE, {USES: "Ⅱ２④及びⅢ７のとおり。レベルⅤ以上"}),
    ("places", BASIC, {NOTES: "全項目評価書のⅥ４に記載した。"}),
    ("places", BASIC, {NOTES: "Ⅳ11及びⅠ9のとおり"}),
    ("numbers", WHOLE, {KINDS: marks("個人番号対応符号", "年金関係情報")}),
    ("reasons", WHOLE, {REASON: "個人番号対応符号を用いる他の情報は記録しない。"}),
    ("reasons", WHOLE, {REASON: "いずれも法令に定める事務に必要である。"}),
    ("ways", WHOLE, {USES: "電子メールで受け取ることはない。"}),
    ("ways", WHOLE, {USES: "フラッシュメモリによる持出しを禁止する。"}),
    ("ways", WHOLE, {TIMING: "届出を受け付けた都度、庁内連携システムから"}),
    ("network_without_link", MAIN, {"basic.info_link.implemented": "未定"}),
    ("head", BASIC, {HEAD: "課長"}),
    ("head", BASIC, {OFFICE: "市民部市民課", HEAD: "市民部長、市民課長"}),
    ("head", BASIC, {OFFICE: "広域連合 給付課", HEAD: "給付課長"}),
    ("head", BASIC, {OFFICE: "教育委員会事務局 学務課", HEAD: "教育長"}),
    ("standards", WHOLE, {"cover.organization": "総務大臣"}),
    ("offices", WHOLE, {CONTACT: "みどり台市総務部情報公開課"}),
    ("offices", WHOLE, {"file[1].info.department": "市民課"}),
    ("offices", WHOLE, {"file[2].info.department": "総務部情報課"}),
    ("other_municipality", BASIC, {WORK: "当市の住民、他市の職員、市区町村の住民、本市の条例。"}),
    (
        "other_municipality",
        BASIC,
        {
            WORK: "遠山市の住民の資格を管理する。",
            "cover.organization": "みどり台後期高齢者医療広域連合長",
        },
    ),
    ("other_municipality", WHOLE, {"file[1].provide.to[1].use": "遠山市の住民の異動を確認する。"}),
    ("other_municipality", BASIC, {WORK: "架空県みどり台市の住民の届出"}),
    *(
        ("other_municipality", BASIC, {WORK: text})
        for text in (
            "その日のうちに市役所へ運ぶ。窓口のほか市役所の書庫に置く。",
            "届出を受けて市が管理し、さらに市長が定め、または市民の住民票による。",
            "ごとに市が実施する。当日市役所で受け取る。原則市が行う。",
        )
    ),
    ("connections", WHOLE, {}),
    ("connections", WHOLE, {CONNECTED.format(1): None}),
    (
        "connections",
        WHOLE,
        {
            "basic.systems[6].name": "戸籍総合システム（標準戸籍システム）",
            CONNECTED.format(1): marks(
                *(
                    "庁内連携システム",
                    "住民基本台帳ネットワークシステム",
                    "宛名システム等",
                    "その他",
                ),
                その他="標準戸籍システム、印鑑登録システム、コンビニ交付システム",
            ),
        },
    ),
    ("system_names", WHOLE, {USES: "団体内統合宛名システムで突合する。"}),
    ("system_names", WHOLE, {USES: "国民年金総合管理システムで確認する。"}),
    ("system_names", WHOLE, {USES: "既存住基（以下「団体内統合宛先システム」という。）で行う。"}),
]


@pytest.mark.parametrize(("rule", "form_id", "changes"), NEIGHBOURS)
def test_a_valid_neighbour_stays_quiet(rule, form_id, changes):
    assert codes(rule, form_id, changes) == set()
