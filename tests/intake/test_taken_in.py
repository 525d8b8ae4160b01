"""What a folder holds, and what is kept of it beside its sources."""

from dataclasses import replace
from pathlib import Path

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.keeping import kept_report, let_go
from piadesk.intake.report import note
from piadesk.intake.taken_in import (
    TakenIn,
    count_again,
    find_kept,
    keep,
    kept_sheets,
    sources_in,
)
from piadesk.intake.where import Where
from piadesk.sheets.edits import apply
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
    assert find_kept(TakenIn(source), kept_sheets(tmp_path))
    assert not find_kept(TakenIn(tmp_path / "一.pdf"), kept_sheets(tmp_path))


@pytest.mark.parametrize("is_looked_through", [False, True])
def test_a_sheet_that_the_clerk_gave_another_name_is_found_again(is_looked_through, tmp_path):
    source = tmp_path / "住民税 (写).txt"
    taken = TakenIn(source)
    keep(taken, imported(source))
    if is_looked_through:
        opened = store.load(taken.saved)
        apply(opened.sheet, let_go(opened.sheet))
        store.save(opened.sheet, opened.form, taken.saved)
    (tmp_path / "別の表.piadesk").write_text("{", encoding="utf-8")
    renamed = taken.saved.rename(tmp_path / "済んだ評価書.piadesk")
    count_again(taken)
    assert (taken.saved, taken.why) == (renamed, "")
    again = TakenIn(source)
    assert find_kept(again, kept_sheets(tmp_path))
    assert again.saved == renamed


def test_a_sheet_that_is_nowhere_in_the_folder_is_told_and_can_be_taken_in_anew(tmp_path):
    source = tmp_path / "一.txt"
    taken = TakenIn(source)
    keep(taken, imported(source))
    taken.saved.unlink()
    count_again(taken)
    assert taken.saved is None
    assert "「一.piadesk」" in taken.why


def test_the_report_is_not_unpacked_again_to_count_its_lines(tmp_path, monkeypatch):
    """For a long paper that held the window as long as all else."""
    monkeypatch.setattr("piadesk.intake.taken_in.kept_report", None)
    taken = TakenIn(tmp_path / "一.txt")
    keep(taken, imported(taken.source))
    assert taken.to_do > 0
    assert taken.counts["placed"] == 1


def test_a_sheet_that_its_paper_held_keeps_its_own_notes(tmp_path):
    source = tmp_path / "一.txt"
    whole = imported(source)
    whole.sheet.notes = {"own": "1"}
    report = replace(whole.report, notes=(note("attached", Where(1, "page")),))
    taken = TakenIn(source)
    keep(taken, replace(whole, report=report))
    kept = store.load(taken.saved).sheet
    assert (kept.notes, kept_report(kept)) == ({"own": "1"}, None)
