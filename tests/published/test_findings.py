"""Checks of papers of others: a sound one gives none, slips that were put in are found."""

from copy import deepcopy

import pytest

from piadesk.checks import Severity, check
from piadesk.sheets.positions import Names
from tests.published.papers import PAPERS, WHOLE, imported

UNANSWERED = {"empty", "no_entry"}
"""What half a paper cannot but give."""


def findings(paper, published_on=None):
    import_ = imported(paper)
    sheet = deepcopy(import_.sheet)
    if published_on:
        sheet.answers["cover.published_on"] = published_on
    names = Names(import_.form, sheet)
    return {
        (finding.code, names.path(finding.address)): finding.severity
        for finding in check(import_.form, sheet)
        if finding.code not in UNANSWERED
    }


@pytest.mark.parametrize("paper", ["child-allowance.xlsx", "pension.txt"])
def test_a_sound_paper_gives_no_finding(paper):
    assert findings(paper) == {}


@pytest.mark.parametrize("paper", WHOLE)
def test_no_paper_that_was_published_whole_has_an_error(paper):
    assert Severity.ERROR not in findings(paper).values()


def test_an_annex_is_found_on_papers_that_were_published_after_its_repeal():
    assert not [code for code, _ in findings("vaccination.pdf") if code == "stale_annex"]
    found = findings("vaccination.pdf", "2024-09-01")
    assert ("stale_annex", "basic.number_use.legal_basis") in found
    assert ("stale_annex", "basic.info_link.legal_basis") in found


def test_slips_in_the_change_table_are_found():
    found = findings("nursing.txt").items()
    assert {(code, path): grave for (code, path), grave in found if path.startswith("log[")} == {
        ("log_break", "log[2].before"): Severity.HINT,
        ("log_not_now", "log[3].after"): Severity.HINT,
        ("log_same", "log[3].after"): Severity.WARNING,
        ("log_not_now", "log[4].after"): Severity.HINT,
        ("log_unknown_place", "log[6].item"): Severity.HINT,
    }


def test_numbers_in_place_of_days_are_found_in_a_list_of_changes():
    found = findings("resident-changes.txt")
    assert found["log_serial", "log[6].before"] == Severity.WARNING
    assert found["log_serial", "log[6].after"] == Severity.WARNING


def test_parts_that_contradict_one_another_are_found():
    found = findings("property-tax.txt")
    assert found["count_above", "file[1].entrust.count"] == Severity.WARNING
    assert found["name_not_recorded", "annex.record_items"] == Severity.WARNING
    assert found["no_audit", "file[2].risk.audit.kinds"] == Severity.HINT
    assert found["old_assessment", "procedure.basic.held_on"] == Severity.WARNING


def test_what_the_part_that_was_not_read_would_say_is_asked_for():
    found = findings("residents.first-half.xlsx")
    assert found["not_entrusted_in_risks", "file[2].risk.entrust.none"] == Severity.ERROR
    assert found["plan_past", "file[2].info.held_since"] == Severity.HINT


@pytest.mark.parametrize("paper", PAPERS)
def test_an_answer_is_never_found_unknown_on_a_paper_of_the_form(paper):
    codes = {code for code, _ in findings(paper)}
    assert not codes & {"unknown_choice", "threshold_result", "no_day", "name_not_listed"}


@pytest.mark.parametrize("paper", ["vaccination.pdf"])
def test_items_that_the_table_names_by_numbers_under_a_titled_section_are_known(paper):
    codes = {code for code, _ in findings(paper)}
    assert not codes & {"log_unknown_item", "log_unknown_place"}
