"""A number with its unit through the core: stored, shown, quoted, pasted, checked, compared."""

import pytest

from piadesk.acts import paste
from piadesk.checks import check
from piadesk.kinds import KINDS, fits, is_blank, shown
from piadesk.revision.change_rows import quoted, rows
from piadesk.revision.changes import changes
from piadesk.sheets.sheet import Sheet
from tests.conftest import tiny_form

FORM = tiny_form("numbers")
FEE, SHARE = FORM.by_id["fee"], FORM.by_id["share"]
NUMBER = KINDS["number"]


@pytest.mark.parametrize(
    ("words", "stored"),
    [("１,２３４円", 1234), ("1.2万", 12000), ("0", 0), ("たくさん", "たくさん"), ("", "")],
)
def test_a_number_is_stored_as_one_and_other_words_as_they_are(words, stored):
    assert NUMBER.stored(FORM, FEE, words) == stored


@pytest.mark.parametrize("words", ["1234567890123456", "0.12345678901234567891"])
def test_what_json_would_change_stays_words(words):
    assert NUMBER.stored(FORM, FEE, words) == words


def test_a_number_is_shown_with_its_unit_and_words_without():
    assert shown(FEE, 1234) == "1,234円"
    assert shown(SHARE, 12) == "12.0％"
    assert shown(FEE, "たくさん") == "たくさん"
    assert shown(FEE, None) == ""


def test_a_mark_or_a_list_is_no_number():
    assert fits(FEE, 0)
    assert fits(FEE, 0.5)
    assert not any(fits(FEE, value) for value in (True, [1], {}, float("nan")))


def test_nought_is_an_answer():
    assert not is_blank(0)
    assert quoted(FEE, 0) == "0円"


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("fee", "たくさん", "not_a_number"),
        ("fee", -1, "number_below"),
        ("fee", 1_000_001, "number_above"),
        ("fee", 0.5, "too_many_decimals"),
        ("share", 0.25, "too_many_decimals"),
    ],
)
def test_what_is_no_proper_number_is_a_finding(item, value, code):
    findings = check(FORM, Sheet(form=FORM.id, answers={item: value}))
    assert [finding.code for finding in findings if finding.address.item == item] == [code]


@pytest.mark.parametrize(("item", "value"), [("fee", 0), ("fee", 1_000_000), ("share", 0.5)])
def test_a_proper_number_is_no_finding(item, value):
    findings = check(FORM, Sheet(form=FORM.id, answers={item: value}))
    assert not [finding for finding in findings if finding.address.item == item]


def test_a_change_quotes_both_numbers_with_their_unit():
    old = Sheet(form=FORM.id, id="one", answers={"fee": 1200})
    new = Sheet(form=FORM.id, id="one", answers={"fee": 1500, "share": 50})
    told = rows(FORM, old, new, changes(FORM, old, new), "full")
    assert [(row.before, row.after) for row in told] == [("1,200円", "1,500円"), ("－", "50.0％")]


def test_a_number_that_a_hand_wrote_otherwise_into_the_file_is_no_change():
    old = Sheet(form=FORM.id, id="one", answers={"fee": 1200.0})
    new = Sheet(form=FORM.id, id="one", answers={"fee": 1200})
    assert changes(FORM, old, new) == []


def test_a_column_of_numbers_is_pasted():
    cells = paste.read_cells("窓口の名称\t配置する職員の数\n本庁\t1,234\n支所\t若干名\n")
    columns = paste.columns_for(FORM, "office", cells)
    entries = paste.new_rows(FORM, columns, cells[1:])
    assert [entry.answers["office.staff"] for entry in entries] == [1234, "若干名"]
    assert paste.placed(FORM, FORM.by_id["office.staff"], "若干名").note == "not_a_number"
