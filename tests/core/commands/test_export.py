"""``piadesk export``: a workbook in a file, and nothing where its name is of another kind."""

import io

from openpyxl import load_workbook

from piadesk.exporting.workbook import sheet_workbook
from piadesk.places import RESOURCES
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.sheets.withheld import withhold
from piadesk.storage import store
from tests.published.papers import FOLDER

SAMPLE = RESOURCES / "samples" / "form2-r06.json"


def test_a_workbook_is_written(run, tmp_path):
    path = tmp_path / "評価書.xlsx"
    code, out, _ = run("export", SAMPLE, "-o", path)
    assert (code, path.name in out) == (0, True)
    assert load_workbook(path).sheetnames[0] == "表紙"


def test_another_kind_of_file_is_refused(run, tmp_path):
    code, _, err = run("export", SAMPLE, "-o", tmp_path / "評価書.pdf")
    assert code == 2
    assert ".xlsx" in err
    assert not list(tmp_path.iterdir())


def test_the_office_s_own_workbook_is_filled_and_stays_as_it_was(run, tmp_path):
    own, path = tmp_path / "様式2.xlsx", tmp_path / "記入済み.xlsx"
    own.write_bytes((FOLDER / "child-allowance.xlsx").read_bytes())
    before = own.read_bytes()
    code, out, _ = run("export", SAMPLE.with_name("form2-h31.json"), "-o", path, "--into", own)
    assert (code, "書き込めなかった項目 0" in out) == (0, True)
    assert own.read_bytes() == before
    assert load_workbook(path).sheetnames == load_workbook(own).sheetnames


def test_all_of_a_sheet_is_put_into_one_zip(run, tmp_path):
    code, out, _ = run("bundle", SAMPLE, "-o", tmp_path / "一式.zip")
    assert (code, "一式を作りました" in out) == (0, True)
    assert run("bundle", SAMPLE, "-o", tmp_path / "一式.pdf")[0] == 2


def test_an_own_workbook_with_old_words_that_are_kept_back_is_not_published(run, tmp_path):
    opened = store.load(SAMPLE)
    address = Address((), "basic.affair.name")
    words = str(opened.sheet.get(address))
    apply(opened.sheet, withhold(opened.sheet, address, words, "秘密"))
    source, own, path = (tmp_path / name for name in ("a.piadesk", "様式.xlsx", "公表.xlsx"))
    store.save(opened.sheet, opened.form, source)
    book = load_workbook(io.BytesIO(sheet_workbook(opened.form, new_sheet(opened.form))))
    book.worksheets[-1]["Z200"] = words
    book.save(own)
    code, _, err = run("export", source, "-o", path, "--into", own, "--for", "publication")
    assert (code, words in err, path.exists()) == (2, True, False)
