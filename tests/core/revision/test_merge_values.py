"""Both sides of a text, of marks, of pictures in one value; notes of both sides in one."""

import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.merge_notes import merged_notes
from piadesk.revision.merge_values import both_of, woven

FORM = catalogue.form("form3-r06")


def item(kind, form=FORM):
    return next(item for item in form.items if isinstance(item, kind))


@pytest.mark.parametrize(
    ("mine", "theirs", "both"),
    [
        ("一。二。三。", "一。弐。三。", "一。二。弐。三。"),
        ("保険年金課", "国保年金課", "保険年金課\n国保年金課"),
        ("一。", "一。二。", "一。二。"),
        ("一\n二", "一\n弐\n三", "一\n二\n弐\n三"),
        ("同じ", "同じ", "同じ"),
    ],
)
def test_sentences_of_both_stand_once(mine, theirs, both):
    assert woven(mine, theirs) == both


def test_every_mark_of_both_is_set_in_official_order():
    marks = item(d.Marks)
    first, second, *_ = FORM.choices_of(marks)
    both = both_of(marks, {"marked": [second]}, {"marked": [first]})
    assert both == {"marked": [first, second]}


def test_pictures_of_both_are_kept_once():
    one, other = {"name": "図1"}, {"name": "図2"}
    assert both_of(item(d.Picture, catalogue.form("form4-r06")), [one], [one, other]) == [
        one,
        other,
    ]


def test_a_choice_holds_one_answer_only():
    assert both_of(item(d.Choice), "十分である", "課題が残されている") is None
    assert both_of(item(d.LongText), "あり", None) is None


def test_notes_of_both_are_kept_and_those_taken_away_by_one_go():
    base = {"set_aside": {"a": {"x": "理由"}, "b": {"y": "理由"}}}
    mine = {"set_aside": {"a": {"x": "理由"}}, "figures": {"n": "1"}}
    theirs = {"set_aside": {**base["set_aside"], "c": {"z": "別"}}}
    merged = {"set_aside": {"a": {"x": "理由"}, "c": {"z": "別"}}, "figures": {"n": "1"}}
    assert merged_notes(base, mine, theirs) == merged
    assert merged_notes(None, mine, theirs)["set_aside"].keys() == {"a", "b", "c"}


def test_a_memo_that_both_rewrote_keeps_both_texts():
    base, mine, theirs = ({"memos": {"1": {"text": text}}} for text in ("初め", "甲。", "乙。"))
    assert merged_notes(base, mine, theirs)["memos"] == {"1": {"text": "甲。乙。"}}
    assert merged_notes(base, mine, {})["memos"] == {"1": {"text": "甲。"}}


def test_of_a_list_every_line_of_both_stays_save_what_one_took_away():
    base, mine, theirs = (
        {"withheld": lines} for lines in (["一", "二"], ["一", "甲"], ["一", "二", "乙"])
    )
    assert merged_notes(base, mine, theirs)["withheld"] == ["一", "甲", "乙"]
    assert merged_notes(None, mine, theirs)["withheld"] == ["一", "甲", "二", "乙"]
