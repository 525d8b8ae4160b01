"""様式3 and 様式4: what must agree inside a file and between Ⅰ, Ⅱ, Ⅲ and the attachments."""

from copy import deepcopy

import pytest

from piadesk.checks import Case, check, check_section
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Entry
from piadesk.storage import store

SAMPLES = RESOURCES / "samples"
MAIN = ("file1",)  # 個人住民税課税情報ファイル: entrusted, provided and moved
PAPERS = ("file2",)  # 個人住民税課税資料ファイル: entrusted, nothing provided, no network
NETWORK = "情報提供ネットワークシステム"


@pytest.fixture(scope="module")
def unchanged():
    """The sample of 様式3 without its 変更箇所, which tells how it came to be."""
    opened = store.load(SAMPLES / "form3-r06.json")
    del opened.sheet.rows["log"]
    assert check(opened.form, opened.sheet) == []
    return opened


@pytest.fixture
def sound(unchanged):
    return unchanged._replace(sheet=deepcopy(unchanged.sheet))


def found(opened, *changes):
    for rows, item, value in changes:
        opened.sheet.put(Address(rows, item), value)
    told = [part for one in check(opened.form, opened.sheet) for part in one.parts or (one,)]
    return [(one.code, str(one.address)) for one in told]


def marked(*labels, **texts):
    return {"marked": list(labels), "texts": texts}


RECORDS = "（1）個人住民税課税情報ファイル\n1.個人番号、2.氏名、3.住所"
RECORDS_TWICE = (
    "個人住民税課税情報ファイル\n1.個人番号、2.氏名、3.住所、4.氏名\n"
    "個人住民税課税資料ファイル\n1.個人番号、2.氏名"
)

FAULTS = [
    ("entrusted_in_risks", "file1/risk.entrust.none", (MAIN, "risk.entrust.none", True)),
    ("subcontracted", "file1/risk.entrust.subcontract", (
        MAIN, "risk.entrust.subcontract", "再委託していない"
    )),
    ("not_subcontracted", "file2/risk.entrust.subcontract", (
        PAPERS, "risk.entrust.subcontract", "十分に行っている"
    )),
    ("provided_in_risks", "file1/risk.provide.none", (MAIN, "risk.provide.none", True)),
    ("network_acquires", "file1/risk.network.none_acquire", (
        MAIN, "risk.network.none_acquire", True
    )),
    ("network_provides", "file1/risk.network.none_provide", (
        MAIN, "risk.network.none_provide", True
    )),
    ("used_before_held", "file1/file.use.started_on", (MAIN, "file.use.started_on", "2015-12-31")),
    ("part_above_whole", "file1/f1m03/file.provide.move.subjects", (
        (*MAIN, "f1m03"), "file.provide.move.subjects", "1,000万人以上"
    )),
    ("count", "file1/file.entrust.count", (MAIN, "file.entrust.count", "2")),
    ("count_above", "file1/file.entrust.count", (MAIN, "file.entrust.count", "４件")),
    ("count", "file1/file.provide.exists", (MAIN, "file.provide.exists", marked(
        "提供を行っている", "移転を行っている", 提供を行っている="3", 移転を行っている="25"
    ))),
    ("entries_without_mark", "file1/file.provide.exists", (MAIN, "file.provide.exists", marked(
        "提供を行っている", 提供を行っている="3"
    ))),
    ("words_without_mark", "file1/file.use.sources", (MAIN, "file.use.sources", marked(
        "本人又は本人の代理人", 民間事業者="給与支払者"
    ))),
    ("mark_without_words", "file1/file.use.sources", (MAIN, "file.use.sources", marked(
        "本人又は本人の代理人", "その他"
    ))),
    ("name_not_listed", "file1/file.name", (MAIN, "file.name", "課税台帳ファイル")),
    ("name_not_recorded", "annex.record_items", ((), "annex.record_items", RECORDS)),
    ("recorded_twice", "annex.record_items", ((), "annex.record_items", RECORDS_TWICE)),
    ("name_shortened", "file1/risk.storage.others", (
        MAIN, "risk.storage.others", "個人住民税情報ファイルの複製を禁じる。"
    )),
    ("recorded_number", "file1/file.info.fields", (MAIN, "file.info.fields", "100項目以上")),
    ("result_against_population", "procedure.basic.result", (
        (), "basic.affair.population", "1,000人以上1万人未満"
    )),
    ("after_publication", "procedure.basic.held_on", (
        (), "procedure.basic.held_on", "2025-07-02"
    )),
    ("review_before_hearing", "procedure.review.held_on", (
        (), "procedure.review.held_on", "2025-05-01"
    )),
    ("hearing_after_publication", "procedure.hearing.period", (
        (), "procedure.hearing.period", "令和7年4月21日から令和7年7月21日まで"
    )),
    ("no_day", "procedure.basic.held_on", ((), "procedure.basic.held_on", "4月14日")),
    ("file_above_affair", "file1/file.info.subjects", (
        MAIN, "file.info.subjects", "100万人以上1,000万人未満"
    )),
    ("old_assessment", "procedure.basic.held_on", (
        (), "procedure.basic.held_on", "2020-06-30"
    )),
    ("names_another", "file1/risk.storage.others", (
        MAIN, "risk.storage.others", "個人住民税課税資料ファイルの複製を禁じる。"
    )),
]  # fmt: skip


