"""変更箇所: rows, their order, their chain, and what the sheet says now."""

import pytest

from piadesk.checks import Severity, check
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, new_sheet

FORM = catalogue.form("form2-r06")
FORM4 = catalogue.form("form4-r06")
SYSTEMS = "Ⅰ 関連情報 １．特定個人情報ファイルを取り扱う事務 ③システムの名称"
HEADING = "Ⅰ 関連情報 １．特定個人情報ファイルを取り扱う事務"
DEPARTMENT = "Ⅰ 関連情報 ５．評価実施機関における担当部署"
NAMES = "１．住民記録システム\n２．庁内連携基盤のシステム及びその端末\n３．中間サーバー"


def row(item, before, after, date="2025-06-02", timing="事後", why="時点の更新"):
    """One row of 変更箇所 by its columns."""
    return {
        "log.date": date,
        "log.item": item,
        "log.before": before,
        "log.after": after,
        "log.timing": timing,
        "log.explanation": why,
    }


def found(*rows, **answers):
    """Code and cell of each finding about these rows; ``answers`` with __ for the dot."""
    sheet = new_sheet(FORM)
    sheet.answers = {item.replace("__", "."): value for item, value in answers.items()}
    sheet.rows["log"] = [
        Entry(id=str(n), answers={item: value for item, value in one.items() if value})
        for n, one in enumerate(rows, start=1)
    ]
    told = check(FORM, sheet)
    return [(one.code, str(one.address)) for one in told if one.address.item.startswith("log")]


def systems(text):
    return {"basic__affair__system_names": text}


def test_a_sound_row_is_left_alone():
    assert (
        found(
            row(SYSTEMS, "庁内連携のシステム及びその端末", "庁内連携基盤のシステム及びその端末"),
            **systems(NAMES),
        )
        == []
    )


@pytest.mark.parametrize(
    ("changes", "code", "cell"),
    [
        ({"after": ""}, "log_after_empty", "log.after"),
        ({"before": "", "after": ""}, "log_texts_empty", "log.after"),
        ({"before": "中間サーバー", "after": "中間サーバー "}, "log_same", "log.after"),
        ({"timing": ""}, "empty", "log.timing"),
        ({"date": ""}, "empty", "log.date"),
        ({"date": "令和2年度"}, "no_day", "log.date"),
        ({"date": "44105"}, "date_serial", "log.date"),
        ({"why": ""}, "log_unexplained", "log.explanation"),
        ({"why": "重要な変更に該当する変更"}, "log_important_after", "log.timing"),
        ({"why": "重要な変更該当する変更"}, "log_important_after", "log.timing"),
        ({"before": "（削除）"}, "log_before_removed", "log.before"),
        ({"after": "43010"}, "log_serial", "log.after"),
        ({"item": "Ⅰ-1 ③システム名称"}, "log_misspelt", "log.item"),
        ({"timing": "事前", "why": "軽微な修正"}, "log_slight_before", "log.timing"),
        (
            {"item": "Ⅰ 関連情報 １．特定個人情報を取り扱う事務 ③システムの名称"},
            "log_misspelt",
            "log.item",
        ),
        (
            {"item": "Ⅰ 関連情報 １．特定個人情報を取り扱う事務 ④利用者"},
            "log_unknown_item",
            "log.item",
        ),
        ({"item": "Ⅷ－３"}, "log_unknown_place", "log.item"),
    ],
)
def test_a_faulty_row_is_found(changes, code, cell):
    told = {"item": SYSTEMS, "before": "連携システム", "after": "中間サーバー"}
    assert found(row(**{**told, **changes}), **systems(NAMES)) == [(code, f"1/{cell}")]


def test_what_is_not_important_may_be_told_afterwards():
    why = "重要な変更の対象項目ではあるが、重要な変更に該当しない変更"
    assert found(row(SYSTEMS, "（記載なし）", "中間サーバー", why=why), **systems(NAMES)) == []


def test_rows_go_one_way_in_time():
    old, new = (
        row("共通の記載", "甲", "乙", "2020-04-01"),
        row("共通の記載", "丙", "丁", "2025-04-01"),
    )
    late = row("共通の記載", "戊", "己", "2019-04-01")
    assert found(old, new) == []
    assert found(new, old) == []
    assert found(old, late, new) == [("log_order", "2/log.date")]


def test_a_row_dated_like_the_publication_or_just_before_is_looked_for():
    one = row("共通の記載", "甲", "乙", "2025-06-02")
    assert found(one, cover__published_on="2025-06-02") == []
    assert found(one, cover__published_on="2025-08-31") == []
    assert found(one, cover__published_on="2025-10-01") == [("log_not_published", "log")]
    assert found(one, cover__published_on="2025-06-01") == [
        ("log_not_published", "log"),
        ("after_publication", "1/log.date"),
    ]


