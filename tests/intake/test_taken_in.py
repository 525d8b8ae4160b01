"""What a folder holds, and what is kept of it beside its sources."""

from dataclasses import replace
from pathlib import Path

from piadesk.intake import import_sheet
from piadesk.intake.keeping import kept_report
from piadesk.intake.report import note
from piadesk.intake.taken_in import TakenIn, find_kept, keep, sources_in
from piadesk.intake.where import Where
from piadesk.storage import store

PAPER = "特定個人情報保護評価書（基礎項目評価書）\n①事務の名称\t住民税の賦課\n"


def imported(path: Path):
    path.write_text(PAPER, encoding="utf-8")
    return import_sheet(path, "form2-r06")


def test_what_excel_has_open_is_not_taken_in_and_old_kinds_are_listed_to_be_told(tmp_path):
    for name in ("一.txt", "二.xls", "三.DOC", "~$一.xlsx", "図.png", "四.piadesk"):
        (tmp_path / name).write_bytes(b"")
    assert {path.name for path in sources_in(tmp_path)} == {"一.txt", "二.xls", "三.DOC"}


def test_only_the_sheet_read_from_that_very_file_is_used_again(tmp_path):
    source = tmp_path / "一.txt"
    keep(TakenIn(source), imported(source))
    assert find_kept(TakenIn(source))
    assert not find_kept(TakenIn(tmp_path / "一.pdf"))


def test_a_sheet_that_its_paper_held_keeps_its_own_notes(tmp_path):
    source = tmp_path / "一.txt"
    whole = imported(source)
    whole.sheet.notes = {"own": "1"}
    report = replace(whole.report, notes=(note("attached", Where(1, "page")),))
    taken = TakenIn(source)
    keep(taken, replace(whole, report=report))
    kept = store.load(taken.saved).sheet
    assert (kept.notes, kept_report(kept)) == ({"own": "1"}, None)
