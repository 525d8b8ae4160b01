"""取込みの確認 in the real window: lines jump to the source, words go into items, ticks stay."""

from dataclasses import replace

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent

from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.intake.keeping import done_lines, tick
from piadesk.intake.report import note
from piadesk.intake.where import Where
from piadesk.revision.migration_review import kept_lines
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests.ui.cramped import cramped
from tests.ui.importing.small_paper import NAME, PAPER, SUMMARY, choose, left_over, line_of, page_of
from tests.ui.opened import bring_forward, open_window, panels_above
from ui.fields.widen_link import WidenLink
from ui.importing.import_page import ImportPage
from ui.importing.reviewing import begin_imported
from ui.messages.offer_bar import OfferBar
from ui.revision.migration_dialog import MigrationDialog

LINKED = Address((), "basic.info_link.implemented")


def test_what_is_to_be_looked_at_is_listed_and_the_first_is_in_view(window):
    page = page_of(window)
    states = {line.state for line in page.lines}
    assert states == {"open", "left_over"}
    assert "どこにも入らなかった文章 1件" in page.summary.text()
    assert page.current().is_to_do


def test_a_line_lights_its_words_up_in_the_source(window):
    page = page_of(window)
    choose(page, left_over(page))
    assert page.view.chosen_words() == "決裁前の文書"
    assert "1行目" in page.pane.title.text()


def test_words_that_went_nowhere_go_into_an_item_as_one_step(qtbot, window):
    page = page_of(window)
    place = left_over(page)
    key = page.lines[place].key
    choose(page, place)
    target = page.pane.target
    target.setCurrentIndex([target.itemData(at) for at in range(target.count())].index(NAME))
    qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert window.desk.sheet.get(NAME) == "住民税の賦課\n決裁前の文書"
    assert page.lines[line_of(page, key)].state == "done"
    window.menus.actions["undo"].trigger()
    page.refresh()
    assert window.desk.sheet.get(NAME) == "住民税の賦課"
    assert page_of(window).lines[line_of(page, key)].state == "left_over"


def test_space_ticks_a_line_off_and_goes_on(qtbot, window):
    page = page_of(window)
    line, count = page.current(), page._count
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert done_lines(window.desk.sheet) == {line.key}
    assert page._count == count - 1
    assert page.current().key != line.key


def test_an_item_that_is_answered_here_is_done(window):
    page = page_of(window)
    choose(page, line_of(page, str(SUMMARY)))
    page.pane.field.put("課税のための事務")
    page.refresh()
    assert page.lines[line_of(page, str(SUMMARY))].state == "done"


def test_the_whole_work_is_done_by_keys(qtbot, window):
    page = page_of(window)
    choose(page, line_of(page, str(SUMMARY)))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pane.field.isAncestorOf(window.focusWidget()))
    qtbot.keyClicks(window.focusWidget(), "kazei")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.focusWidget() is page.table
    assert window.desk.sheet.get(SUMMARY) == "kazei"


def test_who_asks_for_all_items_has_the_keyboard_in_them(qtbot, window):
    page = page_of(window)
    bring_forward(qtbot, window)
    page.all_items.setFocus()
    qtbot.keyClick(page.all_items, Qt.Key.Key_Space)
    assert page.all_items.isChecked()
    assert window.focusWidget() is page.table


def test_the_keys_of_the_list_are_the_fields_own_while_one_is_written(qtbot, window):
    page = page_of(window)
    choose(page, line_of(page, str(LINKED)))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.pane.field.isAncestorOf(window.focusWidget()))
    qtbot.keyClick(window.focusWidget(), "2")
    assert window.desk.sheet.get(LINKED) == "実施しない"
    assert not window.messages.told


def test_words_of_the_source_are_dropped_on_an_item(window):
    page = page_of(window)
    place = line_of(page, str(SUMMARY))
    middle = page.table.visualRect(page.table.model().index(place, 0)).center()
    choose(page, left_over(page))
    drop(page.table, middle, "住民税の賦課")
    assert window.desk.sheet.get(SUMMARY) == "住民税の賦課"
    assert page.current().address == SUMMARY


def test_words_that_are_chosen_in_the_source_go_into_the_item_from_there_by_a_key(qtbot, window):
    page = page_of(window)
    bring_forward(qtbot, window)
    choose(page, line_of(page, str(SUMMARY)))
    page.view.setFocus()
    cursor = page.view.document().find("住民税")
    page.view.setTextCursor(cursor)
    qtbot.keyClick(page.view, Qt.Key.Key_1)
    assert window.desk.sheet.get(SUMMARY) == "住民税"
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.table


