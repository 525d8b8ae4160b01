"""Rows of 変更箇所 that were joined: each item is held against its own words, not its label."""

import pytest

from piadesk.checks import check
from piadesk.checks.change_log.joined_rows import taken_apart
from piadesk.checks.change_log.named_items import items_named
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.joining import join
from piadesk.revision.proposals import update
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import new_sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.of(FORM)
OFFICE, HEAD = "basic.department.name", "basic.department.head_title"
OLD, NEW, NEWEST = (
    "市民部市民課住民記録係",
    "市民部戸籍住民課住民記録係",
    "市民生活部住民課住民記録係",
)


@pytest.fixture
def sheet():
    """Of which two items were changed and told in one row, and published again."""
    sheet = new_sheet(FORM)
    rename(sheet, OLD)
    apply(sheet, freeze(FORM, sheet))
    rename(sheet, NEW)
    propose(sheet, "2025-04-01")
    apply(sheet, freeze(FORM, sheet))
    return sheet


def rename(sheet, office):
    sheet.answers |= {OFFICE: office, HEAD: f"{office}長"}


def propose(sheet, date):
    """The rows of this year, joined to one."""
    known = {row.id for row in LOG.entries(sheet)}
    apply(sheet, update(FORM, sheet, "dashed", date).edit)
    fresh = [row.id for row in LOG.entries(sheet) if row.id not in known]
    apply(sheet, join(FORM, sheet, fresh))


def codes(sheet):
    return [one.code for one in check(FORM, sheet) if one.code in ("log_break", "log_not_now")]


def test_a_joined_row_agrees_with_the_sheet_and_with_the_next_year(sheet):
    assert codes(sheet) == []
    rename(sheet, NEWEST)
    assert codes(sheet) == []
    propose(sheet, "2026-04-01")
    assert codes(sheet) == []


def test_a_part_that_disagrees_with_the_sheet_is_found(sheet):
    row = LOG.entries(sheet)[0]
    row.answers["log.after"] = row.answers["log.after"].replace("住民記録係長", "住民記録班長")
    apply(sheet, freeze(FORM, sheet))
    assert codes(sheet) == ["log_not_now"]


def apart(item, before, after):
    told = LogRow(item, before, after)
    return taken_apart(FORM, told, items_named(FORM, item))


def test_entries_and_texts_of_several_lines_are_taken_apart():
    parts = apart(
        "Ⅰ－２－システム２\nⅠ－７－①部署",
        "システム２　－\n①部署　市民課",
        "システム２\n窓口支援システム\n②システムの機能：支援\n７．担当部署 ①部署　戸籍課",
    )
    assert [part.before for part in parts] == ["－", "市民課"]
    assert [part.after for part in parts] == [
        "窓口支援システム\n②システムの機能：支援",
        "戸籍課",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [("市民課", "戸籍課"), ("①部署　市民課\n課長", "①部署　戸籍課\n課長"), ("", "①部署　戸籍課")],
)
def test_a_row_without_all_its_labels_stays_whole(before, after):
    assert apart("Ⅰ－７－①部署\nⅠ－７－②所属長の役職名", before, after) == []


def test_the_row_of_one_item_stays_whole():
    assert apart("Ⅰ－７－①部署", "①部署　市民課", "①部署　戸籍課") == []
