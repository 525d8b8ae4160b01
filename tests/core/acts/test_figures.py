"""The exact figures behind しきい値判断: kept as typed, never printed, near a border told."""

import pytest

from piadesk.acts.figures import (
    advise,
    asked_in,
    fit_answers,
    fitting,
    note_figure,
    noted,
    number_of,
)
from piadesk.forms import catalogue
from piadesk.revision.published import freeze
from piadesk.scheme.threshold import judge
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet

FORM = catalogue.form("form2-r06")
POPULATION, STAFF = "threshold.population.size", "threshold.handlers.over500"
SIZES = FORM.choices_of(FORM.by_id[POPULATION])
QUIET = {"threshold.accident.occurred": "発生なし", STAFF: "500人未満"}


def a_sheet(**figures):
    sheet = Sheet(form=FORM.id, answers={**QUIET, POPULATION: "1万人以上10万人未満"})
    for item, text in figures.items():
        apply(
            sheet, note_figure(FORM, sheet, {"population": POPULATION, "staff": STAFF}[item], text)
        )
    return sheet


def judge_of(size):
    """The result for that many people, all else being quiet."""
    return judge(FORM, {**QUIET, POPULATION: size}.get).result


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12,345", 12345),
        ("１２３４５人", 12345),
        ("約 1.2万", 12000),
        ("10万500人", 100500),
        ("たくさん", None),
        ("", None),
    ],
)
def test_figures_are_read_as_clerks_write_them(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("number", "size"),
    [
        (0, SIZES[0]),
        (999, SIZES[0]),
        (1000, SIZES[1]),
        (9999, SIZES[1]),
        (10000, SIZES[2]),
        (99999, SIZES[2]),
        (100000, SIZES[3]),
        (300000, SIZES[4]),
    ],
)
def test_every_border_belongs_to_the_range_above(number, size):
    assert fitting(FORM, POPULATION, number) == size
    assert [fitting(FORM, STAFF, staff) for staff in (499, 500)] == ["500人未満", "500人以上"]


def test_ranges_and_choices_are_those_of_the_form():
    assert {fitting(FORM, POPULATION, n) for n in (1, 1000, 10000, 100000, 300000)} == set(
        FORM.choices_of(FORM.by_id[POPULATION])
    )
    assert {fitting(FORM, STAFF, n) for n in (1, 500)} == set(FORM.choices_of(FORM.by_id[STAFF]))


def test_a_figure_is_kept_as_typed_and_taken_away():
    sheet = a_sheet(population="約 9万8千")
    assert noted(sheet, POPULATION) == "約 9万8千"
    inverse = apply(sheet, note_figure(FORM, sheet, POPULATION, ""))
    assert sheet.notes == {}
    apply(sheet, inverse)
    assert noted(sheet, POPULATION) == "約 9万8千"


def test_near_a_border_the_other_side_is_told():
    (near,) = advise(FORM, a_sheet(population="95,001")).near
    assert (near.border, near.beyond.result) == (100_000, "main_points")
    (near,) = advise(FORM, a_sheet(staff="510")).near
    assert (near.border, near.beyond.result) == (500, "basic")


def test_on_a_border_the_range_below_is_the_other_side():
    (near,) = advise(FORM, a_sheet(population="100,000")).near
    assert near.beyond.result == judge_of("1万人以上10万人未満")


@pytest.mark.parametrize(("staff", "is_near"), [("475", 1), ("474", 0), ("525", 1), ("526", 0)])
def test_near_means_within_five_parts_of_a_hundred(staff, is_near):
    assert len(advise(FORM, a_sheet(staff=staff)).near) == is_near


def test_far_from_a_border_or_without_figures_nothing_is_said():
    assert advise(FORM, a_sheet()).near == ()
    assert advise(FORM, a_sheet(population="50,000", staff="20")).near == ()


def test_an_answer_that_does_not_fit_is_put_right_on_demand():
    sheet = a_sheet(population="120,000")
    (misfit,) = advise(FORM, sheet).misfits
    assert misfit.fitting == SIZES[3]
    apply(sheet, fit_answers(advise(FORM, sheet)))
    assert sheet.answers[POPULATION] == SIZES[3]
    assert advise(FORM, sheet).misfits == ()


def test_the_step_against_the_published_version_is_told():
    sheet = a_sheet()
    assert advise(FORM, sheet).published is None
    apply(sheet, freeze(FORM, sheet))
    sheet.answers[POPULATION] = SIZES[4]
    advice = advise(FORM, sheet)
    assert (advice.published.result, advice.now.result) == ("basic", "all_items")
    assert advice.step == 2


def test_only_the_section_that_asks_for_them_has_the_assistant():
    assert [asked_in(FORM, section) for section in FORM.sections].count(True) == 1
    other = catalogue.form("form4-r06")
    assert not any(asked_in(other, section) for section in other.sections)
