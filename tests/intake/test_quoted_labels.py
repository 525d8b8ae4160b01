"""Labels of the form that a text quotes: 「移転先1③移転する情報」と同じ。"""

import pytest

from piadesk.forms import catalogue
from piadesk.intake.labels.candidates import LabelFinder
from piadesk.intake.labels.course import printed_labels
from piadesk.texts.folding import LINE, folded


def labels_in(text):
    form = catalogue.form("form3-r06")
    finder = LabelFinder(text, folded(text))
    return [each.label.words[0] for each in finder.find(printed_labels(form))]


@pytest.mark.parametrize(
    "text",
    [
        f"1.「移転先1{LINE}③移転する情報」と同じ。",
        "1.「移転先1\n③移転する情報」と同じ。",
        "「Ⅱ\n２．③対象となる本人の範囲」のうち、届出をした者。",
        "『移転先1\n③移転する情報の欄』と同じ。",
    ],
)
def test_a_label_in_a_quotation_that_began_on_the_line_before_is_none(text):
    assert labels_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "「移転先1」と同じ。\n③移転する情報\n住所",
        "「移転先1と同じ。\n③移転する情報\n「住所」",
        "「移転先1\t③移転する情報」",
    ],
)
def test_a_label_outside_any_quotation_is_one(text):
    assert "移転する情報" in labels_in(text)
