"""変更日 of the proposed rows: for all, for some, and the order that follows from it."""

import datetime

from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.days import date_all, date_rows, day_of_change, in_order
from piadesk.revision.proposals import update
from piadesk.revision.published import freeze
from piadesk.revision.rewording import begin
from piadesk.sheets.edits import AddEntry, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.of(FORM)
NAME, BASIS = Address((), "basic.affair.name"), Address((), "basic.number_use.legal_basis")
PUBLISHED_ON = Address((), "cover.published_on")


def revised():
    """Two changes since the last publication, told in two rows."""
    sheet = new_sheet(FORM)
    sheet.answers.update({NAME.item: "旧い事務", BASIS.item: "旧い法令"})
    apply(sheet, freeze(FORM, sheet))
    sheet.answers.update({NAME.item: "新しい事務", BASIS.item: "新しい法令"})
    apply(sheet, update(FORM, sheet, "numbers", "2025-12-01").edit)
    return sheet


def ids(sheet):
    return [row.id for row in LOG.entries(sheet)]


def test_the_day_is_that_of_the_rows_or_the_new_day_of_publication_or_today():
    today = datetime.date(2025, 12, 24)
    sheet = revised()
    assert day_of_change(FORM, sheet, today) == "2025-12-01"
    sheet.put(PUBLISHED_ON, "2025-12-20")
    apply(sheet, freeze(FORM, sheet))
    assert day_of_change(FORM, sheet, today) == "2025-12-24"
    sheet.put(PUBLISHED_ON, "2026-04-01")
    assert day_of_change(FORM, sheet, today) == "2026-04-01"


def days(sheet):
    return [row.answers["log.date"] for row in LOG.entries(sheet)]


def test_the_day_is_set_for_all_rows_that_have_none_of_their_own():
    sheet = revised()
    undo = apply(sheet, date_rows(LOG, sheet, ids(sheet)[1:], "2025-11-01"))
    apply(sheet, date_all(LOG, sheet, "2025-12-20"))
    assert days(sheet) == ["2025-12-20", "2025-11-01"]
    apply(sheet, undo)
    assert days(sheet) == ["2025-12-20", "2025-12-01"]


def test_rows_of_an_earlier_day_come_first_and_others_keep_their_order():
    sheet = revised()
    sheet.put(Address((), "basic.department.name"), "戸籍課")
    apply(sheet, update(FORM, sheet, "numbers", "2025-12-01").edit)
    name, basis, office = ids(sheet)
    apply(sheet, AddEntry(LOG.address, 1, Entry(id="own")))
    assert in_order(LOG, sheet).edits == ()
    apply(sheet, date_rows(LOG, sheet, [office], "2025-11-01"))
    apply(sheet, in_order(LOG, sheet))
    assert ids(sheet) == [office, "own", name, basis]
    apply(sheet, date_rows(LOG, sheet, [name], "令和7年度"))
    assert in_order(LOG, sheet).edits == ()


def test_a_table_that_begins_with_the_newest_change_is_kept_so():
    sheet = new_sheet(FORM)
    days = {"b": "2024-04-01", "a": "2023-04-01"}
    sheet.rows["log"] = [Entry(id=one, answers={"log.date": day}) for one, day in days.items()]
    apply(sheet, freeze(FORM, sheet))
    sheet.answers.update({NAME.item: "新しい事務", BASIS.item: "新しい法令"})
    apply(sheet, update(FORM, sheet, "numbers", "2025-12-01").edit)
    name, basis, *history = ids(sheet)
    assert history == ["b", "a"]
    apply(sheet, date_rows(LOG, sheet, [basis], "2025-12-24"))
    apply(sheet, in_order(LOG, sheet))
    assert ids(sheet) == [basis, name, "b", "a"]


def test_a_new_row_gets_the_day_of_the_others():
    sheet = revised()
    apply(sheet, date_all(LOG, sheet, "2025-12-20"))
    apply(sheet, begin(FORM, sheet, "numbers", day_of_change(FORM, sheet, datetime.date.today())))
    sheet.put(Address((), "basic.department.name"), "戸籍課")
    apply(sheet, begin(FORM, sheet, "numbers", day_of_change(FORM, sheet, datetime.date.today())))
    assert days(sheet) == ["2025-12-20"] * 3
