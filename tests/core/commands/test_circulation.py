"""``print --compare``, ``print --circulation`` and ``check --report``, read back."""

import json
import subprocess
import sys

import pytest

from piadesk.acts.set_aside import set_aside
from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.settings import Settings, save_settings
from tests import pdf

FORM = catalogue.form("form2-r06")


@pytest.fixture
def files(tmp_path, monkeypatch):
    """``old.json`` as it was published, ``new.json`` with that version inside and one change."""
    monkeypatch.chdir(tmp_path)
    sheet = Sheet(form=FORM.id, answers={"basic.affair.name": "台帳の事務"})
    store.save(sheet, FORM, tmp_path / "old.json")
    apply(sheet, freeze(FORM, sheet))
    sheet.answers["basic.affair.name"] = "名簿の事務"
    store.save(sheet, FORM, tmp_path / "new.json")
    return tmp_path


def printed(files):
    return pdf.text((files / "out.pdf").read_bytes())


@pytest.mark.parametrize("old", ["old.json", "published"])
def test_a_comparison_with_a_file_or_with_the_version_inside(files, run, old):
    assert run("print", "new.json", "-o", "out.pdf", "--compare", old)[0] == 0
    assert "①事務の名称2台帳の事務名簿の事務" in printed(files)


def test_all_items_are_compared_when_asked(files, run):
    run("print", "new.json", "-o", "out.pdf", "--compare", "old.json", "--all-items")
    assert "②事務の概要" in printed(files)


def test_a_pack_takes_the_titles_of_the_office_and_the_version_inside(files, run):
    save_settings(Settings(stamps=["市長", "室長"]))
    words = ("--subject", "見直し", "--date", "R8.11.20", "--by", "市民課")
    assert run("print", "new.json", "-o", "out.pdf", "--circulation", *words)[0] == 0
    text = printed(files)
    assert "市長室長備考" in text
    assert "件名見直し起案日令和8年11月20日担当市民課" in text
    assert "台帳の事務名簿の事務" in text


@pytest.fixture
def office(tmp_path, monkeypatch):
    """The presets of an office for the cover of its packs."""
    path = tmp_path / "office.toml"
    lines = 'stamps = ["室長印"]\ndocument_number = "市民第　号"\nretention = "10年"\n'
    path.write_text(lines, encoding="utf-8")
    monkeypatch.setenv("PIADESK_OFFICE", str(path))


def test_a_pack_bears_what_the_office_presets(files, run, office):
    assert run("print", "new.json", "-o", "out.pdf", "--circulation")[0] == 0
    assert "室長印" in printed(files)
    assert "文書番号市民第号保存期間10年" in printed(files)


def test_what_is_asked_goes_before_what_the_office_presets(files, run, office):
    words = ("--document-number", "企画第3号", "--retention", "永年")
    assert run("print", "new.json", "-o", "out.pdf", "--circulation", *words)[0] == 0
    assert "文書番号企画第3号保存期間永年" in printed(files)


def test_a_pack_of_a_new_sheet_has_nothing_to_compare(files, run):
    run("print", "old.json", "-o", "out.pdf", "--circulation")
    assert "新旧対照表" not in printed(files)


def test_findings_are_reported_and_those_set_aside_make_no_error(files, run):
    sheet = store.load(files / "old.json").sheet
    for finding in check(FORM, sheet):
        apply(sheet, set_aside(sheet, finding, "様式の移行中"))
    store.save(sheet, FORM, files / "aside.json")
    code, out, _ = run("check", "aside.json", "--report", "out.pdf")
    assert code == 0
    assert "（見送り：様式の移行中）" in out
    assert "誤り 0件" in out
    assert "見送った理由" in printed(files)
    told = json.loads(run("check", "aside.json", "--json")[1])
    assert {finding["set_aside"] for finding in told[0]["findings"]} == {"様式の移行中"}


def test_a_report_leaves_the_exit_code_as_it_is(files, run):
    assert run("check", "old.json", "--report", "out.pdf")[0] == 1
    assert run("check", "old.json", "--report", "out.pdf")[0] == 2
    assert run("check", "old.json", "--report", "out.pdf", "--overwrite")[0] == 1


@pytest.mark.parametrize(
    "words",
    [
        ["print", "old.json", "-o", "out.pdf", "--compare", "published"],
        ["print", "old.json", "-o", "out.pdf", "--compare", "none.json"],
        ["print", "old.json", "-o", "out.pdf", "--all-items"],
        ["print", "old.json", "-o", "out.pdf", "--subject", "件名"],
        ["print", "old.json", "-o", "out.pdf", "--retention", "10年"],
        ["check", "old.json", "new.json", "--report", "out.pdf"],
        ["check", "old.json", "--report", "old.json", "--overwrite"],
    ],
)
def test_an_error_is_one_japanese_sentence(files, run, words):
    code, out, error = run(*words)
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert not (files / "out.pdf").exists()


def test_a_sheet_is_printed_without_what_compares_checks_and_reads_pictures(files):
    code = (
        "import sys; from piadesk.__main__ import main; main(sys.argv[1:]);"
        "heavy = {'difflib', 'piadesk.checks', 'piadesk.revision.comparison', 'PIL.ExifTags'};"
        "sys.exit(bool(heavy & {*sys.modules}))"
    )
    words = ["print", "new.json", "-o", "out.pdf"]
    done = subprocess.run([sys.executable, "-c", code, *words], timeout=60, capture_output=True)
    assert done.returncode == 0


def test_a_name_that_ends_in_html_gives_a_page_of_the_sheet(files, run):
    assert run("print", "new.json", "-o", "out.html")[0] == 0
    assert "名簿の事務" in (files / "out.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", [["--circulation"], ["--compare", "old.json"]])
def test_the_papers_beside_the_sheet_are_made_as_pdf_only(files, run, asked):
    code, _, complaint = run("print", "new.json", "-o", "out.html", *asked)
    assert code == 2
    assert "PDF だけで作れます" in complaint
    assert not (files / "out.html").exists()


def test_a_form_without_a_log_goes_round_without_a_list_of_changes(files, run):
    plan = catalogue.form("form1-r06")
    store.save(Sheet(form=plan.id, answers={"cover.department": "旧課"}), plan, files / "a.json")
    store.save(Sheet(form=plan.id, answers={"cover.department": "新課"}), plan, files / "b.json")
    code, _, _ = run("print", "b.json", "-o", "out.pdf", "--circulation", "--compare", "a.json")
    assert code == 0
    assert "「変更箇所」がないため、変更の一覧はありません。" in printed(files)
    assert "担当部署4旧課新課" in printed(files)
