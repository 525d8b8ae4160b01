"""Several sheets of one body: 様式2 against 様式4 of one 事務, numbers, copies, what is there."""

import pytest

from piadesk.checks import Severity, check_together
from piadesk.checks.together.groups import Member
from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from tests.core.checks.sampled import put, sheet_of

BASIC, WHOLE = "form2-r06", "form4-r06"
DETAILED = sheet_of(WHOLE, {})
ANSWERS = DETAILED.answers
SYSTEMS = "\n".join(row.answers["basic.systems.name"] for row in DETAILED.rows["basic.systems"])
AGREED = {
    **{f"cover.{one}": ANSWERS[f"cover.{one}"] for one in ("number", "organization")},
    "basic.affair.name": ANSWERS["basic.affair.name"],
    "basic.affair.system_names": SYSTEMS,
    "basic.file_names": ANSWERS["basic.file_names"],
    "basic.department.name": ANSWERS["basic.department.name"],
    "basic.department.head_title": ANSWERS["basic.department.head_title"],
    "basic.number_use.legal_basis": ANSWERS["basic.number_use.legal_basis"],
    "disclosure.request.office": ANSWERS["disclosure.request.office"],
    "disclosure.contact.office": ANSWERS["disclosure.contact.office"],
    "threshold.population.size": ANSWERS["basic.affair.population"],
    "threshold.handlers.over500": "500人以上",
    "threshold.result": ANSWERS["procedure.basic.result"],
    "risk.report_kind": "基礎項目評価書及び全項目評価書",
    "risk.entrust.none": None,
    "risk.network.none_acquire": True,
    "risk.provide.none": None,
}


def basic(**changes):
    changes = {key.replace("__", "."): value for key, value in changes.items()}
    return Member("様式2", catalogue.form(BASIC), sheet_of(BASIC, AGREED | changes))


def detailed(**changes):
    changes = {key.replace("__", "."): value for key, value in changes.items()}
    return Member("様式4", catalogue.form(WHOLE), sheet_of(WHOLE, changes))


def codes(*members):
    return [told.finding.code for told in check_together(members)]


def test_sheets_that_agree_say_nothing():
    assert codes(basic(), detailed()) == []


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("pair_size", {"threshold__population__size": "30万人以上"}),
        ("pair_result", {"threshold__result": "基礎項目評価の実施が義務付けられる"}),
        ("pair_number", {"cover__number": "41"}),
        ("pair_affair", {"basic__affair__name": "住民台帳に関する事務"}),
        ("pair_link", {"basic__info_link__implemented": "実施しない"}),
        ("pair_office", {"basic__department__name": "市民部住民課"}),
        ("pair_head", {"basic__department__head_title": "市民部長"}),
        ("pair_files", {"basic__file_names": "1.住民票ファイル\n2.本人確認情報ファイル"}),
        ("pair_files", {"basic__file_names": "１．住民基本台帳ファイル"}),
        ("pair_systems", {"basic__affair__system_names": SYSTEMS + "\n戸籍総合システム"}),
        ("pair_author", {"cover__organization": "みどり台市教育委員会"}),
        ("pair_phone", {"disclosure__contact__office": "市民部市民課　電話 0463－21－0000"}),
        ("pair_phone", {"disclosure__request__office": "情報公開課　内線のない番号 03-1234-0000"}),
        ("pair_denied", {"risk__entrust__none": True}),
        ("pair_denied", {"risk__network__none_provide": True}),
        ("report_unannounced", {"risk__report_kind": "基礎項目評価書"}),
        ("report_unannounced", {"risk__report_kind": "基礎項目評価書及び重点項目評価書"}),
    ],
)
def test_what_two_sheets_of_one_affair_say_otherwise_is_found(code, changes):
    assert code in codes(basic(**changes), detailed())


@pytest.mark.parametrize(
    "changes",
    [
        {"basic__department__name": "みどり台市市民部市民課"},
        {"basic__file_names": "住民基本台帳ファイル、本人確認情報ファイル、送付先情報ファイル"},
        {"cover__number": "０１"},
        {"basic__affair__system_names": SYSTEMS.replace("\n", "、")},
    ],
)
def test_another_way_of_writing_the_same_stays_quiet(changes):
    assert codes(basic(**changes), detailed()) == []


