"""One slip is told by one rule: what another one says of the same words stays unsaid."""

import graphlib
from collections import Counter

import pytest

from piadesk.checks import check
from piadesk.checks.change_log.renames import old_names
from piadesk.forms import catalogue
from piadesk.scheme.tables import scheme_table
from piadesk.words import say
from tests.core.checks.sampled import sheet_of
from tests.kinds import Member

PEOPLE = {"person_named", "person_in_text"}
LAWS = {"law_of_other_subject", "law_of_other_affair", "law_of_other_use"}
CONTACT, CONTENT = "disclosure.contact.office", "basic.affair.description"


def counted(changes, codes):
    found = check(catalogue.form("form2-r06"), sheet_of("form2-r06", changes))
    return Counter(finding.address.item for finding in found if finding.code in codes)


@pytest.mark.parametrize(
    "text", ["市民課\n担当：山田", "市民課（担当：佐藤 健一）", "担当者：鈴木"]
)
def test_one_person_is_told_of_once(text):
    assert counted({CONTACT: text}, PEOPLE) == {CONTACT: 1}


@pytest.mark.parametrize(
    "text",
    [
        "戸籍法第22条に基づき住民票を作成する。",
        "介護保険法に基づき児童手当を支給する。",
        "予防接種法により国民健康保険の資格を管理する。",
    ],
)
def test_one_wrong_law_is_told_of_once(text):
    assert counted({CONTENT: text}, LAWS) == {CONTENT: 1}


@pytest.mark.parametrize("office", ["市民福祉部市民課", "民生部市民課", "福祉部市民課"])
def test_a_department_that_all_others_place_otherwise_is_told_of_once_at_itself(office):
    found = check(
        catalogue.form("form4-r06"), sheet_of("form4-r06", {"basic.department.name": office})
    )
    told = [
        one
        for one in found
        if "office_placed_otherwise" in (one.code, *(p.code for p in one.parts))
    ]
    assert [one.address.item for one in told] == ["basic.department.name"]


@pytest.mark.parametrize(
    ("before", "after", "old"),
    [
        ("ひばり町福祉課", "ひばり町こども未来課", "福祉課"),
        ("みどり市いきいき健康課", "みどり市健康づくり課", "いきいき健康課"),
        ("市民部ふれあい推進課", "市民部市民協働課", "ふれあい推進課"),
    ],
)
def test_a_name_with_hiragana_is_not_cut(before, after, old):
    row = ["2023-02-28", "Ⅰ５①部署", before, after, "事後", "課の名称の変更"]
    given = {"rows": [row], "basic.department.name": after, CONTACT: before}
    case = Member("", "", True, given, "form3-r06", "", {}).case()
    assert [finding.details["found"] for finding in old_names(case)] == [old]


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        (
            ["2024-07-01", "Ⅱ１いつ時点の計数か", "令和6年4月1日時点", "令和5年4月1日時点"],
            "days_turned",
        ),
        (["2024-07-01", "Ⅰ５③部署", "市民課", "市民税課"], "misnumbered"),
        (["2024-07-01", "Ⅰ５①部署", "市民課", "〃"], "points_above"),
    ],
)
def test_one_slip_in_a_row_of_changes_is_told_once(row, codes):
    given = {"rows": [[*row, "事後", "時点の修正"]], "basic.department.name": "保険課"}
    case = Member("", "", True, given, "form2-r06", "", {}).case()
    in_log = [finding for finding in check(case.form, case.sheet) if "log." in finding.address.item]
    assert [finding.code for finding in in_log] == [f"log_{codes}"]


@pytest.mark.parametrize(
    ("item", "text", "code"),
    [
        (CONTENT, "保管機関を経過した情報を消去する。", "misspelt"),
        (CONTENT, "アクセス権限の管理行う。", "particle_missing"),
        (CONTENT, "高齢者医療の確保に関する法律に基づく事務", "law_misnamed"),
        (CONTENT, "金額は#REF!円である。", "program_left"),
        (
            "basic.number_use.legal_basis",
            "番号法第9条（特定個人情報の提供の制限）、第19条（利用範囲）　別表の14の項",
            "caption_of_other",
        ),
    ],
)
def test_one_slip_in_an_answer_is_told_once(item, text, code):
    case = Member("", "", True, text, "form2-r06", item, {}).case()
    found = [one for one in check(case.form, case.sheet) if not one.is_missing]
    assert Counter(one.code for one in found if one.address.item == item)[code] == 1
    followers = scheme_table("consequences")["at_once"].get(code, ())
    assert not [one.code for one in found if one.code in followers]


def test_two_slips_of_other_words_in_an_answer_are_both_told():
    text = "権利理益を守る。中間サ一バーに接続する。"
    case = Member("", "", True, text, "form2-r06", CONTENT, {}).case()
    codes = {one.code for one in check(case.form, case.sheet)}
    assert {"look_alike", "misconverted"} <= codes


@pytest.mark.parametrize("table", ["in_row", "at_once"])
def test_no_finding_follows_from_itself(table):
    causes = scheme_table("consequences")[table]
    order = list(graphlib.TopologicalSorter(causes).static_order())
    assert set(causes) <= set(order)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("統計分析は行わない。年齢別の統計表を作成し、公表する。", "texts_contradict"),
        ("操作の記録は、5年間保存する。操作の記録は、7年間保存する。", "number_told_otherwise"),
    ],
)
def test_what_stands_in_the_same_answer_is_not_said_to_stand_in_another(text, code):
    case = Member("", "", True, text, "form4-r06", "file.use.how.statistics", {}).case()
    where = [one.details["where"] for one in check(case.form, case.sheet) if one.code == code]
    assert where == [say("finding_words.same_answer")]
