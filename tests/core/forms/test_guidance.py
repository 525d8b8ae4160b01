"""The help beside the items, and the words that say why an item is greyed."""

import tomllib

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.definition import Condition
from piadesk.forms.guidance import blank_reason, guidance_for
from piadesk.places import RESOURCES

FORMS = [catalogue.form(form_id) for form_id in catalogue.form_ids()]
FILES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in (RESOURCES / "guidance").glob("*.toml")
}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_every_answer_has_help_in_a_few_sentences(form):
    for item in form.items:
        if isinstance(item, d.Answer):
            told = guidance_for(form, item.id)
            assert told, item.id
            assert told.count("。") <= 7, item.id
            assert all(line.endswith(("。", "）。")) for line in told.split("\n")), item.id


@pytest.mark.parametrize("name", FILES)
def test_no_help_is_left_over(name):
    forms = [form for form in FORMS if name in form.guidance]
    ids = {item.id for form in forms for item in form.items}
    endings = {f"*.{one.rpartition('.')[2]}" for one in ids}
    assert set(FILES[name]) <= ids | endings


def test_a_form_may_say_it_its_own_way():
    form2, form4 = catalogue.form("form2-r06"), catalogue.form("form4-r06")
    assert "様式2には※の付いた項目がない" in guidance_for(form2, "log.timing")
    assert "様式2には" not in guidance_for(form4, "log.timing")


def test_an_important_item_says_what_a_change_of_it_means():
    form3, form4 = catalogue.form("form3-r06"), catalogue.form("form4-r06")
    assert "重要な変更" not in guidance_for(form3, "basic.affair.description")
    assert "重要な変更" in guidance_for(form4, "basic.affair.description")


def test_a_heading_needs_no_help():
    assert guidance_for(catalogue.form("form2-r06"), "basic.affair") is None


@pytest.mark.parametrize(
    ("form_id", "item_id", "reason"),
    [
        (
            "form2-r06",
            "risk.entrust.misuse.sufficiency",
            "「委託しない」に○があるため、記入は不要です。",
        ),
        ("form2-r06", "basic.article9_2.reason", "「適用した」に○がないため、記入は不要です。"),
        (
            "form4-r06",
            "file.entrust.count",
            "「委託の有無」が「委託しない」であるため、記入は不要です。",
        ),
        (
            "form4-r06",
            "file.provide.to",
            "「提供・移転の有無」の「行っていない」に○があるため、記入は不要です。",
        ),
        (
            "form4-r06",
            "risk.network.others",
            "「接続しない（入手）」に○があると同時に「接続しない（提供）」に○があるため、"
            "記入は不要です。",
        ),
    ],
)
def test_a_greyed_item_says_why(form_id, item_id, reason):
    form = catalogue.form(form_id)
    assert blank_reason(form, form.by_id[item_id].blank_when) == reason


def test_an_open_item_has_no_reason():
    assert blank_reason(FORMS[0], ()) == ""


def test_every_condition_of_every_form_can_be_told():
    for form in FORMS:
        for item in form.items:
            conditions: tuple[Condition, ...] = item.blank_when
            assert bool(blank_reason(form, conditions)) == bool(conditions)
