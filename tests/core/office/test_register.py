"""計画管理書 and the sheets that it lists; 評価書番号 of all sheets."""

from pathlib import Path

from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.office.index import Seen
from piadesk.office.listing import Listed
from piadesk.office.numbers import number_faults
from piadesk.office.register import affairs, differences, filling
from piadesk.office.summary import Summary
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, new_sheet
from tests.conftest import tiny_form

FORM = catalogue.form("form1-r06")
DAY = "2026-04-01"


def sheet(number, form="form2-r06", **said):
    name = f"{form}-{number}-{said.get('title', '')}"
    return Listed(
        name, Path(name), Seen(1, 1), Summary(sheet_id=name, form=form, number=number, **said)
    )


SHEETS = [
    sheet(
        "1", affair="税の事務", department="税務課", kind="main_points", published_on="2026-04-01"
    ),
    sheet("１", "form3-r06", affair="税の事務", held_on="2026-02-01", published_on="2026-05-01"),
    sheet("2", affair="福祉の事務", department="福祉課"),
]


def test_an_entry_says_what_all_sheets_of_its_number_say():
    [tax, welfare] = affairs(FORM, SHEETS)
    assert tax.says[Role.REGISTER_KIND] == "基礎項目評価及び重点項目評価"
    assert tax.says[Role.REGISTER_HELD_ON] == "2026-02-01"
    assert tax.says[Role.REGISTER_PUBLISHED_ON] == "2026-05-01"
    assert tax.says[Role.REGISTER_REVIEW_PLANNED] == "2027-04-01"
    assert welfare.says[Role.REGISTER_DEPARTMENT] == "福祉課"


def test_a_sheet_whose_form_has_no_number_is_not_listed(monkeypatch):
    forms = {"tables": tiny_form("tables"), "form2-r06": catalogue.form("form2-r06")}
    monkeypatch.setattr(catalogue, "form", forms.__getitem__)
    listed = affairs(FORM, [sheet("", "tables", title="漏えいの記録"), SHEETS[2]])
    assert [affair.number for affair in listed] == ["2"]


def test_filling_an_empty_register_leaves_no_difference_and_can_be_undone():
    register = new_sheet(FORM)
    listed = affairs(FORM, SHEETS)
    undo = apply(register, filling(FORM, register, listed))
    assert differences(FORM, register, listed) == []
    assert len(register.entries(Address((), "plan"))) == 2
    apply(register, undo)
    assert register.rows.get("plan", []) == []


def test_differences_name_the_place_and_filling_keeps_what_only_the_register_has():
    register = new_sheet(FORM)
    apply(register, filling(FORM, register, affairs(FORM, SHEETS)))
    changed = [SHEETS[0]._replace(summary=SHEETS[0].summary._replace(department="収納課"))]
    listed = affairs(FORM, [*changed, SHEETS[1]])
    told = {(one.number, one.role, one.sheets) for one in differences(FORM, register, listed)}
    assert told == {("1", Role.REGISTER_DEPARTMENT, "収納課"), ("2", None, "")}
    apply(register, filling(FORM, register, listed))
    assert [one.number for one in differences(FORM, register, listed)] == ["2"]


def test_a_width_is_no_difference():
    register = new_sheet(FORM)
    apply(register, filling(FORM, register, affairs(FORM, SHEETS)))
    wide = SHEETS[2]._replace(summary=SHEETS[2].summary._replace(number="２"))
    assert differences(FORM, register, affairs(FORM, [*SHEETS[:2], wide])) == []


def test_numbers_are_there_once_on_a_form_and_without_gaps():
    sheets = [*SHEETS, sheet("2", title="x"), sheet("6"), sheet("101"), sheet("")]
    faults = [(fault.kind, fault.number, len(fault.sheets)) for fault in number_faults(sheets)]
    assert faults == [("missing", "", 1), ("twice", "2", 2), ("gap", "3～5", 0)]


def test_filling_again_adds_nothing_and_brings_what_has_changed():
    register = new_sheet(FORM)
    apply(register, filling(FORM, register, affairs(FORM, SHEETS)))
    assert filling(FORM, register, affairs(FORM, SHEETS)).edits == ()
    changed = SHEETS[2]._replace(summary=SHEETS[2].summary._replace(department="障害福祉課"))
    apply(register, filling(FORM, register, affairs(FORM, [*SHEETS[:2], changed])))
    rows = register.entries(Address((), "plan"))
    assert [row.answers["plan.department"] for row in rows] == ["税務課", "障害福祉課"]
