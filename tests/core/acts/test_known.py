"""What the rest of a sheet gives for an answer: counts, repeated answers, the kind that is due."""

import pytest

from piadesk.acts.known import following_edits, known_value
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet

FORM2, FORM4 = catalogue.form("form2-r06"), catalogue.form("form4-r06")
MEASURE, REPEATED = "risk.priority.measure", "risk.priority.sufficiency"
KIND = Address((), "risk.report_kind")


def sheet_with_measure(**answers):
    measure = FORM2.choice(MEASURE, "risk_storage")
    known = {"risk.storage.leak.sufficiency": "十分である", MEASURE: measure}
    return Sheet(form=FORM2.id, answers={**known, **answers})


def test_the_answer_above_is_known_for_the_measure_that_is_repeated():
    assert known_value(FORM2, sheet_with_measure(), Address((), REPEATED)) == "十分である"


def test_choosing_the_measure_fills_the_repeated_answer_while_it_is_empty():
    sheet = sheet_with_measure(**{MEASURE: None})
    chosen = SetValue(Address((), MEASURE), FORM2.choice(MEASURE, "risk_storage"))
    filled, origin = following_edits(FORM2, sheet, chosen)
    assert filled == SetValue(Address((), REPEATED), "十分である")
    assert list(origin.value) == ["computed"]
    sheet.answers[REPEATED] = "課題が残されている"
    assert not list(following_edits(FORM2, sheet, chosen))


def test_nothing_is_filled_where_the_form_leaves_it_blank():
    sheet = sheet_with_measure(**{"risk.priority.exempt": True})
    chosen = SetValue(Address((), MEASURE), FORM2.choice(MEASURE, "risk_storage"))
    assert not list(following_edits(FORM2, sheet, chosen))


@pytest.mark.parametrize(
    ("size", "kind", "known"),
    [
        ("from_300000", None, "all_items"),
        ("from_300000", "basic", "all_items"),
        ("from_300000", "all_items", None),
        ("from_0", "main_points", None),
        ("from_0", None, "basic"),
    ],
)
def test_the_kind_that_is_due_is_known_and_more_of_ones_own_will_stays(size, kind, known):
    answers = {"threshold.population.size": FORM2.choice("threshold.population.size", size)}
    if kind:
        answers[KIND.item] = FORM2.choice(KIND.item, kind)
    expected = FORM2.choice(KIND.item, known) if known else None
    assert known_value(FORM2, Sheet(form=FORM2.id, answers=answers), KIND) == expected


def test_marks_that_count_entries_are_known_with_their_numbers():
    entries = {"file.provide.to": [Entry(id="p"), Entry(id="q")]}
    sheet = Sheet(form=FORM4.id, rows={"file": [Entry(id="a", rows=entries)]})
    value = known_value(FORM4, sheet, Address(("a",), "file.provide.exists"))
    assert value == {"marked": ["提供を行っている"], "texts": {"提供を行っている": "2"}}


def test_the_range_of_recorded_items_is_known_from_the_attachment():
    record_items, fields = FORM4.role("record_items"), FORM4.role("file_fields")
    listed = "賦課ファイル\n" + "\n".join(f"{n}.項目その{n}" for n in range(1, 61))
    file = Entry(id="a", answers={"file.name": "賦課ファイル"})
    sheet = Sheet(form=FORM4.id, answers={record_items: listed}, rows={"file": [file]})
    known = known_value(FORM4, sheet, Address(("a",), fields))
    assert known == FORM4.choice(fields, "from_50")
