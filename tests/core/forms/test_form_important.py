"""Which items carry ※ (重要な変更の対象): 指針 別表, as printed on 様式3 and 様式4."""

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d

ACCIDENT = {
    "risk.storage.leak.accident",
    "risk.storage.leak.accident.content",
    "risk.storage.leak.accident.prevention",
}
"""様式3 Ⅲ7②, 様式4 Ⅲ7リスク１⑨: what Ⅲ excepts from ※."""

IMPORTANT_IN_BASIC = {
    "basic.number_use.legal_basis",
    "basic.info_link.implemented",
    "basic.info_link.legal_basis",
}
IMPORTANT_IN_FILE = {
    "file.info.kind",
    "file.info.scope",
    "file.info.fields.main",
    "file.use.sources",
    "file.use.purpose",
    "file.entrust.exists",
    "file.entrust.count",
    "file.entrust.items.sub.exists",
    "file.storage.place",
}
"""様式3 Ⅱ; 様式4 has these and the next ones."""

MORE_IN_FORM4 = {
    "basic.affair.description",
    "file.use.users.departments",
    "file.use.how",
    "file.use.how.matching",
    "file.use.how.statistics",
    "file.use.how.decision",
    "file.entrust.items.range.scope",
}


def answers(form, section):
    """The items of a section that are answered, and the file's name where it is repeated."""
    found = next(part for part in form.sections if part.id == section)
    return {item.id for item in found.items if isinstance(item, d.Answer | d.Mirror)}


def important(form):
    return {
        item.id
        for item in form.items
        if item.important != "no" and isinstance(item, d.Answer | d.Mirror)
    }


def test_form2_has_no_important_items():
    assert not any(
        item.important != "no"
        for form_id in ("form2-h31", "form2-r06")
        for item in catalogue.form(form_id).items
    )


def test_important_items_of_form3():
    form = catalogue.form("form3-r06")
    risks = answers(form, "risk") - ACCIDENT
    assert important(form) == IMPORTANT_IN_BASIC | IMPORTANT_IN_FILE | risks


def test_important_items_of_form4():
    form = catalogue.form("form4-r06")
    risks = (answers(form, "risk") | answers(form, "other_risk")) - ACCIDENT
    told = IMPORTANT_IN_BASIC | IMPORTANT_IN_FILE | MORE_IN_FORM4 | risks
    assert important(form) == told


@pytest.mark.parametrize("form_id", ["form3-r06", "form4-r06"])
def test_the_sign_is_printed_in_basic_and_file_and_implied_by_the_heads_of_the_risks(form_id):
    form = catalogue.form(form_id)
    printed = {item.id for item in form.items if item.important == "printed"}
    heads = {"basic.number_use", "basic.info_link"}
    assert heads <= printed
    assert printed - heads == {
        item_id
        for item_id in important(form) - IMPORTANT_IN_BASIC - {"file.entrust.count"}
        if form.section_of[item_id].id in {"basic", "file"}
    }
