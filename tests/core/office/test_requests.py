"""依頼用のExcel of many sheets: a folder for each 課, and what comes back taken into the sheets."""

import pytest
from openpyxl import load_workbook

from piadesk.forms import catalogue
from piadesk.office.changing import change
from piadesk.office.index import Index
from piadesk.office.listing import listed
from piadesk.office.round import go_round
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
AFFAIR, SIZE = "basic.affair.name", "threshold.population.size"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    for number, office in (("1", "税務課"), ("2", "福祉課"), ("3", "")):
        sheet = new_sheet(FORM)
        sheet.answers.update({"cover.number": number, "basic.department.name": office})
        store.save(sheet, FORM, folder / f"{number}.piadesk")
    return folder


def sheets_of(folder):
    return listed(folder, Index(folder))


def answer(file, **words):
    book = load_workbook(file)
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=5):
        if row[6].value in words:
            row[3].value = words[row[6].value]
    book.save(file)


def test_what_each_department_sends_back_goes_into_its_sheet(folder, tmp_path):
    out = tmp_path / "out"
    asked = list(go_round("request", sheets_of(folder), out))
    assert [one.file.parent.name for one in asked] == ["税務課", "福祉課", "担当課なし"]
    answer(asked[0].file, **{AFFAIR: "個人住民税に関する事務", SIZE: "30万人以上"})
    answer(asked[1].file, **{AFFAIR: "児童手当に関する事務", SIZE: "30万人以上"})
    asked[2].file.unlink()
    change(folder / "2.piadesk", lambda _form, _sheet: SetValue(Address((), AFFAIR), "べつの事務"))
    (out / "note.xlsx").write_bytes(b"no workbook")
    outcomes = list(go_round("returns", sheets_of(folder), out))
    assert [(one.sheet.name, one.is_done) for one in outcomes] == [
        ("1.piadesk", True), ("2.piadesk", False), ("3.piadesk", False), ("note.xlsx", False),
    ]  # fmt: skip
    first, second = (store.load(folder / f"{number}.piadesk").sheet for number in (1, 2))
    assert (first.answers[AFFAIR], first.answers[SIZE]) == ("個人住民税に関する事務", "30万人以上")
    # What was changed here meanwhile stays, and is told.
    assert (second.answers[AFFAIR], second.answers[SIZE]) == ("べつの事務", "30万人以上")
    assert "①事務の名称" in outcomes[1].words
    assert "返送がありません" in outcomes[2].words


def test_answers_to_a_sheet_that_was_not_chosen_are_told(folder, tmp_path):
    chosen = sheets_of(folder)
    [asked] = go_round("request", chosen[:1], tmp_path / "out")
    outcomes = list(go_round("returns", chosen[1:2], tmp_path / "out"))
    assert [one.sheet.name for one in outcomes] == ["2.piadesk", asked.file.name]
    assert not any(one.is_done for one in outcomes)