def drop(table, place: QPoint, words):
    data = QMimeData()
    data.setText(words)
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    table.dropEvent(QDropEvent(QPointF(place), copy, data, left, no_key))


def test_words_that_are_no_answer_of_the_kind_are_refused(window):
    page = page_of(window)
    day = Address((), "cover.published_on")
    page.place(day, "replace", "決裁前の文書")
    assert window.messages.told == [("import.does_not_fit", {})]
    assert window.desk.sheet.get(day) is None


def test_the_report_stays_with_the_file_until_all_is_ticked(window, tmp_path):
    page = page_of(window)
    page.tick_lines()
    window.messages.files.append(tmp_path / "評価書.piadesk")
    assert window.save()
    window.open(tmp_path / "評価書.piadesk")
    (bar,) = [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]
    bar.act.click()
    again = page_of(window)
    assert [line.state for line in again.lines] == [line.state for line in page.lines]
    keys = [line.key for line in again.lines if line.is_to_do]
    window.desk.push(tick(window.desk.sheet, keys), "確かめた")
    again.refresh()
    window.messages.answers.append("later")
    again.done.click()
    assert window.stack.currentWidget() is window.wizard
    assert "import" not in window.desk.sheet.notes
    window.menus.actions["import_review"].trigger()
    assert window.messages.told[-1] == ("import.is_over", {"name": "公表.txt"})


def test_the_wizard_is_one_key_away_and_shows_the_item(window):
    page = page_of(window)
    choose(page, line_of(page, str(SUMMARY)))
    page.pane.open.click()
    assert window.stack.currentWidget() is window.wizard
    assert window.wizard.page.fields[SUMMARY].isVisible()
    window.menus.actions["import_review"].trigger()
    assert page_of(window).lines


def test_a_click_in_the_source_goes_to_the_line(window):
    page = page_of(window)
    number = page.lines[left_over(page)].passages[0]
    choose(page, line_of(page, str(SUMMARY)))
    page.view.picked.emit(number)
    assert page.current().left_over


def test_a_workbook_is_shown_by_its_cells(qtbot, tmp_path):
    book = Workbook()
    book.active.title = "表紙"
    book.active["B2"] = "決裁前"
    book.active["B3"] = "特定個人情報保護評価書（基礎項目評価書）"
    book.active["B4"], book.active["C4"] = "評価実施機関名　架空市長", "公表日"
    book.save(tmp_path / "評価書.xlsx")
    window = open_window(qtbot)
    imported = import_sheet(tmp_path / "評価書.xlsx", "form2-r06")
    begin_imported(imported, tmp_path / "評価書.xlsx", window)
    shown = page_of(window).view.toPlainText()
    assert "［シート「表紙」］\nB2　決裁前" in shown
    assert "B4　評価実施機関名 架空市長\nC4　公表日" in shown


def test_a_sheet_that_its_paper_held_is_opened_as_it_was(qtbot, tmp_path):
    source = tmp_path / "評価書.txt"
    source.write_text(PAPER, encoding="utf-8")
    window = open_window(qtbot)
    imported = import_sheet(source, "form2-r06")
    imported.sheet.notes = {"own": "1"}
    report = replace(imported.report, notes=(note("attached", Where(1, "page")),))
    begin_imported(replace(imported, report=report), source, window)
    assert window.messages.told == [("import.opened", {})]
    assert window.desk.sheet.notes == {"own": "1"}


def test_a_sheet_without_a_report_says_so(qtbot, tmp_path):
    from piadesk.forms import catalogue
    from piadesk.sheets.sheet import Sheet

    form = catalogue.form("form2-r06")
    store.save(Sheet(form=form.id), form, tmp_path / "評価書.piadesk")
    window = open_window(qtbot)
    window.open(tmp_path / "評価書.piadesk")
    window.menus.actions["import_review"].trigger()
    assert window.messages.told[-1][0] == "import.no_report"


def test_an_older_revision_moves_on_with_what_is_still_to_be_looked_at(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER.replace("令和6年10月", "平成31年1月"), encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form2-h31"), source, window)
    page = page_of(window)
    keys = {line.key for line in page.lines if line.is_to_do}
    page.tick_lines()
    page.newer.click()
    dialog = window.findChild(MigrationDialog)
    assert dialog.freeze.isHidden()
    window.messages.answers.append("discard")
    dialog.accept()
    qtbot.waitUntil(lambda: window.desk.form.id == "form2-r06")
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ImportPage))
    page = page_of(window)
    moved = [line for line in page.lines if line.state != "sure"]
    assert sum(line.state == "done" for line in moved) == 1
    assert len(moved) > len(keys)
    assert [*kept_lines(window.desk.sheet)] == sorted(
        (change for line in moved for change in line.changes), key=lambda one: int(one.key)
    )
    assert "様式改正" in page.summary.text()
    for place, line in enumerate(page.lines):
        if line.changes:
            choose(page, place)
            assert page.pane.why.text(), line.key
    page.left.emit(None)
    (bar,) = [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]
    assert f" {page._count}件" in bar.words.text()


