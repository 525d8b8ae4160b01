"""How far a section is: what is only missing is no fault; a repeat may be missing too."""

import pytest

from piadesk.acts.progress import State, progress
from piadesk.checks import Case, Finding, Severity, check_section
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.walk import walk_section

FORM = catalogue.form("form4-r06")
SECTION = next(section for section in FORM.sections if section.id == "basic")


def of(sheet):
    found = check_section(Case(FORM, sheet), SECTION)
    return progress(walk_section(FORM, sheet, SECTION), found)


def test_a_new_sheet_has_no_faults_only_things_to_fill_in():
    told = of(Sheet(form=FORM.id))
    assert told.state is State.UNTOUCHED
    assert told.faults == told.answered == 0


@pytest.mark.parametrize("repeat", ["basic.systems", "file"])
def test_a_repeat_that_needs_an_entry_is_wanted_until_it_has_one(repeat):
    filled = {repeat: [Entry(id="a")]}
    entries = list(walk_section(FORM, Sheet(form=FORM.id), SECTION))
    lacking = check_section(Case(FORM, Sheet(form=FORM.id)), SECTION)
    settled = check_section(Case(FORM, Sheet(form=FORM.id, rows=filled)), SECTION)
    assert progress(entries, lacking).wanted == progress(entries, settled).wanted + 1


def test_a_fault_is_counted():
    fault = Finding("old_count", Severity.WARNING, Address((), "basic.affair.name"))
    assert progress([], [fault]).faults == 1


BASIC = catalogue.form("form2-r06")
COUNTED = next(section for section in BASIC.sections if section.id == "threshold")
FIGURES = {
    "threshold.population.size": "1,000人以上1万人未満",
    "threshold.population.as_of": "2025-04-01",
    "threshold.handlers.over500": "500人未満",
    "threshold.handlers.as_of": "2025-04-01",
    "threshold.accident.occurred": "発生なし",
}


def state(findings=(), **left_out):
    sheet = Sheet(form=BASIC.id, answers={k: v for k, v in FIGURES.items() if k not in left_out})
    return progress(walk_section(BASIC, sheet, COUNTED), findings).state


def test_a_section_is_done_when_all_is_answered_and_nothing_is_found():
    assert state() is State.DONE


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_a_fault_makes_a_section_doubtful_that_is_answered(severity):
    fault = Finding("after_publication", severity, Address((), "threshold.population.as_of"))
    assert state([fault]) is State.DOUBTFUL


def test_a_hint_leaves_a_section_done():
    hint = Finding("old_count", Severity.HINT, Address((), "threshold.population.as_of"))
    assert state([hint]) is State.DONE


def test_a_section_with_something_empty_is_started_whatever_is_found():
    fault = Finding("after_publication", Severity.ERROR, Address((), "threshold.handlers.as_of"))
    assert state([fault], **{"threshold.population.size": None}) is State.STARTED
