"""Each rule of the checks finds its fault in a sound sheet, says it in Japanese, and nothing else.

The fictitious samples are sound: no rule has anything to say of them. A case changes a few answers
and names what must be found, and where; a near miss must find nothing.
"""

import pytest

from piadesk import words
from piadesk.checks import Case, Severity, check, check_section
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Entry
from piadesk.storage import store
from tests.core.checks.sampled import opened_sample

SAMPLES = RESOURCES / "samples"
ALL_SAMPLES = [path.stem for path in sorted(SAMPLES.glob("*.json"))]


@pytest.fixture
def sound(request):
    """A fresh copy of the sample that the test asks for; of 様式2 令和6年10月版 if of none."""
    name = getattr(request, "param", "form2-r06")
    return opened_sample(name)


def found(opened, changes):
    """What the checks find then; each sentence of it is whole and names its source."""
    if changes:
        opened.sheet.rows.pop("log")  # It tells how the sheet came to be what it was before.
    for item, value in changes.items():
        opened.sheet.put(Address((), item), value)
    findings = check(opened.form, opened.sheet)
    assert [one.message for one in findings if not one.message.endswith("。")] == []
    assert [one.message for one in findings if "{" in one.message or not one.source] == []
    return [(one.code, str(one.address)) for one in findings]


def marks(*marked, **texts):
    return {"marked": list(marked), "texts": texts}


REST_OF_NETWORK = {"risk.network.none_acquire": True, "risk.network.none_provide": True} | {
    f"risk.network.{one}.sufficiency": None for one in ("unintended", "improper_provide")
}
PRIORITY = "risk.priority.measure"
NETWORK_MEASURE = "情報提供ネットワークシステムを通じて目的外の入手が行われるリスクへの対策"
PROVIDING_MEASURE = (
    "不正な提供・移転が行われるリスクへの対策"
    "（委託や情報提供ネットワークシステムを通じた提供を除く。）"
)

NOTES = "cover.special_notes"
WORK, PLAIN = "basic.affair.description", "住民の届出を受け、台帳に記録する。"
NOT_ENTRUSTED = {"risk.entrust.none": True, WORK: PLAIN, NOTES: None}
AFFAIR = store.load(SAMPLES / "form2-r06.json").sheet.answers["basic.affair.name"]