@pytest.mark.parametrize(
    ("here", "there", "is_found"),
    [
        ("番号法第9条第1項　別表の24の項", "番号法第9条第1項　別表の44の項", True),
        ("別表の100、101の項", "別表の24の項", True),
        ("別表 第2の2の項", "別表の3の項", True),
        (
            "番号法第9条第1項　別表の24の項",
            "番号法第９条第１項（利用範囲）別表の２４の項、34の項",
            False,
        ),
        ("別表の24の項", "番号法第9条第2項及び条例", False),
        ("別表24項", "別表の24の項、命令第16条", False),
    ],
)
def test_other_items_of_the_annex_are_found(here, there, is_found):
    one = basic(basic__number_use__legal_basis=here)
    other = detailed(basic__number_use__legal_basis=there)
    assert ("pair_basis" in codes(one, other)) == is_found


def test_each_organ_of_a_municipality_counts_its_sheets_for_itself():
    school = {
        "cover__organization": "みどり台市教育委員会",
        "basic__affair__name": "就学援助に関する事務",
        "risk__report_kind": "基礎項目評価書",
    }
    assert codes(basic(**school), basic(), detailed()) == []


def test_of_two_sheets_for_one_affair_the_last_one_published_counts():
    old = basic(cover__published_on="2019-04-01", threshold__population__size="30万人以上")
    old.sheet.id = "another"
    told = [one.finding.code for one in check_together([basic(), old, detailed()])]
    assert sorted(told) == ["affair_twice", "report_not_here"]


def test_a_system_that_only_the_longer_sheet_names_is_asked_about():
    short = basic(basic__affair__system_names="\n".join(SYSTEMS.split("\n")[:-1]))
    (told,) = check_together([short, detailed()])
    assert (told.finding.code, told.finding.severity) == ("pair_systems", Severity.HINT)


def test_a_place_of_each_sheet_is_told():
    (told,) = check_together([detailed(), basic(threshold__population__size="30万人以上")])
    assert [(number, place.item) for number, place in told.places] == [
        (1, "threshold.population.size"),
        (0, "basic.affair.population"),
    ]


def test_sheets_of_other_bodies_and_affairs_are_not_compared():
    other = detailed(cover__organization="遠山市長", basic__department__name="住民課")
    assert codes(basic(risk__report_kind="基礎項目評価書"), other) == []


def test_one_number_for_two_affairs_and_a_number_that_lacks_are_found():
    tax = {
        "basic__affair__name": "個人住民税の賦課に関する事務",
        "risk__report_kind": "基礎項目評価書",
    }
    one, two = (
        basic(**tax, cover__number="3"),
        basic(
            basic__affair__name="介護保険に関する事務",
            risk__report_kind="基礎項目評価書",
            cover__number="3",
        ),
    )
    assert codes(one, two, basic(), detailed()) == ["number_twice"]
    five = two._replace(
        sheet=sheet_of(
            BASIC,
            AGREED
            | {
                "basic.affair.name": "介護保険に関する事務",
                "cover.number": "5",
                "risk.report_kind": "基礎項目評価書",
            },
        )
    )
    assert codes(one, five, basic(), detailed()) == ["number_missing"]


def test_two_copies_that_differ_and_a_report_that_is_not_there_are_found():
    mine, copy = detailed(), detailed()
    assert codes(basic(), mine, copy) == []
    put(copy.form, copy.sheet, "cover.special_notes", "ほかの記載")
    assert codes(basic(), mine, copy) == ["two_copies"]
    assert codes(basic()) == ["report_not_here"]


def test_fewer_than_500_handlers_against_the_users_of_the_files():
    few = basic(threshold__handlers__over500="500人未満")
    many = {f"file[{number}].use.users.count": "1,000人以上" for number in (1, 2)}
    many_users = Member("様式4", catalogue.form(WHOLE), sheet_of(WHOLE, many))
    assert codes(few, many_users) == ["pair_handlers"]


def test_a_rule_that_the_office_has_switched_off_says_nothing_here_either():
    members = [basic(threshold__population__size="30万人以上"), detailed()]
    assert [one.finding.code for one in check_together(members)] == ["pair_size"]
    assert check_together(members, {"pair_size": None}) == []


def register(number, affair):
    form = catalogue.form("form1-r06")
    sheet = sheet_of("form1-r06", {})
    sheet.rows["plan"] = sheet.rows["plan"][:1]
    put(form, sheet, form.role(Role.AUTHOR), ANSWERS["cover.organization"])
    put(form, sheet, "plan[1].number", number)
    put(form, sheet, "plan[1].affair", affair)
    return Member("様式1", form, sheet)


def test_the_register_of_the_body_is_held_against_its_sheets():
    number, affair = ANSWERS["cover.number"], ANSWERS["basic.affair.name"]
    assert codes(basic(), register(number, affair)) == codes(basic())
    assert "register_lacks" in codes(basic(), register("999", affair))
    assert "register_differs" in codes(basic(), register(number, "児童手当の支給に関する事務"))
