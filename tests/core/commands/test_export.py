"""``piadesk export``: a workbook in a file, and nothing where its name is of another kind."""

from openpyxl import load_workbook

from piadesk.places import RESOURCES
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
