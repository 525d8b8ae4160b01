"""Checks that follow the typing: each page, and what only the whole sheet tells."""

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from ui.desk.checker import Checker
from ui.desk.desk import Desk
from ui.desk.page_places import Place

SAMPLE = RESOURCES / "samples" / "form2-r06.json"


def checked_desk():
    opened = store.read(SAMPLE.read_bytes(), SAMPLE.name)
    desk = Desk(catalogue.form(opened.sheet.form), opened.sheet)
    checker = Checker(desk)
    checker.check_now()
    return desk, checker


def test_the_pages_together_tell_what_the_whole_check_tells(qapp):
    desk, checker = checked_desk()
    desk.push(SetValue(Address((), "basic.affair.system_names"), "別のシステム"), "")
    desk.push(SetValue(Address((), "threshold.population.size"), "30万人以上"), "")
    checker.check_now()
    expected = check(desk.form, desk.sheet)
    assert expected
    assert sorted(map(str, checker.everything())) == sorted(map(str, expected))


def test_a_change_that_no_row_tells_is_counted_on_the_page_of_the_table(qapp):
    desk, checker = checked_desk()
    before = checker.progress[Place("log")].faults
    size = Address((), "threshold.population.size")
    desk.push(SetValue(size, "30万人以上"), "")
    checker.check_now()
    assert checker.progress[Place("log")].faults == before + 1
    desk.stack.undo()
    checker.check_now()
    assert checker.progress[Place("log")].faults == before
