"""Entries of repeats as they come out of a text: what any of them holds is never dropped."""

from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.sheets.sheet import Entry, Sheet
from tests.intake.rendering import Style, rendered

FORM = catalogue.form("form3-r06")
ITEMS = "file.entrust.items"


def imported(sheet):
    return read_onto(FORM, Source(rendered(FORM, sheet, Style()))).sheet


def contract(name):
    return Entry(id=name, answers={f"{ITEMS}.name": name, f"{ITEMS}.content": f"{name}の内容"})


def test_a_file_that_holds_nothing_but_a_contract_is_kept():
    files = [Entry(id="f", rows={ITEMS: [contract("印刷")]})]
    (file,) = imported(Sheet(form=FORM.id, rows={"file": files})).rows["file"]
    assert [entry.answers[f"{ITEMS}.name"] for entry in file.rows[ITEMS]] == ["印刷"]


def test_blank_entries_that_a_form_prints_at_the_end_are_not():
    items = [contract("印刷"), Entry(id="x"), Entry(id="y")]
    files = [Entry(id="f", answers={"file.name": "台帳"}, rows={ITEMS: items})]
    (file,) = imported(Sheet(form=FORM.id, rows={"file": files})).rows["file"]
    assert len(file.rows[ITEMS]) == 1


def test_a_blank_entry_between_two_others_keeps_its_place():
    items = [contract("印刷"), Entry(id="x"), contract("保守")]
    files = [Entry(id="f", answers={"file.name": "台帳"}, rows={ITEMS: items})]
    (file,) = imported(Sheet(form=FORM.id, rows={"file": files})).rows["file"]
    assert [len(entry.answers) for entry in file.rows[ITEMS]] == [2, 0, 2]