def test_an_answer_that_the_new_form_has_no_item_for_is_put_into_one_by_a_key(qtbot, window):
    lost = {"sort": "item", "at": "", "before": "④旧い項目\n旧い答え", "after": "行き先がない"}
    window.desk.sheet.notes["migration"] = {"from": "form2-h31", "lines": [lost]}
    page = page_of(window)
    page.refresh()
    choose(page, 0)
    assert "④旧い項目" in page.pane.title.text()
    assert "行き先がない" in page.pane.why.text()
    target = page.pane.target
    target.setCurrentIndex([target.itemData(at) for at in range(target.count())].index(SUMMARY))
    qtbot.keyClick(page.table, Qt.Key.Key_1)
    assert window.desk.sheet.get(SUMMARY) == "旧い答え"
    assert page.lines[0].state == "done"


def test_a_heading_that_the_new_form_calls_otherwise_is_told_and_takes_no_words(window):
    form = window.desk.form
    heading = next(item for item in form.items if isinstance(item, d.Heading))
    line = {"sort": "title", "at": heading.id, "before": "旧い名前", "after": heading.title}
    window.desk.sheet.notes["migration"] = {"from": "form2-h31", "lines": [line]}
    page = page_of(window)
    page.refresh()
    choose(page, len(page.lines) - 1)
    assert "旧い名前" in page.pane.why.text()
    assert not page.pane.append.isEnabled()
    page.pane.open.click()
    assert window.stack.currentWidget() is window.wizard


def test_when_all_is_seen_the_newest_revision_is_offered(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER.replace("令和6年10月", "平成31年1月"), encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form2-h31"), source, window)
    page = page_of(window)
    keys = [line.key for line in page.lines if line.is_to_do]
    window.desk.push(tick(window.desk.sheet, keys), "確かめた")
    page.refresh()
    window.messages.answers = ["freeze", "close", "move_now"]
    page.done.click()
    assert [key for key, *_ in window.messages.told[-2:]][-1] == "import.ask_newer"
    assert window.findChild(MigrationDialog).isVisible()
    assert len(window.desk.sheet.published) == 1


def test_what_was_guessed_is_told_at_its_field_until_it_is_ticked(qtbot, tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER + "評価書番号\n表紙にない 12", encoding="utf-8")
    imported = import_sheet(source, "form2-r06")
    guessed = [replace(one, sureness="guessed") for one in imported.report.placed]
    report = replace(imported.report, placed=tuple(guessed))
    window = open_window(qtbot)
    begin_imported(replace(imported, report=report), source, window)
    page = page_of(window)
    key = str(guessed[0].address)
    choose(page, line_of(page, key))
    page.pane.open.click()
    field = window.wizard.page.fields[guessed[0].address]
    assert "取込みの要確認" in field._memos.text()
    window.desk.push(tick(window.desk.sheet, [key]), "確かめた")
    assert field._memos.text() == ""


def test_what_comes_below_a_text_with_the_keyboard_in_it_is_not_cut(qtbot, window):
    page = page_of(window)
    bring_forward(qtbot, window)
    choose(page, line_of(page, str(SUMMARY)))
    page.pane.field.setFocus()
    link = page.pane.field.findChild(WidenLink)
    qtbot.waitUntil(lambda: link.isVisible())
    assert cramped(window) == []


def test_the_line_above_the_pages_tells_what_is_left_now_and_goes_when_nothing_is(window):
    page = page_of(window)
    window.show_wizard()
    (bar,) = [bar for bar in panels_above(window.wizard) if isinstance(bar, OfferBar)]
    first = bar.words.text()
    bar.act.click()
    page = page_of(window)
    page.tick_lines()
    page.left.emit(None)
    assert bar.words.text() == first.replace(f" {page._count + 1}件", f" {page._count}件") != first
    bar.act.click()
    window.desk.push(tick(window.desk.sheet, [line.key for line in page.lines]), "確かめた")
    window.show_wizard()
    assert not bar.isVisible()
    assert not bar.is_open
