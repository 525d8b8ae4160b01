"""``piadesk import`` of a PDF that holds the sheet's own file: the sheet is as it was."""

from dataclasses import replace

import pypdfium2
import pytest

from piadesk.intake.keeping import keep_report
from piadesk.intake.report import Imported, Report
from piadesk.places import RESOURCES
from piadesk.printing.layout.originals import ATTACHED
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


def damaged(content):
    return content[: len(content) // 2]


def rewritten(content):
    return content.replace("架空".encode(), "仮空".encode(), 1)


def newer(content):
    return content.replace(b'"schema": 1', b'"schema": 9', 1)


@pytest.mark.parametrize("changed", [damaged, rewritten, newer])
def test_what_is_not_as_it_was_written_into_a_paper_is_told_and_the_print_is_read(
    run, tmp_path, changed
):
    opened = store.load(RESOURCES / "samples" / "form2-r06.json")
    source = tmp_path / "元.piadesk"
    store.save(opened.sheet, opened.form, source)
    assert run("print", source, "-o", tmp_path / "紙.pdf")[0] == 0
    with pypdfium2.PdfDocument(tmp_path / "紙.pdf") as paper:
        content = changed(source.read_bytes())
        assert content != source.read_bytes()
        paper.new_attachment(ATTACHED).set_data(content)
        paper.save(tmp_path / "後の紙.pdf")
    code, out, _ = run("import", tmp_path / "後の紙.pdf", "-o", tmp_path / "後.piadesk")
    assert (code, "紙面の記載を読み取りました" in out) == (0, True)
    title = store.load(tmp_path / "後.piadesk").sheet.answers["cover.title"]
    assert title == opened.sheet.answers["cover.title"]
