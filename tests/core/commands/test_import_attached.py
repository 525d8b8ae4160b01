"""``piadesk import`` of a PDF that holds the sheet's own file: the sheet is as it was."""

from dataclasses import replace

from piadesk.intake.keeping import keep_report
from piadesk.intake.report import Imported, Report
from piadesk.places import RESOURCES
from piadesk.storage import store


def test_a_sheet_out_of_its_own_paper_keeps_all_that_was_noted_in_it(run, tmp_path):
    opened = store.load(RESOURCES / "samples" / "form1-r06.json")
    report = replace(Report((), (), (), ()), name="前の原本.pdf")
    keep_report(Imported(opened.sheet, opened.form, report), tmp_path / "前の原本.pdf")
    store.save(opened.sheet, opened.form, tmp_path / "元.piadesk")
    assert run("print", tmp_path / "元.piadesk", "--attach", "-o", tmp_path / "紙.pdf")[0] == 0
    code, out, _ = run("import", tmp_path / "紙.pdf", "-o", tmp_path / "後.piadesk")
    assert (code, "全文そのまま" in out, "入れた項目" in out) == (0, True, False)
    again = store.load(tmp_path / "後.piadesk").sheet
    assert (again.answers, again.rows, again.notes) == (
        opened.sheet.answers,
        opened.sheet.rows,
        opened.sheet.notes,
    )
