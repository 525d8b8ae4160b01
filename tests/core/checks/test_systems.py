"""A connection that one of two systems names and the other does not."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, Sheet

FORM = catalogue.form("form3-r06")


def with_systems(systems):
    """A sheet with these systems: names, and what stands in その他 of their connections."""
    sheet = Sheet(form=FORM.id)
    sheet.rows["basic.systems"] = [
        Entry(
            id=f"s{number}",
            answers={
                "basic.systems.name": called,
                "basic.systems.connections": {"marked": ["その他"], "texts": {"その他": words}},
            },
        )
        for number, (called, words) in enumerate(systems)
    ]
    return sheet


def is_told(name, own, connected, text=""):
    """Of a system of that name and its connections, and 介護システム with ``connected``."""
    systems = [(name, own), ("介護システム", connected)]
    sheet = with_systems(systems)
    sheet.answers["basic.affair.description"] = text
    return "connection_one_way" in {one.code for one in check(FORM, sheet)}


@pytest.mark.parametrize(
    "connected",
    ["申請システム", "宛名管理、申請システム等", "県及び申請システム", "新設の申請システム"],
)
def test_a_system_named_on_one_side_only_is_told(connected):
    assert is_told("申請システム", "税務システム", connected)


@pytest.mark.parametrize(
    "connected",
    ["医療保険者等向け申請システム", "電子申請システム、収納システム", "新申請システム"],
)
def test_a_system_whose_name_ends_with_that_of_another_is_not_it(connected):
    assert not is_told("申請システム", "税務システム", connected)


@pytest.mark.parametrize(
    ("name", "connected"),
    [
        ("申請受付システム（以下、「受付システム」という。）", "宛名システム、受付システム"),
        ("電子申請システム（以下「申請システム」という。）", "申請システム"),
        ("電子申請システム（標準システム）", "標準システム"),
    ],
)
def test_a_system_is_named_by_the_short_name_that_it_gives_itself(name, connected):
    assert not is_told(name, "介護システム", connected)


def test_a_system_is_named_by_the_short_name_that_a_text_gives_it():
    text = "電子申請システム（以下「申請受付システム」という。）により受け付ける。"
    assert not is_told("電子申請システム", "介護システム", connected="申請受付システム", text=text)


def is_asked_about(listed, *connected):
    """Of a system of that name, and others that name these."""
    others = ["住民記録", "戸籍", "選挙人名簿"]
    sheet = with_systems([(listed, ""), *zip(others, connected, strict=False)])
    return "connected_by_other_name" in {one.code for one in check(FORM, sheet)}


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("コンビニ交付サーバー", "コンビニ交付証明書発行サーバー"),
        ("証明書コンビニ交付システム", "コンビニ交付証明書発行サーバー"),
        ("窓口受付番号管理システム", "受付番号管理サーバー"),
        ("申告受付支援システム", "税申告受付システム"),
    ],
)
def test_a_name_that_several_systems_give_and_none_bears_is_asked_about(listed, named):
    assert is_asked_about(listed, named, f"税務システム、{named}")


@pytest.mark.parametrize(
    ("listed", "connected"),
    [
        ("コンビニ交付サーバー", ("コンビニ交付サーバー", "コンビニ交付サーバー")),
        ("コンビニ交付サーバー", ("コンビニ交付証明書発行サーバー",)),
        ("戸籍附票システム", ("戸籍情報システム", "戸籍情報システム")),
        ("コンビニ交付サーバー", ("証明書交付センター", "証明書交付センター")),
        (
            "申告受付支援システム",
            ("申告受付支援システム、税申告受付システム", "税申告受付システム"),
        ),
    ],
)
def test_an_outer_system_that_several_name_stays_quiet(listed, connected):
    assert not is_asked_about(listed, *connected)
