"""An import that moved to a newer form before it was looked through: one list tells of both."""

import pytest

from piadesk.intake import import_sheet
from piadesk.intake.keeping import DONE, NOTE, SOURCE, keep_report, kept_report
from piadesk.intake.moved_on import joined_lines, let_go, tick
from piadesk.intake.remaining import count_to_do
from piadesk.revision import migration_review as review
from piadesk.revision.migration import migrate
from piadesk.sheets.edits import SetValue, apply

PAPER = """特定個人情報保護評価書（基礎項目評価書）
①事務の名称\t住民税の賦課
[平成31年1月　様式2]
"""


@pytest.fixture
def moved(tmp_path):
    """The form and the sheet, which keeps both reports."""
    source = tmp_path / "公表.txt"
    source.write_text(PAPER, encoding="utf-8")
    imported = import_sheet(source, "form2-h31")
    keep_report(imported, source)
    migrated = migrate(imported.sheet, "form2-r06")
    review.keep_list(migrated)
    return migrated.form, migrated.sheet


def lines_of(moved):
    form, sheet = moved
    return joined_lines(form, sheet, kept_report(sheet).report)


def test_each_change_of_the_form_is_at_one_line_that_is_to_be_looked_at(moved):
    changes = [change for line in lines_of(moved) for change in line.changes]
    assert sorted(changes) == sorted(review.kept_lines(moved[1])) != []
    assert all(line.is_to_do for line in lines_of(moved) if line.changes)
    keys = [line.key for line in lines_of(moved)]
    assert len(keys) == len({*keys})


def test_a_tick_is_one_in_both_reports_and_is_taken_back_in_both(moved):
    _, sheet = moved
    lines = [line for line in lines_of(moved) if line.is_to_do]
    apply(sheet, tick(sheet, lines))
    assert count_to_do(lines_of(moved)) == review.lines_to_do(sheet) == 0
    apply(sheet, tick(sheet, lines, is_done=False))
    assert count_to_do(lines_of(moved)) == len(lines)
    assert review.lines_to_do(sheet) > 0


def test_what_the_new_form_asks_is_done_when_it_is_answered(moved):
    _, sheet = moved
    line = next(line for line in lines_of(moved) if line.state == "open" and line.changes)
    apply(sheet, SetValue(line.address, "はい"))
    again = next(one for one in lines_of(moved) if one.key == line.key)
    assert again.state == "done"


def test_an_answer_without_a_place_is_listed_like_words_that_went_nowhere(moved):
    _, sheet = moved
    lost = {"sort": "item", "at": "", "before": "④旧い項目\n旧い答え\n続き", "after": "ない"}
    sheet.notes[review.NOTE]["lines"].append(lost)
    line = lines_of(moved)[0]
    assert (line.state, line.address, line.words) == ("left_over", None, "旧い答え\n続き")
    apply(sheet, tick(sheet, [line]))
    assert lines_of(moved)[0].state == "done"


def test_both_reports_go_at_the_end(moved):
    _, sheet = moved
    apply(sheet, let_go(sheet))
    assert {NOTE, DONE, review.NOTE, review.DONE}.isdisjoint(sheet.notes)
    assert sheet.notes[SOURCE] == "公表.txt"
