"""What every sheet of a body says alike is taken from one sheet and put into the next."""

from piadesk.acts.body_facts import facts_in, fill_edit
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet

FORM2, FORM4 = catalogue.form("form2-r06"), catalogue.form("form4-r06")
OFFICE = {"disclosure.request.office": "総務課\n電話 000", "cover.organization": "みどり台市長"}


def test_facts_go_from_one_form_into_another_where_nothing_is_written_yet():
    facts = facts_in(FORM2, Sheet(form=FORM2.id, answers={**OFFICE, "cover.title": "題"}))
    other = Sheet(form=FORM4.id, answers={"cover.organization": "あおば市長"})
    apply(other, fill_edit(FORM4, other, facts))
    assert other.answers == {
        "cover.organization": "あおば市長",
        "disclosure.request.office": "総務課\n電話 000",
    }


def test_where_all_is_written_nothing_is_offered():
    sheet = Sheet(form=FORM2.id, answers=OFFICE)
    assert fill_edit(FORM2, sheet, facts_in(FORM2, sheet)) is None
    assert fill_edit(FORM2, Sheet(form=FORM2.id), {"author": ""}) is None
