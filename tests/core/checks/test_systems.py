"""A connection that one of two systems names and the other does not."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, Sheet

FORM = catalogue.form("form3-r06")


def is_told(name, connected):
    """Of a system that bears ``name``, and another that names ``connected`` among its own."""
    systems = [(name, "税務システム"), ("介護システム", connected)]
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
    return "connection_one_way" in {one.code for one in check(FORM, sheet)}


@pytest.mark.parametrize(
    "connected",
    ["申請システム", "宛名管理、申請システム等", "県及び申請システム", "新設の申請システム"],
)
def test_a_system_named_on_one_side_only_is_told(connected):
    assert is_told("申請システム", connected)


@pytest.mark.parametrize(
    "connected",
    ["医療保険者等向け申請システム", "電子申請システム、収納システム", "新申請システム"],
)
def test_a_system_whose_name_ends_with_that_of_another_is_not_it(connected):
    assert not is_told("申請システム", connected)
