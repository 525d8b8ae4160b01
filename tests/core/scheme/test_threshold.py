"""しきい値判断: every row of the rule, its words, and the checks that hold the sheet to it."""

from itertools import product

import pytest

from piadesk import words
from piadesk.checks import Severity, check
from piadesk.forms import catalogue
from piadesk.scheme.threshold import LEVELS, judge
from piadesk.sheets.sheet import new_sheet

MANY, FEW = "500人以上", "500人未満"
HAPPENED, NOTHING = "発生あり", "発生なし"
NOT_DUE = "特定個人情報保護評価の実施が義務付けられない"
BASIC = "基礎項目評価の実施が義務付けられる"
MAIN_POINTS = "基礎項目評価及び重点項目評価の実施が義務付けられる"
ALL_ITEMS = "基礎項目評価及び全項目評価の実施が義務付けられる"

TABLE = {
    ("1,000人未満（任意実施）", MANY, HAPPENED): NOT_DUE,
    ("1,000人未満（任意実施）", MANY, NOTHING): NOT_DUE,
    ("1,000人未満（任意実施）", FEW, HAPPENED): NOT_DUE,
    ("1,000人未満（任意実施）", FEW, NOTHING): NOT_DUE,
    ("1,000人以上1万人未満", MANY, HAPPENED): BASIC,
    ("1,000人以上1万人未満", MANY, NOTHING): BASIC,
    ("1,000人以上1万人未満", FEW, HAPPENED): BASIC,
    ("1,000人以上1万人未満", FEW, NOTHING): BASIC,
    ("1万人以上10万人未満", MANY, HAPPENED): MAIN_POINTS,
    ("1万人以上10万人未満", MANY, NOTHING): MAIN_POINTS,
    ("1万人以上10万人未満", FEW, HAPPENED): MAIN_POINTS,
    ("1万人以上10万人未満", FEW, NOTHING): BASIC,
    ("10万人以上30万人未満", MANY, HAPPENED): ALL_ITEMS,
    ("10万人以上30万人未満", MANY, NOTHING): ALL_ITEMS,
    ("10万人以上30万人未満", FEW, HAPPENED): ALL_ITEMS,
    ("10万人以上30万人未満", FEW, NOTHING): MAIN_POINTS,
    ("30万人以上", MANY, HAPPENED): ALL_ITEMS,
    ("30万人以上", MANY, NOTHING): ALL_ITEMS,
    ("30万人以上", FEW, HAPPENED): ALL_ITEMS,
    ("30万人以上", FEW, NOTHING): ALL_ITEMS,
}

KINDS = {
    BASIC: "基礎項目評価書",
    MAIN_POINTS: "基礎項目評価書及び重点項目評価書",
    ALL_ITEMS: "基礎項目評価書及び全項目評価書",
}

FORM = catalogue.form("form2-r06")
OFFICIAL = {level: FORM.choice("threshold.result", level) for level in LEVELS}
FORM2 = [form_id for form_id in catalogue.form_ids() if form_id.startswith("form2")]


def figures(size, handlers, accident):
    return {
        "threshold.population.size": size,
        "threshold.handlers.over500": handlers,
        "threshold.accident.occurred": accident,
    }


def codes(form_id, answers, about=("threshold_result", "report_kind", "result_against")):
    form = catalogue.form(form_id)
    sheet = new_sheet(form)
    sheet.answers.update(answers)
    return {one.code: one.severity for one in check(form, sheet) if one.code.startswith(about)}


@pytest.mark.parametrize("form_id", FORM2)
def test_the_table_knows_every_choice_of_the_form(form_id):
    form = catalogue.form(form_id)
    choices = (form.choices_of(form.by_id[item]) for item in figures(None, None, None))
    assert set(product(*choices)) == set(TABLE)
    assert set(form.choices_of(form.by_id["threshold.result"])) == set(TABLE.values())


@pytest.mark.parametrize(("given", "result"), TABLE.items())
def test_the_result_follows_from_the_figures(given, result):
    judged = judge(FORM, figures(*given).get)
    assert FORM.choice("threshold.result", judged.result) == result
    assert words.say(judged.reason).startswith(f"対象人数が{given[0].partition('（')[0]}")


@pytest.mark.parametrize("given", TABLE)
@pytest.mark.parametrize("missing", range(3))
def test_an_open_figure_leaves_the_result_open_only_where_it_counts(given, missing):
    known = [None if place == missing else value for place, value in enumerate(given)]
    judged = judge(FORM, figures(*known).get)
    size = given[0]
    fits = {
        result
        for row, result in TABLE.items()
        if all(have is None or have == want for have, want in zip(known, row, strict=True))
    }
    assert judged is None if missing == 0 else judged is None or {OFFICIAL[judged.result]} == fits
    if missing and size in ("1,000人以上1万人未満", "30万人以上"):
        assert judged is not None


@pytest.mark.parametrize(("given", "result"), TABLE.items())
@pytest.mark.parametrize("stored", KINDS)
def test_a_stored_result_is_held_to_the_figures(given, result, stored):
    told = codes("form2-r06", {**figures(*given), "threshold.result": stored})
    assert told == ({} if stored == result else {"threshold_result": Severity.ERROR})


@pytest.mark.parametrize(("given", "result"), TABLE.items())
@pytest.mark.parametrize(("level", "kind"), KINDS.items())
def test_the_report_handed_in_is_at_least_what_is_due(given, result, level, kind):
    order = [NOT_DUE, BASIC, MAIN_POINTS, ALL_ITEMS]
    due, given_level = max(order.index(result), 1), order.index(level)
    told = codes("form2-r06", {**figures(*given), "risk.report_kind": kind})
    assert told == (
        {"report_kind_below": Severity.ERROR}
        if given_level < due
        else {"report_kind_above": Severity.HINT}
        if given_level > due
        else {}
    )


@pytest.mark.parametrize("form_id", ["form3-r06", "form4-r06"])
def test_the_longer_forms_take_over_a_result_that_their_population_can_give(form_id):
    form = catalogue.form(form_id)
    for size in form.choices_of(form.by_id["basic.affair.population"]):
        can = {result for (row, _, _), result in TABLE.items() if row.startswith(size)}
        for value in form.choices_of(form.by_id["procedure.basic.result"]):
            answers = {"basic.affair.population": size, "procedure.basic.result": value}
            fits = any(value.startswith(result) for result in can)
            told = codes(form_id, answers)
            assert told == ({} if fits else {"result_against_population": Severity.ERROR})
