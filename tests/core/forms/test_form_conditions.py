"""Which answers blank which items, and which items may stay empty."""

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address, Entry, Sheet

NETWORK = {
    "form3-r06": {"none_acquire": "unintended", "none_provide": "improper_provide"},
    "form4-r06": {
        "none_acquire": "unintended unsafe inaccurate leak",
        "none_provide": "improper_provide method wrong",
    },
}

BELOW = {
    ("form3-r06", "risk.entrust"): 8,
    ("form3-r06", "risk.provide"): 6,
    ("form4-r06", "risk.entrust"): 18,
    ("form4-r06", "risk.provide"): 12,
}
"""How many answers stand in Ⅲ4 and Ⅲ5, the mark in the heading counted."""

FORM2_OPTIONAL = {
    "cover.special_notes",
    "basic.other_organizations",
    "risk.audit.kinds",
    "log.before",
    "log.after",
    "log.explanation",
}
BOTH_OPTIONAL = {
    "cover.special_notes",
    "basic.systems.connections",
    "basic.other_organizations",
    "file.remarks",
    "disclosure.request.special_procedure",
    "disclosure.request.not_listed",
    "log.before",
    "log.after",
    "log.explanation",
}
OPTIONAL = {
    "form2-h31": FORM2_OPTIONAL,
    "form2-r06": FORM2_OPTIONAL,
    "form3-r06": BOTH_OPTIONAL
    | {
        "risk.audit.kinds",
        "procedure.hearing.method",
        "procedure.hearing.period",
        "procedure.hearing.opinions",
        "procedure.review.held_on",
        "procedure.review.method",
        "procedure.review.result",
    },
    "form4-r06": BOTH_OPTIONAL
    | {
        "cover.approved_on",
        "annex.affair.remarks",
        "file.use.purpose.change_validity",
        "disclosure.request.method.notes",
        "procedure.hearing.shortened_reason",
        "procedure.approval.submitted_on",
        "procedure.approval.examination",
    },
}


@pytest.fixture(params=NETWORK)
def form(request):
    """The forms with files: 様式3 and 様式4."""
    return catalogue.form(request.param)


def sheet_of(form, **file_answers):
    """A sheet with one file, one 委託事項, one 提供先 and one 移転先."""
    entries = {name: [Entry(id=name[-4:])] for name in form.by_id if is_inner_repeat(form, name)}
    return Sheet(form=form.id, rows={"file": [Entry(id="f1", answers=file_answers, rows=entries)]})


def is_inner_repeat(form, item_id):
    item = form.by_id[item_id]
    return isinstance(item, d.Repeat) and form.parent_of(item) == "file"


def blanked(form, sheet):
    return {entry.item.id for entry in walk.walk(form, sheet) if entry.blanked_by}


def test_no_entrusting_blanks_count_and_entries(form):
    sheet = sheet_of(form, **{"file.entrust.exists": "委託しない"})
    entry = {item.id for item in form.children("file.entrust.items")}
    assert blanked(form, sheet) == {"file.entrust.count", "file.entrust.items"} | entry


def test_no_subcontracting_blanks_its_permission_and_content(form):
    sheet = sheet_of(form)
    file = sheet.rows["file"][0]
    file.rows["file.entrust.items"][0].answers["file.entrust.items.sub.exists"] = "再委託しない"
    within = "file.entrust.items.sub."
    assert blanked(form, sheet) == {within + "permission", within + "content"}


def test_nothing_provided_blanks_every_recipient(form):
    sheet = sheet_of(form, **{"file.provide.exists": {"marked": ["行っていない"]}})
    told = {"file.provide.to", "file.provide.move"}
    for rows in tuple(told):
        told |= {item.id for item in form.children(rows)}
    assert blanked(form, sheet) == told


@pytest.mark.parametrize("part", ["risk.entrust", "risk.provide"])
def test_a_mark_in_the_heading_blanks_all_answers_below_it(form, part):
    sheet = sheet_of(form, **{f"{part}.none": True})
    below = {
        item.id
        for item in form.items
        if isinstance(item, d.Answer) and item.id.startswith(f"{part}.")
    }
    assert blanked(form, sheet) == below - {f"{part}.none"}
    assert len(below) == BELOW[form.id, part]


@pytest.mark.parametrize("mark", ["none_acquire", "none_provide"])
def test_no_connection_blanks_the_risks_of_its_direction(form, mark):
    sheet = sheet_of(form, **{f"risk.network.{mark}": True})
    assert blanked(form, sheet) == {
        f"risk.network.{risk}.{asked}"
        for risk in NETWORK[form.id][mark].split()
        for asked in ("measures", "sufficiency")
    }


def test_no_connection_at_all_blanks_the_other_risks_too(form):
    none = {"risk.network.none_acquire": True, "risk.network.none_provide": True}
    assert "risk.network.others" in blanked(form, sheet_of(form, **none))


@pytest.mark.parametrize(
    ("form_id", "answer", "value", "told"),
    [
        ("form2-h31", "risk.entrust.none", True, "risk.entrust.misuse.sufficiency"),
        ("form2-h31", "risk.provide.none", True, "risk.provide.improper.sufficiency"),
        ("form2-h31", "risk.network.none_acquire", True, "risk.network.unintended.sufficiency"),
        (
            "form2-r06",
            "risk.network.none_provide",
            True,
            "risk.network.improper_provide.sufficiency",
        ),
        (
            "form2-r06",
            "risk.manual.none",
            True,
            "risk.manual.error.sufficiency risk.manual.error.basis",
        ),
        (
            "form2-r06",
            "risk.priority.exempt",
            True,
            "risk.priority.measure risk.priority.sufficiency risk.priority.basis",
        ),
    ],
)
def test_marks_of_form2_blank_what_hangs_on_them(form_id, answer, value, told):
    form = catalogue.form(form_id)
    empty = blanked(form, Sheet(form=form_id))
    sheet = Sheet(form=form_id, answers={answer: value})
    assert blanked(form, sheet) - empty == set(told.split())


def test_reason_of_article_9_is_open_only_when_it_was_applied():
    form = catalogue.form("form2-r06")
    assert blanked(form, Sheet(form=form.id)) == {"basic.article9_2.reason"}
    assert not blanked(form, Sheet(form=form.id, answers={"basic.article9_2.applied": True}))


def test_no_accident_leaves_its_story_to_the_clerk(form):
    story = Address(("f1",), "risk.storage.leak.accident.content")
    assert walk.required(form, sheet_of(form), story)
    calm = sheet_of(form, **{"risk.storage.leak.accident": "発生なし"})
    assert not walk.required(form, calm, story)
    assert not blanked(form, calm)


@pytest.mark.parametrize("form_id", OPTIONAL)
def test_only_these_items_may_stay_empty_at_any_time(form_id):
    found = {
        item.id
        for item in catalogue.form(form_id).items
        if isinstance(item, d.Answer) and not isinstance(item, d.Mark) and not item.required
    }
    assert found == OPTIONAL[form_id]
