"""Texts without end, as a file from outside may hold: what is checked and told of them ends."""

from collections import Counter

from piadesk.checks import Case, check
from piadesk.forms import catalogue
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import new_sheet

FORM = catalogue.form("form2-r06")
NAME = "basic.affair.name"


def test_the_rules_read_the_beginning_of_an_endless_run():
    sheet = new_sheet(FORM)
    sheet.answers[NAME] = "事務" + "①" * 20_000
    apply(sheet, freeze(FORM, sheet))
    case = Case(FORM, sheet)
    assert case.text(NAME).startswith("事務①①")
    assert len(case.text(NAME)) < 2_000
    assert case.sheet.published[0].answers[NAME] == case.text(NAME)
    assert len(sheet.answers[NAME]) > 20_000, "the sheet itself stays as it is"


def test_a_sheet_without_such_texts_is_read_as_it_is():
    sheet = new_sheet(FORM)
    sheet.answers[NAME] = "架空の事務"
    assert Case(FORM, sheet).sheet is sheet


def test_of_thousands_of_findings_at_one_answer_some_are_told():
    sheet = new_sheet(FORM)
    sheet.answers[NAME] = "".join(f"{n}番の情報情報を扱う。" for n in range(3_000))
    told = Counter(part.code for one in check(FORM, sheet) for part in one.parts or (one,))
    assert 20 < told["written_twice"] < 100