@pytest.mark.parametrize(("code", "address", "change"), FAULTS)
def test_a_fault_is_found_at_its_place(sound, code, address, change):
    assert (code, address) in found(sound, change)


def test_a_copied_name_is_found_without_the_number_that_its_file_bears(sound):
    copied = (MAIN, "risk.storage.others", "個人住民税課税資料ファイルの複製を禁じる。")
    numbered = (PAPERS, "file.name", "②個人住民税課税資料ファイル")
    assert ("names_another", "file1/risk.storage.others") in found(sound, copied, numbered)


NEAR_MISSES = [
    (MAIN, "file.info.held_since", "令和9年1月予定"),
    (MAIN, "file.entrust.count", "３件"),
    (MAIN, "file.name", "1．個人住民税課税情報ファイル"),
    ((), "basic.file_names", "1. 個人住民税課税情報ファイル "
        "2. 個人住民税課税資料ファイル 3. 収納・滞納情報ファイル"),
    ((), "basic.file_names", "①個人住民税課税情報ファイル\n"
        "②個人住民税課税資料ファイル\n③収納・滞納情報ファイル"),
    ((), "procedure.hearing.opinions", "—"),
    ((*MAIN, "f1m03"), "file.provide.move.subjects", "10万人以上100万人未満"),
    (MAIN, "file.use.how", "課税の内容を、個人住民税課税資料ファイルと照合し、賦課する。"),
    (MAIN, "file.use.how", "賦課の結果を、収納・滞納情報ファイルへ反映する。"),
    (MAIN, "file.use.how", "申告書の写しから個人住民税課税資料ファイルを作成し、賦課に用いる。"),
]  # fmt: skip


@pytest.mark.parametrize("change", NEAR_MISSES)
def test_what_is_right_is_left_alone(sound, change):
    assert found(sound, change) == []


def test_what_is_provided_by_the_network_alone_is_not_meant_in_part_five(sound):
    file = sound.sheet.block(MAIN)
    del file.rows["file.provide.move"]
    file.rows["file.provide.to"] = file.rows["file.provide.to"][:1]
    exists = marked("提供を行っている", 提供を行っている="1")
    parts = ("rule", "rule.detail", "other_measures", "improper.sufficiency", "others")
    rest = [(MAIN, f"risk.provide.{part}", None) for part in parts]
    told = found(
        sound, (MAIN, "file.provide.exists", exists), (MAIN, "risk.provide.none", True), *rest
    )
    assert told == []


def test_nothing_provided_is_said_in_both_parts(sound):
    told = found(sound, (PAPERS, "risk.provide.none", None))
    assert ("not_provided_in_risks", "file2/risk.provide.none") in told


def test_nothing_entrusted_is_said_in_both_parts(sound):
    told = found(sound, (("file3",), "risk.entrust.none", None))
    assert ("not_entrusted_in_risks", "file3/risk.entrust.none") in told


def test_not_doing_stands_alone(sound):
    value = marked("行っていない", "移転を行っている", 移転を行っている="0")
    told = found(sound, (PAPERS, "file.provide.exists", value))
    assert ("not_beside_others", "file2/file.provide.exists") in told


def test_a_listed_name_needs_a_file_and_a_file_its_own_name(sound):
    sound.sheet.rows["file"].append(
        Entry(id="again", answers={"file.name": "収納・滞納情報ファイル"})
    )
    names = sound.sheet.answers["basic.file_names"] + "\n（4）宛名ファイル"
    told = found(sound, ((), "basic.file_names", names))
    assert ("name_without_file", "basic.file_names") in told
    assert ("name_twice", "again/file.name") in told


@pytest.mark.parametrize("rows_id", ["basic.systems", "file"])
def test_one_system_and_one_file_are_needed(sound, rows_id):
    del sound.sheet.rows[rows_id]
    assert ("no_entry", rows_id) in found(sound)


