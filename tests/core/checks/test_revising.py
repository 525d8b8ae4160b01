"""A revision that has begun: what the checker says of it, and what it no longer says too early."""

import pytest

from piadesk.checks import Severity, check
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.proposals import update
from piadesk.revision.published import freeze
from piadesk.sheets.edits import RemoveEntry, SetValue, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.of(FORM)
OFFICE = Address((), "basic.department.name")
PUBLISHED_ON = Address((), "cover.published_on")
AS_OF = Address((), "threshold.population.as_of")
SYSTEMS = Address((), "basic.systems")


def log_row(row_id, item, before, after, date="2025-04-01"):
    answers = {"item": item, "before": before, "after": after, "date": date}
    return Entry(id=row_id, answers={f"log.{column}": text for column, text in answers.items()})


@pytest.fixture
def sheet():
    """Published with a row that tells how its office came to be called so."""
    sheet = new_sheet(FORM)
    sheet.put(OFFICE, "市民部市民課住民記録係")
    sheet.put(PUBLISHED_ON, "2025-04-01")
    sheet.rows["log"] = [
        log_row("old", "Ⅰ－７－①部署", "市民部住民課住民記録係", "市民部市民課住民記録係")
    ]
    sheet.rows[SYSTEMS.item] = [Entry(id="s1", answers={"basic.systems.name": "住民記録システム"})]
    apply(sheet, freeze(FORM, sheet))
    return sheet


def codes(sheet, *wanted):
    return [one.code for one in check(FORM, sheet) if one.code in wanted]


def rename(sheet):
    sheet.put(OFFICE, "市民部市民課住民記録担当")


def test_what_is_as_published_has_nothing_to_be_made(sheet):
    assert codes(sheet, "rows_to_make", "old_day", "log_not_now") == []


def test_a_change_without_a_row_is_told_once_and_the_old_row_left_alone(sheet):
    rename(sheet)
    sheet.put(Address((), "basic.affair.name"), "別の事務")
    assert codes(sheet, "rows_to_make", "log_not_now") == ["rows_to_make"]
    (told,) = (one for one in check(FORM, sheet) if one.code == "rows_to_make")
    assert (told.severity, told.address) == (Severity.HINT, LOG.address)


def test_a_row_that_was_wrong_when_published_is_told_still(sheet):
    for state in (sheet, sheet.published[0]):
        state.rows["log"][0].answers["log.after"] = "市民部市民課住民記録班"
    rename(sheet)
    assert codes(sheet, "log_not_now") == ["log_not_now"]


def test_proposed_rows_are_rows_be_they_taken_out_again(sheet):
    rename(sheet)
    apply(sheet, update(FORM, sheet, "dashed", "2025-12-01").edit)
    assert codes(sheet, "rows_to_make", "log_not_now") == []
    apply(sheet, RemoveEntry(LOG.address, LOG.entries(sheet)[-1].id))
    assert codes(sheet, "rows_to_make") == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Ⅰ－７－①部署", []),
        ("Ⅰ 基本情報 ７．評価実施機関における担当部署", []),
        ("全体", []),
        ("Ⅰ－２－システム１－①システムの名称", ["rows_to_make"]),
    ],
)
def test_a_row_that_the_clerk_wrote_counts_for_what_it_may_mean(sheet, name, told):
    rename(sheet)
    sheet.rows["log"].append(log_row("new", name, "市民課", "戸籍課", "2025-12-01"))
    assert codes(sheet, "rows_to_make") == told


def test_an_entry_that_came_or_went_needs_a_row(sheet):
    sheet.rows[SYSTEMS.item].append(Entry(id="s2", answers={"basic.systems.name": "窓口支援"}))
    assert codes(sheet, "rows_to_make") == ["rows_to_make"]
    apply(sheet, RemoveEntry(SYSTEMS, "s2"))
    assert codes(sheet, "rows_to_make") == []
    apply(sheet, RemoveEntry(SYSTEMS, "s1"))
    assert codes(sheet, "rows_to_make") == ["rows_to_make"]


def test_a_row_that_was_proposed_for_an_entry_says_what_the_sheet_says(sheet):
    names = {"name": "窓口支援システム", "functions": "申請書の作成を支援し、内容を確かめる。"}
    answers = {f"basic.systems.{name}": text for name, text in names.items()}
    sheet.rows[SYSTEMS.item].append(Entry(id="s2", answers=answers))
    apply(sheet, update(FORM, sheet, "dashed", "2025-12-01").edit)
    assert codes(sheet, "log_not_now") == []
    sheet.rows[SYSTEMS.item][1].answers["basic.systems.functions"] = "申請書の作成を支援し、送る。"
    assert codes(sheet, "log_not_now") == ["log_not_now"]


def test_days_are_not_held_against_the_old_day_of_publication(sheet):
    basic = catalogue.form("form2-r06")
    sheet = new_sheet(basic)
    sheet.put(PUBLISHED_ON, "2025-04-01")
    apply(sheet, freeze(FORM, sheet))
    apply(sheet, SetValue(AS_OF, "2025-10-01"))
    told = [one.code for one in check(basic, sheet)]
    assert "old_day" in told
    assert "after_publication" not in told
    sheet.put(PUBLISHED_ON, "2025-09-01")
    told = [one.code for one in check(basic, sheet)]
    assert "old_day" not in told
    assert "after_publication" in told
