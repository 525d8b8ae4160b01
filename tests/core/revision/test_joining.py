"""Proposed rows of 変更箇所 joined to one, each text under its label, and given back."""

from copy import deepcopy

import pytest

from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.joining import join, joined_to, split
from piadesk.revision.proposals import declare, timing_for, update
from piadesk.revision.published import freeze
from piadesk.revision.rewording import declarable
from piadesk.sheets.edits import RemoveEntry, SetValue, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.of(FORM)
BASIC = catalogue.form("form2-r06")
OFFICE, HEAD = "basic.department.name", "basic.department.head_title"
SYSTEMS = Address((), "basic.systems")


def revised(form, before, after):
    """A sheet with these answers published, then changed, and its rows proposed."""
    sheet = new_sheet(form)
    sheet.answers.update(before)
    sheet.rows[SYSTEMS.item] = [Entry(id="s1", answers={"basic.systems.name": "住民記録システム"})]
    apply(sheet, freeze(FORM, sheet))
    sheet.answers.update(after)
    apply(sheet, update(form, sheet, "numbers", "2025-12-01").edit)
    return sheet


def moved_office():
    return revised(FORM, {OFFICE: "市民課", HEAD: "市民課長"}, {OFFICE: "戸籍課", HEAD: "戸籍課長"})


def rows(sheet):
    return [LOG.row(row) for row in LOG.entries(sheet)]


def ids(sheet):
    return [row.id for row in LOG.entries(sheet)]


def test_each_text_stands_behind_the_label_of_its_item():
    sheet = moved_office()
    office, head = rows(sheet)
    undo = apply(sheet, join(FORM, sheet, ids(sheet)))
    (joined,) = rows(sheet)
    assert joined.item == f"{office.item}\n{head.item}"
    assert joined.before == "①部署　市民課\n②所属長の役職名　市民課長"
    assert joined.after == "①部署　戸籍課\n②所属長の役職名　戸籍課長"
    apply(sheet, undo)
    assert rows(sheet) == [office, head]


def test_a_text_that_is_the_same_in_all_stands_there_once():
    days = ("threshold.population.as_of", "threshold.handlers.as_of")
    sheet = revised(BASIC, dict.fromkeys(days, "2024-04-01"), dict.fromkeys(days, "2025-04-01"))
    apply(sheet, join(BASIC, sheet, ids(sheet)))
    (joined,) = rows(sheet)
    assert (joined.before, joined.after) == ("令和6年4月1日時点", "令和7年4月1日時点")


def test_labels_that_are_alike_are_told_apart_by_what_stands_above():
    days = ("threshold.population.as_of", "threshold.handlers.as_of")
    after = dict(zip(days, ("2025-04-01", "2025-05-01"), strict=True))
    sheet = revised(BASIC, dict.fromkeys(days, "2024-04-01"), after)
    apply(sheet, join(BASIC, sheet, ids(sheet)))
    one, other = rows(sheet)[0].after.splitlines()
    assert one.startswith("１．対象人数 ")
    assert other.startswith("２．取扱者数 ")


def test_a_text_of_several_lines_stands_below_its_label():
    sheet = revised(FORM, {OFFICE: "市民課", HEAD: "課長"}, {OFFICE: "一課\n二課", HEAD: "係長"})
    apply(sheet, join(FORM, sheet, ids(sheet)))
    assert rows(sheet)[0].after == "①部署\n一課\n二課\n②所属長の役職名　係長"


def test_an_entry_that_went_is_labelled_as_it_was():
    sheet = moved_office()
    apply(sheet, RemoveEntry(SYSTEMS, "s1"))
    apply(sheet, update(FORM, sheet, "numbers", "").edit)
    apply(sheet, join(FORM, sheet, ids(sheet)))
    assert rows(sheet)[0].before.startswith("システム１　住民記録システム\n①部署")