FAULTS = [
    ("empty", "cover.number", {"cover.number": None}),
    ("empty", "basic.affair.description", {"basic.affair.description": "　\n "}),
    ("empty", "basic.article9_2.reason", {"basic.article9_2.applied": True}),
    ("unknown_choice", "risk.report_kind", {"risk.report_kind": "全項目評価書"}),
    ("unknown_choice", "risk.audit.kinds", {"risk.audit.kinds": marks("自主点検")}),
    ("blanked", "risk.entrust.misuse.sufficiency", NOT_ENTRUSTED),
    ("blanked", "basic.article9_2.reason", {"basic.article9_2.reason": "災害への対応のため"}),
    ("no_day", "cover.published_on", {"cover.published_on": "近日中"}),
    ("date_serial", "threshold.handlers.as_of", {"threshold.handlers.as_of": "45748"}),
    ("date_never_was", "cover.published_on", {"cover.published_on": "令和7年2月30日"}),
    ("date_never_was", "cover.published_on", {"cover.published_on": "R7.2.30"}),
    ("after_publication", "threshold.handlers.as_of", {"threshold.handlers.as_of": "2025-06-03"}),
    ("report_kind_above", "risk.report_kind", {
        "risk.report_kind": "基礎項目評価書及び全項目評価書"
    }),
    ("priority_exempt", PRIORITY, {
        PRIORITY: PROVIDING_MEASURE,
        "risk.priority.sufficiency": "十分である",
    }),
    ("priority_repeated", "risk.priority.sufficiency", {
        "risk.priority.sufficiency": "課題が残されている"
    }),
    ("priority_repeated", "risk.priority.sufficiency", {
        PRIORITY: NETWORK_MEASURE,
        "risk.priority.basis": "照会は、中間サーバーが許可した職員だけが行えるため。",
    }),
    ("network_nowhere", "basic.info_link.implemented", REST_OF_NETWORK | {WORK: PLAIN}),
    ("half_kana", NOTES, {NOTES: "国民健康保険ｼｽﾃﾑの事務"}),
    ("control", NOTES, {NOTES: "国民健康\x0b保険"}),
    ("unprinted", "basic.file_names", {"basic.file_names": "台帳😀ファイル"}),
    ("rare_characters", "basic.file_names", {"basic.file_names": "台帳㈰ファイル"}),
    ("bracket", NOTES, {NOTES: "国民健康保険（資格の事務"}),
    ("bracket_width", NOTES, {NOTES: "国民健康保険(資格）の事務"}),
    ("written_twice", NOTES, {NOTES: "届出をを受理する。"}),
    ("written_twice", NOTES, {NOTES: "届出を受理する。。"}),
    ("written_twice", NOTES, {NOTES: "特定個人情報特定個人情報ファイル"}),
    ("particle_missing", NOTES, {NOTES: "統一的行うもの"}),
    ("stop_missing", NOTES, {NOTES: "①確認する。 ②記録している ③保管する。 ④廃棄する。"}),
    ("cut_off", NOTES, {NOTES: "届出の内容を確かめたうえで、住民記録システムに"}),
    ("heading_alone", NOTES, {NOTES: "１．入手の措置\n・確認する。\n２．使用の措置"}),
    ("stale_annex", "basic.number_use.legal_basis", {
        "basic.number_use.legal_basis": "番号法第9条第1項　別表第一の30の項"
    }),
    ("stale_article", "basic.info_link.legal_basis", {
        "basic.info_link.legal_basis": "番号法第１９条第７号"
    }),
    ("stale_commission", "cover.special_notes", {
        "cover.special_notes": "特定個人情報保護委員会に提出"
    }),
    ("stale_annex", NOTES, {NOTES: "番号法別表第2の120の項"}),
    ("stale_network_order", NOTES, {NOTES: "番号法別表第二の主務省令第1条"}),
    ("stale_network_order", NOTES, {NOTES: "平成26年内閣府・総務省令第７号"}),
    ("stale_card_order", NOTES, {NOTES: "個人番号カード、特定個人情報の提供等に関する省令"}),
    ("stale_notice_card", NOTES, {NOTES: "市が通知カードの送付を行う。"}),
    ("stale_as_of", NOTES, {NOTES: "（平成25年5月31日法律第28号施行時点）"}),
    ("no_such_branch", NOTES, {NOTES: "住基法第12条の1（写しの交付）"}),
    ("number_for_article", NOTES, {NOTES: "省令（以下「省令」という。）第35号（委任）"}),
    ("law_misnamed", NOTES, {NOTES: "行政手続きにおける特定の個人を識別するための番号"}),
    ("item_misnumbered", NOTES, {NOTES: "「3. 特定個人情報ファイル名」に示す"}),
    ("item_misnumbered", NOTES, {NOTES: "「１．②システムの名称」のとおり"}),
    ("title_of_other_form", "cover.title", {"cover.title": f"{AFFAIR}　全項目評価書"}),
    ("declared_by_other", "cover.declaration", {"cover.declaration": "遠山市は、宣言する。"}),
    ("old_count", "threshold.handlers.as_of", {"threshold.handlers.as_of": "2024-06-02"}),
    ("plan_past", NOTES, {NOTES: "令和7年1月以降（予定）は、外部に置く。"}),
    ("plan_past", NOTES, {NOTES: "令和６年度に更新する予定である。"}),
    ("date_never_was", NOTES, {NOTES: "平成32年4月1日に施行する。"}),
    ("no_audit", "risk.audit.kinds", {"risk.audit.kinds": marks()}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "item", "changes"), FAULTS)
def test_a_fault_is_found_at_its_item_and_nothing_else(sound, code, item, changes):
    assert found(sound, changes) == [(code, item)]


NEAR_MISSES = [
    {"cover.special_notes": None},
    {"basic.article9_2.applied": True, "basic.article9_2.reason": "災害への対応のため"},
    {"risk.provide.none": None, "risk.provide.improper.sufficiency": "十分である"},
    {"threshold.handlers.as_of": "2025-06-02"},
    {
        PRIORITY: "従業者に対する教育・啓発",
        "risk.priority.basis": "全ての職員が、毎年、研修を受けているため。",
        "risk.priority.sufficiency": "十分である",
    },
    {
        "basic.info_link.implemented": "実施しない",
        "basic.info_link.legal_basis": None,
        WORK: PLAIN,
        **REST_OF_NETWORK,
    },
    {NOTES: "1) 資格 ア）給付 ①）その他"},
    {NOTES: "髙﨑　①～⑳　Ⅳ　㈱　～　－　—　¥"},
    {NOTES: "住民基本台帳法別表第二、平成26年特定個人情報保護委員会規則第1号"},
    {NOTES: "（次のとおり扱う。\n① 確認する。）"},
    {NOTES: "提出されたものの、不備がある。専門的行為。第12条の一部、第12条の10、第12条の2"},
    {NOTES: "①確認する ②記録する ③保管する。"},
    {NOTES: "１．入手の措置\n・確認する。\n２．使用の措置\n・記録する。"},
    {NOTES: "番号法及び条例別表第2、平成26年総務省令第85号、番号法第35条第2号"},
    {NOTES: "個人番号カードは通知カードと引き換えに交付する。"},
    {NOTES: "「2. 特定個人情報ファイル名」と「③システムの名称」と「1. 国民健康保険システム」"},
    {"cover.title": f"{AFFAIR}　基礎項目評価書【令和8年3月31日 終了】"},
    {"cover.declaration": "本市は、宣言する。"},
    {
        "cover.declaration": "東京都港区は、宣言する。",
        "cover.organization": "港区長",
        **dict.fromkeys(
            ("disclosure.request.office", "disclosure.contact.office"),
            "保険年金課　電話番号　000-000-2101",
        ),
        WORK: PLAIN,
    },
    {"basic.article9_2.reason": "—"},
    {"basic.article9_2.reason": "なし"},
    {NOTES: "令和7年7月に移る予定である。令和7年度に更新する予定。令和2年4月の予定どおり行った。"},
    {NOTES: "（昭和42年7月25日法律第81号）平成31年4月30日、令和元年5月1日"},
    {NOTES: "そののち、ーーーーーーーーーー"},
    {"threshold.handlers.as_of": "2024-06-03"},
]


