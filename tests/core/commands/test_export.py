"""``piadesk export``: a workbook in a file, and nothing where its name is of another kind."""

from openpyxl import load_workbook

from piadesk.places import RESOURCES

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