def test_no_link_holds_for_every_file(sound):
    told = found(sound, ((), "basic.info_link.implemented", "実施しない"))
    assert [where for code, where in told if code == "network_not_implemented"] == [
        "file1/risk.network.none_acquire",
        "file1/risk.network.none_provide",
        "file3/risk.network.none_acquire",
    ]


def test_two_spellings_are_told_once_at_the_rarer(sound):
    place = "・中間サーバは、国内の施設に置かれている。"
    told = found(sound, (MAIN, "file.storage.place", place))
    assert told == [("two_spellings", "file1/file.storage.place")]


def test_a_file_is_checked_for_itself(sound):
    sound.sheet.put(Address(MAIN, "risk.network.none_acquire"), True)
    section = next(one for one in sound.form.sections if one.id == "risk")
    here = check_section(Case(sound.form, sound.sheet), section, MAIN)
    there = check_section(Case(sound.form, sound.sheet), section, PAPERS)
    assert {one.code for one in here} == {"network_acquires", "blanked"}
    assert there == []


@pytest.fixture
def whole():
    """The sample of 様式4 without its 変更箇所."""
    opened = store.load(SAMPLES / "form4-r06.json")
    del opened.sheet.rows["log"]
    return opened


def test_a_short_hearing_needs_its_reason(whole):
    period = ((), "procedure.hearing.period", "令和7年4月1日から令和7年4月14日まで")
    reason = (), "procedure.hearing.shortened_reason"
    codes = {code for code, _ in found(whole, period, (*reason, None))}
    assert "hearing_short" in codes
    codes = {code for code, _ in found(whole, (*reason, "法改正の施行の日までに評価を終えるため"))}
    assert "hearing_short" not in codes


def test_the_whole_of_a_file_counts_as_many_persons(whole):
    file = whole.sheet.rows["file"][0]
    entry = file.rows["file.entrust.items"][0]
    entry.answers["file.entrust.items.range"] = "特定個人情報ファイルの全体"
    subjects = (file.id, entry.id), "file.entrust.items.range.subjects"
    assert ("whole_is_less", "/".join((*subjects[0], subjects[1]))) in found(
        whole, (*subjects, "1万人未満")
    )
    same = file.answers["file.info.subjects"]
    assert "whole_is_less" not in {code for code, _ in found(whole, (*subjects, same))}


def test_a_contract_is_asked_for_only_where_it_is_settled_that_there_is_one(sound):
    del sound.sheet.block(MAIN).rows["file.entrust.items"]
    missing = ("no_entry", "file1/file.entrust.items")
    assert missing in found(sound)
    assert missing not in found(sound, (MAIN, "file.entrust.exists", None))
    assert missing not in found(sound, (MAIN, "file.entrust.exists", "委託しない"))


@pytest.mark.parametrize(("last_day", "is_short"), [("29日", True), ("30日", False)])
def test_a_hearing_of_thirty_days_is_long_enough(whole, last_day, is_short):
    period = ((), "procedure.hearing.period", f"令和7年4月1日から令和7年4月{last_day}まで")
    told = found(whole, period, ((), "procedure.hearing.shortened_reason", None))
    assert ("hearing_short" in {code for code, _ in told}) == is_short


def test_held_and_used_from_the_same_day_is_right(sound):
    held = sound.sheet.get(Address(MAIN, "file.use.started_on"))
    assert found(sound, (MAIN, "file.info.held_since", held)) == []


def test_all_people_of_a_file_may_be_provided(sound):
    subjects = sound.sheet.get(Address(MAIN, "file.info.subjects"))
    assert found(sound, ((*MAIN, "f1m03"), "file.provide.move.subjects", subjects)) == []


def test_people_provided_are_too_many_from_where_the_file_ends(sound):
    subjects = (*MAIN, "f1m03"), "file.provide.move.subjects"
    few = (MAIN, "file.info.subjects", "1万人未満")
    code = ("part_above_whole", "file1/f1m03/file.provide.move.subjects")
    assert code in found(sound, few, (*subjects, "1万人以上10万人未満"))
    assert code not in found(sound, few, (*subjects, "1万人未満"))


@pytest.mark.parametrize("before", ["", "毎年、", "「"])
def test_a_name_of_kana_and_kanji_is_told_whole(sound, before):
    text = f"{before}みどり山市の職員が確かめる。"
    sound.sheet.put(Address(MAIN, "risk.storage.others"), text)
    told = [one for one in check(sound.form, sound.sheet) if one.code == "other_municipality"]
    assert [one.details["found"] for one in told] == ["みどり山市"]
