"""What is kept back from publication and would be published all the same is a finding."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.withheld import withhold
from tests.conftest import tiny_form

FORM = catalogue.form("form3-r06")
AT = Address((), "basic.affair.description")
CODES = {"withheld_lost", "withheld_elsewhere"}


def found(sheet):
    return [(one.code, one.address.item) for one in check(FORM, sheet) if one.code in CODES]


def sheet(text, **others):
    answers = {AT.item: text, **{name.replace("__", "."): words for name, words in others.items()}}
    return Sheet(form=FORM.id, answers=answers)


@pytest.mark.parametrize("elsewhere", ["夜は東門を閉じる。", "東\n門の鍵", "東 門"])
def test_short_words_that_stand_elsewhere_too_are_told_there(elsewhere):
    made = sheet("届は東門で受ける。", basic__info_link__legal_basis=elsewhere)
    apply(made, withhold(made, AT, "東門", "秘密"))
    assert found(made) == [("withheld_elsewhere", "basic.info_link.legal_basis")]


@pytest.mark.parametrize(
    ("words", "elsewhere"),
    [
        ("東門", "夜は西門を閉じる。"),
        ("東門の守衛室", "東門の守衛室で受ける。"),
        ("東", "東側で受ける。"),
    ],
)
def test_long_words_are_blackened_and_others_are_no_matter(words, elsewhere):
    made = sheet("届は東門の守衛室で受ける。", basic__info_link__legal_basis=elsewhere)
    apply(made, withhold(made, AT, words, "秘密"))
    assert found(made) == []


def test_the_short_name_of_an_entry_kept_back_is_told_outside_of_it_only():
    answers = {"file.entrust.items.name": "電算処理", "file.entrust.items.contractor": "藍社"}
    contract = Entry(id="c1", answers=answers)
    file = Entry(id="f1", answers={"file.name": "台帳"}, rows={"file.entrust.items": [contract]})
    made = sheet("藍社に渡す。")
    made.rows["file"] = [file]
    apply(made, withhold(made, Address(("f1", "c1"), "file.entrust.items"), "", "秘密"))
    assert found(made) == [("withheld_elsewhere", AT.item)]


def test_words_that_were_rewritten_are_told_where_they_stood():
    made = sheet("届は東門で受ける。")
    apply(made, withhold(made, AT, "東門", "秘密"))
    made.put(AT, "届は東口で受ける。")
    assert found(made) == [("withheld_lost", AT.item)]


@pytest.mark.parametrize(
    ("item", "value", "elsewhere"),
    [
        ("cover.published_on", "2025-04-01", "令和7年4月1日に始めた。"),
        ("cover.published_on", "2025-04-01", "令和 ７年４月１日から"),
    ],
)
def test_a_day_kept_back_is_told_where_a_text_says_it_as_it_is_printed(item, value, elsewhere):
    made = sheet(elsewhere, **{item: value})
    apply(made, withhold(made, Address((), item), "", "秘密"))
    assert found(made) == [("withheld_elsewhere", AT.item)]


def test_a_number_kept_back_is_told_where_a_text_says_it():
    form = tiny_form("numbers")
    answers = {"affair": "年に12,345円を集める。", "fee": 12345}
    made = Sheet(form=form.id, answers=answers)
    apply(made, withhold(made, Address((), "fee"), "", "秘密"))
    codes = [(one.code, one.address.item) for one in check(form, made) if one.code in CODES]
    assert codes == [("withheld_elsewhere", "affair")]
