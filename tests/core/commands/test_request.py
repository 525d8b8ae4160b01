"""``export --ask`` makes a list for another 課; ``merge`` takes in what comes back."""

from openpyxl import load_workbook

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
SIZE = "threshold.population.size"


def test_a_section_is_asked_for_and_its_return_taken_in(run, tmp_path):
    path, asked = tmp_path / "評価書.json", tmp_path / "依頼.xlsx"
    store.save(Sheet(form=FORM.id), FORM, path)
    assert run("export", path, "--ask", "Ⅱ", "-o", asked)[0] == 0
    book = load_workbook(asked)
    (row,) = [row for row in book.worksheets[0].iter_rows(min_row=5) if row[6].value == SIZE]
    row[3].value = "30万人以上"
    book.save(asked)
    assert run("merge", path, asked, "-o", tmp_path / "新.json")[0] == 0
    assert store.load(tmp_path / "新.json").sheet.answers[SIZE] == "30万人以上"


def test_a_section_that_the_form_has_not_is_told(run, tmp_path):
    path = tmp_path / "評価書.json"
    store.save(Sheet(form=FORM.id), FORM, path)
    code, _, err = run("export", path, "--ask", "Ⅸ", "-o", tmp_path / "依頼.xlsx")
    assert (code, "「Ⅸ」という章、ファイル、課はありません" in err) == (2, True)