def test_a_change_entered_twice_is_found_at_the_second():
    one = row(SYSTEMS, "庁内連携のシステム及びその端末", "庁内連携基盤のシステム及びその端末")
    other = row("Ⅰ-1 ③", "甲", "乙")
    assert found(one, other, one, **systems(NAMES)) == [("log_twice", "3/log.item")]


def test_a_change_is_entered_twice_though_only_the_heading_is_named():
    before, after = "庁内連携のシステム及びその端末", "庁内連携基盤のシステム及びその端末"
    one = row(HEADING, f"③システムの名称（略）{before}", f"（略）{after}", "2024-04-01")
    other = row(SYSTEMS, f"（前略）{before}", f"（前略）{after}")
    assert ("log_twice", "2/log.item") in found(one, other, **systems(NAMES))
    elsewhere = row(DEPARTMENT, before, after)
    assert "log_twice" not in [code for code, _ in found(one, elsewhere)]


def test_each_of_several_items_goes_on_from_its_last_change():
    both = row("Ⅱ－1.、Ⅱ－2.", "平成31年4月1日時点", "令和2年4月1日時点", "2020-04-01")
    sound = row("Ⅱ-1", "令和2年4月1日時点", "令和7年4月1日時点")
    broken = row("Ⅱ-2", "令和5年4月1日時点", "令和7年4月1日時点")
    assert found(both, sound) == []
    assert found(both, sound, broken) == [("log_break", "3/log.before")]


def test_a_change_goes_on_from_the_last_that_was_about_the_same_passage():
    first = row(SYSTEMS, "（略）", "庁内連携のシステム及びその端末", "2023-04-01")
    other = row(SYSTEMS, "連携サーバーの旧機種", "連携サーバーの新機種", "2024-04-01")
    told = row(SYSTEMS, "庁内連携のシステムとその端末", "庁内連携の端末", "2025-04-01")
    assert found(first, other, told) == [("log_break", "3/log.before")]
    mended = row(SYSTEMS, "システム及びその端末", "システムとその端末", "2024-05-01")
    assert found(first, other, mended, told) == []


def test_a_passage_changes_once_a_day():
    first = row(SYSTEMS, "－", "１．住民記録システム　２．連携サーバー")
    again = row("Ⅰ-1 ③", "連携サーバー", "庁内連携基盤")
    later = row("Ⅰ-1 ③", "連携サーバー", "庁内連携基盤", "2025-06-03")
    assert found(first, again) == [("log_same_day", "2/log.before")]
    assert found(first, later) == []


SIZE = "Ⅱ しきい値判断項目 １．対象人数"
LEFT_OUT = ("10万人以上30万人未満", "30万人以上")


@pytest.mark.parametrize("item", [SIZE, f"{SIZE} 評価対象の事務の対象人数は何人か"])
def test_a_figure_that_changes_the_result_brings_a_row_for_the_result(item):
    figures = {"threshold__handlers__over500": "500人未満"}
    figures["threshold__accident__occurred"] = "発生なし"
    one = row(item, *LEFT_OUT)
    result = row("Ⅲ しきい値判断結果", "重点項目評価", "全項目評価")
    assert found(one, **figures) == [("log_result_missing", "1/log.after")]
    assert "log_result_missing" not in [code for code, _ in found(one, result, **figures)]
    same = row(item, "1,000人以上1万人未満", "1万人以上10万人未満")
    assert found(same, **figures) == []


def found_on_form4(*rows):
    sheet = new_sheet(FORM4)
    sheet.rows["log"] = [
        Entry(id=str(n), answers={item: value for item, value in one.items() if value})
        for n, one in enumerate(rows, start=1)
    ]
    told = check(FORM4, sheet)
    return [(one.code, str(one.address)) for one in told if one.address.item.startswith("log")]


ENTRUSTED = "（住民基本台帳ファイル）Ⅱ－４－委託事項１－"


def test_an_item_is_new_once():
    one = row(f"{ENTRUSTED}⑥委託先名", "—", "未定")
    other = row(f"{ENTRUSTED}⑥委託先名", "（新設）", "株式会社とおやま保管")
    later = {**other, "log.date": "2025-06-04"}
    assert ("log_new_twice", "2/log.item") in found_on_form4(one, other)
    assert "log_new_twice" not in [code for code, _ in found_on_form4(one, later)]


def test_rows_without_explanation_are_told_together_and_important_ones_apart():
    plain = row(f"{ENTRUSTED}⑥委託先名", "—", "未定", why="")
    important = row("Ⅰ－５－法令上の根拠", "番号法第9条", "番号法第9条第1項", why="")
    told = found_on_form4(plain, plain | {"log.after": "検討中"}, important, plain)
    assert [one for one in told if "unexplained" in one[0]] == [
        ("log_unexplained_run", "1/log.explanation"),
        ("log_important_unexplained", "3/log.explanation"),
        ("log_unexplained", "4/log.explanation"),
    ]


