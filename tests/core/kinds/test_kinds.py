"""What a value of each kind is: its shape in the file, blank or not, and its words."""

import pytest

from piadesk import kinds
from piadesk.forms import catalogue
from piadesk.kinds import ChosenMarks, fits, is_blank, shown
from tests.conftest import tiny_form

FORM = tiny_form("blanks")
MEANS = FORM.by_id["means"]


def test_marks_keep_the_official_order():
    chosen = ChosenMarks(("その他",)).with_mark(MEANS, "専用線", True)
    assert chosen.marked == ("専用線", "その他")
    assert chosen.with_mark(MEANS, "その他", False).marked == ("専用線",)


def test_marks_come_back_from_the_file():
    chosen = ChosenMarks(("その他",)).with_text("その他", "郵送")
    assert ChosenMarks.of(chosen.value()) == chosen
    assert ChosenMarks.of(None).value() is None


def test_words_in_brackets_without_their_mark_are_kept_and_shown():
    value = ChosenMarks().with_text("その他", "郵送").value()
    assert shown(MEANS, value) == "[　] 専用線　[　] その他（郵送）"


def test_a_mark_that_the_form_does_not_have_is_kept_and_shown():
    chosen = ChosenMarks(("口頭",)).with_mark(MEANS, "専用線", True)
    assert shown(MEANS, chosen.value()) == "[○] 専用線　[　] その他（）　[○] 口頭"


@pytest.mark.parametrize("value", [None, "", False, [], {}, {"marked": []}, {"texts": {"a": ""}}])
def test_nothing_is_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize("value", [" ", "0", True, ["a"], {"marked": ["a"]}, {"later": 1}, 0])
def test_something_is_not_blank(value):
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("item", "right", "wrong"),
    [
        ("none", True, "○"),
        ("name", "名前", 5),
        ("again", "行う", True),
        ("means", {"marked": ["専用線"]}, {"marked": "専用線"}),
        ("means", {"marked": [], "texts": {"その他": "郵送"}}, ["専用線"]),
    ],
)
def test_a_value_has_the_shape_of_its_kind(item, right, wrong):
    assert fits(FORM.by_id[item], right)
    assert not fits(FORM.by_id[item], wrong)


def test_headings_take_no_answer():
    heading = catalogue.form("form2-r06").by_id["basic.affair"]
    assert not fits(heading, "x")


def test_a_single_mark_is_shown_as_a_circle():
    assert shown(FORM.by_id["none"], True) == kinds.MARKED
    assert shown(FORM.by_id["none"], None) == ""
