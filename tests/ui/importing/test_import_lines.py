"""The lines of 取込みの確認: told apart, with their reasons, ticked off alone or together."""

from PySide6.QtCore import Qt

from piadesk.intake import import_sheet
from piadesk.intake.keeping import done_lines
from tests.ui.importing.small_paper import PAPER, choose, left_over, line_of, page_of
from tests.ui.opened import bring_forward, open_window
from ui.importing.reviewing import begin_imported


def test_blank_items_are_ticked_off_several_at_once_by_keys(qtbot, window):
    page = page_of(window)
    bring_forward(qtbot, window)
    first = next(at for at, line in enumerate(page.lines) if line.state == "open")
    assert [line.state for line in page.lines[first : first + 4]] == ["open"] * 4
    choose(page, first)
    page.table.setFocus()
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.pane.tick.text().startswith("4件")
    before = page._count
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page._count == before - 4
    assert page.table.chosen() == [first + 4]
    window.menus.actions["undo"].trigger()
    page.refresh()
    assert page._count == before


def test_words_are_not_ticked_off_with_others_unless_the_clerk_has_looked(window):
    page = page_of(window)
    places = [left_over(page), left_over(page) + 1]
    page.table.choose(places)
    window.messages.answers += ["cancel", "tick_several"]
    page.tick_lines()
    assert done_lines(window.desk.sheet) == set()
    assert page.table.chosen() == places
    assert window.messages.told[-1] == ("import.ask_several", {"count": 2, "words": 1})
    page.tick_lines()
    assert len(done_lines(window.desk.sheet)) == 2


def test_items_in_the_list_are_told_apart_however_long_the_way_to_them_is(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    file = "Ⅱ　特定個人情報ファイルの概要\n１．特定個人情報ファイル名\n住民基本台帳ファイル\n"
    source.write_text(PAPER.replace("様式2", "様式4") + file, encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form4-r06"), source, window)
    page = page_of(window)
    table, shown = page.table, []
    for place, line in enumerate(page.lines):
        layout = table.laid_out(table.model().index(place, 0))
        lines = [layout.lineAt(number) for number in range(table.lines_shown(layout))]
        end = lines[-1].textStart() + lines[-1].textLength()
        shown.append(layout.text()[:end] if line.left_over is None else line.key)
    assert len(shown) == len({*shown}) > 100


def test_what_an_older_revision_did_not_ask_for_is_told_as_that(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER.replace("令和6年10月", "平成26年4月"), encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form2-h31"), source, window)
    page = page_of(window)
    new = next(each.address for each in page.report.open if each.is_new and each.required)
    choose(page, line_of(page, str(new)))
    assert page.pane.why.text() == "もとの資料の様式にはなかった項目です。"


def test_a_doubtful_row_of_changes_is_a_line_with_its_reason(qtbot, tmp_path):
    rows = "変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n"
    rows += "令和2年3月4日\tⅠ－１\t甲\t乙\t\t見直し\n"
    source = tmp_path / "公表.txt"
    source.write_text(PAPER + "変更箇所\n" + rows, encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form2-r06"), source, window)
    page = page_of(window)
    place = next(n for n, line in enumerate(page.lines) if line.key.endswith("/log"))
    choose(page, place)
    assert "提出時期が空いています" in page.pane.why.text()
    assert "甲 ／ 乙" in page.table.model().index(place, 1).data()
    after = next(field for field in page.pane._fields if field.address.item.endswith("after"))
    after.put("丙")
    assert window.desk.sheet.get(after.address) == "丙"
    page.tick_lines()
    assert page.lines[place].state == "done"
