"""An answer of a paper that is doubted as a whole is looked at for that, not for its label."""

from dataclasses import replace

from piadesk.intake import import_sheet
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.words import say
from tests.ui.importing.small_paper import NAME, PAPER, choose, line_of, page_of
from tests.ui.opened import open_window
from ui.importing.reviewing import begin_imported


def test_the_pane_says_that_the_paper_is_doubted(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER, encoding="utf-8")
    imported = import_sheet(source, "form2-r06")
    doubt = note("order_lost", Where(1)).on(None, doubt=True)
    window = open_window(qtbot)
    report = replace(imported.report, notes=(*imported.report.notes, doubt))
    begin_imported(replace(imported, report=report), source, window)
    page = page_of(window)
    place = line_of(page, str(NAME))
    assert page.lines[place].state == "doubtful"
    choose(page, place)
    assert doubt.sentence in page.pane.why.text()
    assert say("import.why.guessed") not in page.pane.why.text()


def test_what_an_item_has_for_itself_comes_before_what_most_of_them_are_told_of(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    below = (
        "評価実施機関名\t架空市長\n公表日\t令和6年4月1日\n②事務の概要\t課税\n③システムの名称\t甲\n"
    )
    source.write_text(PAPER.replace("[令和6年", below + "[令和6年"), encoding="utf-8")
    imported = import_sheet(source, "form2-r06")
    placed = [one.address for one in imported.report.placed]
    assert len(placed) > 2
    common = [note("layout_crossed", Where(1), item="").on(to, doubt=True) for to in placed]
    own = note("further_cell", Where(1), item="").on(NAME, doubt=True)
    window = open_window(qtbot)
    report = replace(imported.report, notes=(*common, own))
    begin_imported(replace(imported, report=report), source, window)
    page = page_of(window)
    choose(page, line_of(page, str(NAME)))
    assert page.pane.why.text() == f"{own.sentence}\n{common[0].sentence}"