def test_a_joined_row_is_split_into_the_rows_as_they_were():
    sheet = moved_office()
    first = ids(sheet)[0]
    apply(sheet, SetValue(Address((first,), "log.after"), "戸籍課（新設）"))
    apply(sheet, SetValue(Address((first,), "log.date"), "2025-10-01"))
    apart = [deepcopy(row) for row in LOG.entries(sheet)]
    apply(sheet, join(FORM, sheet, ids(sheet)))
    assert len(joined_to(sheet, first)) == 1
    apply(sheet, SetValue(Address((first,), "log.after"), "書き直した"))
    apply(sheet, split(LOG, sheet, first))
    assert LOG.entries(sheet) == apart
    assert joined_to(sheet, first) == []


def test_a_third_row_joined_later_has_its_label_among_the_others():
    sheet = moved_office()
    sheet.answers["basic.affair.name"] = "新しい事務"
    apply(sheet, update(FORM, sheet, "numbers", "").edit)
    apart, (affair, office, head) = rows(sheet), ids(sheet)
    apply(sheet, join(FORM, sheet, [office, head]))
    apply(sheet, join(FORM, sheet, [affair, office]))
    told = rows(sheet)[0].after.splitlines()
    assert told == ["①事務の名称　新しい事務", "①部署　戸籍課", "②所属長の役職名　戸籍課長"]
    apply(sheet, split(LOG, sheet, affair))
    assert sorted(map(str, rows(sheet))) == sorted(map(str, apart))


def test_what_the_clerk_wrote_into_a_joined_row_stays_when_another_is_joined():
    sheet = moved_office()
    sheet.answers["basic.affair.name"] = "新しい事務"
    apply(sheet, update(FORM, sheet, "numbers", "").edit)
    affair, office, head = ids(sheet)
    apply(sheet, join(FORM, sheet, [office, head]))
    apply(sheet, SetValue(Address((office,), "log.after"), "組織の改正"))
    apply(sheet, join(FORM, sheet, [affair, office]))
    assert rows(sheet)[0].after == "①事務の名称　新しい事務\n組織の改正"


def test_split_rows_follow_the_sheet_again():
    sheet = moved_office()
    apply(sheet, join(FORM, sheet, ids(sheet)))
    sheet.answers[HEAD] = "住民課長"
    apply(sheet, split(LOG, sheet, ids(sheet)[0]))
    apply(sheet, update(FORM, sheet, "numbers").edit)
    assert [row.after for row in rows(sheet)] == ["戸籍課", "住民課長"]


def test_the_time_of_a_joined_row_is_the_earliest_of_its_items():
    basis = "basic.number_use.legal_basis"
    sheet = revised(FORM, {OFFICE: "市民課", basis: "旧い法令"}, {OFFICE: "戸籍課", basis: "法令"})
    office = next(row.id for row in LOG.entries(sheet) if "戸籍課" in str(row.answers))
    (other,) = (row_id for row_id in ids(sheet) if row_id != office)
    apply(sheet, join(FORM, sheet, [office, other]))
    assert timing_for(FORM, sheet, office).timing == "事前"
    assert "harmless" in declarable(FORM, sheet, office)
    apply(sheet, declare(FORM, sheet, office, "harmless"))
    assert rows(sheet)[0].timing == "事後"
    apply(sheet, declare(FORM, sheet, office, ""))
    assert rows(sheet)[0].timing == "事前"


def timed(sheet, *timings):
    """The rows of ``sheet`` with these 提出時期, each with an explanation of its own."""
    for entry, timing in zip(LOG.entries(sheet), timings, strict=True):
        entry.answers["log.timing"] = timing
        entry.answers["log.explanation"] = f"{timing}の理由"
    return sheet


@pytest.mark.parametrize("timings", [("事前", "事後"), ("事後", "事前")])
def test_one_row_that_was_told_before_makes_the_joined_row_so(timings):
    sheet = timed(moved_office(), *timings)
    apply(sheet, join(FORM, sheet, ids(sheet)))
    (joined,) = rows(sheet)
    assert (joined.timing, joined.explanation) == ("事前", "事前の理由")


def test_rows_that_were_all_told_after_stay_so():
    sheet = timed(moved_office(), "事後", "事後")
    apply(sheet, join(FORM, sheet, ids(sheet)))
    (joined,) = rows(sheet)
    assert (joined.timing, joined.explanation) == ("事後", "事後の理由")
