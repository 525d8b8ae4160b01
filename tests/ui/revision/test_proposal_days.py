"""The day of a change: of every proposed row, or of chosen ones."""

from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address

LOG = ChangeLog.of(catalogue.form("form4-r06"))


def days(window):
    return [row.answers["log.date"] for row in LOG.entries(window.desk.sheet)]


def type_day(qtbot, dialog, text):
    dialog.day.editor.selectAll()
    qtbot.keyClicks(dialog.day.editor, text)


def for_chosen(dialog, *places):
    dialog.table.choose(places)
    dialog.day.scope.setCurrentIndex(1)
    dialog.day.scope.activated.emit(1)


def test_the_day_of_change_is_that_of_every_row(qtbot, window, propose):
    dialog = propose()
    before = dialog.day.editor.text()
    type_day(qtbot, dialog, "R8.1.9")
    dialog.work.undo()
    assert dialog.day.editor.text() == before
    dialog.work.redo()
    assert "令和8年1月9日" in dialog.model.index(0, 3).data()
    dialog.accept()
    assert days(window) == ["2026-01-09"] * 3
    assert propose().day.editor.text() == "令和8年1月9日"


def test_chosen_rows_have_a_day_of_their_own(qtbot, window, propose):
    dialog = propose()
    for_chosen(dialog, 0, 2)
    type_day(qtbot, dialog, "R8.1.9")
    dialog.day.scope.setCurrentIndex(0)
    dialog.day.scope.activated.emit(0)
    assert dialog.day.scope.currentText() == "ほかのすべての行"
    type_day(qtbot, dialog, "R8.2.1")
    dialog.accept()
    assert days(window) == ["2026-01-09", "2026-01-09", "2026-02-01"]


def test_a_day_that_was_written_into_the_table_stays(qtbot, window, propose):
    propose().accept()
    row = LOG.entries(window.desk.sheet)[1]
    window.desk.push(SetValue(Address((row.id,), "log.date"), "2026-01-09"), "")
    dialog = propose()
    type_day(qtbot, dialog, "R8.2.1")
    dialog.accept()
    assert days(window) == ["2026-01-09", "2026-02-01", "2026-02-01"]