@pytest.mark.parametrize("changes", NEAR_MISSES)
def test_what_is_right_is_left_alone(sound, changes):
    assert found(sound, changes) == []


@pytest.mark.parametrize(
    ("cited", "right"),
    [
        ("特定個人情報の提供等に関する命令（平成26年総務省令第58号）", "平成26年総務省令第85号"),
        (
            "別表の主務省令で定める事務を定める命令（平成26年総務省令第5号）",
            "平成26年内閣府・総務省令第5号",
        ),
        (
            "利用特定個人情報の提供に関する命令（令和6年総務省令第9号）",
            "令和6年デジタル庁・総務省令第9号",
        ),
    ],
)
def test_of_an_order_with_a_wrong_number_its_own_number_is_told(sound, cited, right):
    sound.sheet.put(Address((), "basic.affair.description"), f"{cited}により処理する。")
    told = {one.code: one.message for one in check(sound.form, sound.sheet)}
    assert f"は{right}です。" in told["order_number_wrong"]


@pytest.mark.parametrize("mark", ["none_acquire", "none_provide"])
def test_no_link_means_no_connection(sound, mark):
    changes = {"basic.info_link.implemented": "実施しない", WORK: PLAIN, **REST_OF_NETWORK}
    missing = {"unintended" if mark == "none_acquire" else "improper_provide": "十分である"}
    changes |= {f"risk.network.{mark}": None}
    changes |= {f"risk.network.{one}.sufficiency": value for one, value in missing.items()}
    assert found(sound, changes) == [("network_not_implemented", f"risk.network.{mark}")]


def test_exempt_from_the_priority_needs_a_longer_report(sound):
    rest = {f"risk.priority.{one}": None for one in ("measure", "sufficiency", "basis")}
    assert found(sound, {"risk.priority.exempt": True, **rest}) == [
        ("priority_without_report", "risk.priority.exempt")
    ]


@pytest.mark.parametrize("sound", ALL_SAMPLES, indirect=True)
def test_the_samples_are_sound(sound):
    assert found(sound, {}) == []


def test_findings_come_in_form_order(sound):
    changes = {"risk.training.level": None, "cover.number": None, "basic.affair.name": None}
    items = [item for _, item in found(sound, changes)]
    assert items == ["cover.number", "basic.affair.name", "risk.training.level"]


def test_a_section_is_checked_as_the_whole_sheet_is(sound):
    sound.sheet.put(Address((), "basic.affair.name"), None)
    sound.sheet.put(Address((), "risk.priority.sufficiency"), "課題が残されている")
    sound.sheet.rows["log"].append(Entry(id="new", answers={"log.item": "全体"}))
    whole = check(sound.form, sound.sheet)
    parts = [check_section(Case(sound.form, sound.sheet), one) for one in sound.form.sections]
    assert [one for part in parts for one in part] == whole
    assert len(whole) > 3


def test_an_empty_sheet_lacks_what_the_form_asks_for(sound):
    sound.sheet.answers.clear()
    sound.sheet.rows.clear()
    assert {code for code, _ in found(sound, {})} == {"empty", "page_empty"}


def test_every_finding_has_a_sentence_and_a_source():
    known = words.all_words()
    codes = {key.partition(".")[2] for key in known if key.startswith("finding.")}
    assert codes == {key.partition(".")[2] for key in known if key.startswith("source.")}


def test_words_without_a_place_on_the_form_are_told_by_their_beginning(sound):
    sound.sheet.answers["basic.affair.former_item"] = "以前の様式にだけあった項目の記載"
    (told,) = check(sound.form, sound.sheet)
    assert (told.code, told.severity) == ("left_over", Severity.WARNING)
    assert "1件" in told.message
    assert "以前の様式にだけあった項目の記載" in told.message