def test_an_item_without_the_mark_is_no_subject_of_important_changes():
    why = "重要な変更の対象項目ではあるが、重要な変更には該当しない変更"
    unmarked = row(f"{ENTRUSTED}⑥委託先名", "—", "未定", why=why)
    marked = row("Ⅰ－５－法令上の根拠", "番号法第9条", "番号法第9条第1項", why=why)
    assert found_on_form4(unmarked) == [("log_not_important", "1/log.explanation")]
    remarks = "（住民基本台帳ファイル）Ⅱ－７．備考"
    told = row(remarks, "—", "移行の委託を予定", timing="事前", why="重要な変更に該当する変更")
    assert found_on_form4(told) == [("log_not_important", "1/log.explanation")]
    new = row(f"{ENTRUSTED}⑥委託先名", "—", "未定", timing="事前", why="重要な変更に該当する変更")
    assert found_on_form4(new) == []
    assert found_on_form4(marked) == []


def test_the_next_change_begins_where_the_last_ended():
    told, now = "２．庁内連携のシステム及びその端末", "２．庁内連携基盤のシステム及びその端末"
    first = row(SYSTEMS, "（略）", f"１．住民記録システム\n{told}", "2024-04-01")
    second = row("Ⅰ－１．③", told, now)
    broken = row("Ⅰ－１．③", "２．庁内の連携のシステム及びその端末", now)
    assert found(first, second, **systems(NAMES)) == []
    assert found(first, broken, **systems(NAMES)) == [("log_break", "2/log.before")]


def test_a_choice_is_quoted_whole():
    first = row("Ⅳ-7", "（項目なし）", "[ 課題が残されている ]", "2024-04-01")
    told = "特に力を入れている"
    label = "特定個人情報の漏えい・滅失・毀損リスクへの対策は十分か"
    item = f"Ⅳ リスク対策 ７．特定個人情報の保管・消去 {label}"
    answer = {"risk__storage__leak__sufficiency": "十分である"}
    sound = row(item, "[ 課題が残されている ]", "[　十分である　]")
    assert found(first, sound, **answer) == []
    assert found(first, row(item, "課題が残されている", f"[ {told} ]"), **answer) == [
        ("log_not_now", "2/log.after")
    ]


def test_the_last_change_stands_in_the_sheet():
    old = row(SYSTEMS, "中間サーバ", "３．中間サーバ及び連携サーバ", "2020-04-01")
    new = row(SYSTEMS, "３．中間サーバ及び連携サーバ", "３．中間サーバー")
    short = row(
        SYSTEMS, "（略）", "１．住民記録システム\n２．庁内連携基盤のシステムとその端末\n（以下略）"
    )
    assert found(old, new, **systems(NAMES)) == []
    assert found(short, **systems(NAMES)) == [("log_not_now", "1/log.after")]


def test_a_row_that_tells_options_without_their_brackets_is_left_alone():
    kinds = "Ⅳ リスク対策 ９．監査 実施の有無"
    one = row(kinds, "－", "自己点検", "2024-04-01")
    other = row(kinds, "自己点検", "内部監査")
    assert found(one, other, risk__audit__kinds={"marked": ["自己点検"], "texts": {}}) == []


def test_what_is_deleted_is_gone():
    one = row(SYSTEMS, "２．庁内連携基盤のシステム及びその端末", "（削除）　※以降の番号を繰上げ")
    assert found(one, **systems(NAMES)) == [("log_still_there", "1/log.after")]
    assert found(one, **systems("１．住民記録システム\n２．中間サーバー")) == []


def test_grave_is_only_what_is_quoted_whole():
    sheet = new_sheet(FORM)
    sheet.put(Address((), "basic.affair.system_names"), NAMES)
    sheet.put(Address((), "threshold.population.as_of"), "2025-04-01")
    days = "Ⅱ しきい値判断項目 １．対象人数 いつ時点の計数か"
    for number, (item, after) in enumerate(
        [(SYSTEMS, "２．庁内連携基盤のシステムとその端末"), (days, "令和6年4月1日時点")]
    ):
        sheet.rows.setdefault("log", []).append(
            Entry(id=str(number), answers=row(item, "－", after))
        )
    told = [one for one in check(FORM, sheet) if one.code == "log_not_now"]
    assert [one.severity for one in told] == [Severity.HINT, Severity.WARNING]


def test_every_piece_that_no_later_row_wrote_over_stands_in_the_sheet():
    first = row(SYSTEMS, "（略）", "庁内連携のシステム及びその端末", "2023-04-01")
    other = row(SYSTEMS, "（略）", "7 中間サーバーの接続機能", "2024-04-01")
    mended = row(SYSTEMS, "庁内連携のシステム", "庁内連携基盤のシステム", "2025-04-01")
    now = systems(f"{NAMES}の接続機能")
    assert found(first, other, **now) == [("log_not_now", "1/log.after")]
    assert found(first, other, mended, **now) == []
