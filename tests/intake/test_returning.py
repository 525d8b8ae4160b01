"""Lines that return as pages do are furniture in a text without page breaks; lists are not."""

import re

import pytest

from piadesk.intake.labels.furniture import furniture
from piadesk.intake.labels.printed_words import titles
from piadesk.intake.passages import Source
from piadesk.texts.folding import fold

LINES = [f"・{number}番目の記載は、ほかのどの行とも違う。" for number in range(200)]


def with_feet(*feet, every=40):
    text = list(LINES)
    for number, place in enumerate(range(30, 200, every), start=1):
        place += (number - 1) * len(feet)
        text[place:place] = [foot.format(number) for foot in feet]
    return "\n".join(text)


def aside(text, known=()):
    return [text[slice(*span)].strip() for span in furniture(Source(text), known)]


@pytest.mark.parametrize(
    "feet",
    [
        ("標準市　公表版",),
        ("標準市 - {} -",),
        ("https://example.jp/pia.html {}/40", "24/6/3 9:05 標準市"),
        ("https://example.jp/pia.html", "{}/40", "24/6/3 9:05", "標準市公式サイト"),
        ("〔{}〕",),
    ],
)
def test_what_stands_between_all_pages_is_furniture(feet):
    text = with_feet(*feet)
    assert len(aside(text)) == len(feet) * 5
    assert not any("番目" in line for line in aside(text))


@pytest.mark.parametrize(
    "text",
    [
        with_feet("移転先{}", "①法令上の根拠"),
        with_feet("⑦時期・頻度", "異動の都度"),
        with_feet("（略）", every=5),
        "\n".join([*LINES[:150], "（略）", *LINES[150:153], "（略）", *LINES[153:]]),
        re.sub("公表版.*", "", with_feet("公表版", every=160)),
    ],
)
def test_lines_that_return_otherwise_stay(text):
    assert aside(text, {"①法令上の根拠", "⑦時期・頻度", "移転先0"}) == []


@pytest.mark.parametrize("end", ["ものとする。", "ている。", "すること", "（年1回）、"])
@pytest.mark.parametrize("page_end", ["", "\f"])
def test_the_ends_of_sentences_that_lines_cut_alike_stay(end, page_end):
    """In narrow columns many texts end in the same letters, and by chance as far apart as pages."""
    assert aside(with_feet(end + page_end)) == []


def test_the_name_of_an_entry_is_no_furniture():
    assert aside(with_feet("移転先{}"), {"移転先0"}) == []


LABELS = [f"{mark}方法" for mark in "①②③④⑤⑥"]


def with_answers(*lines):
    """The lines under one label after the other, far apart."""
    text = list(LINES)
    for number, label in enumerate(LABELS[:5]):
        place = 30 + number * (30 + len(lines))
        text[place:place] = [line.format(label=label) for line in lines]
    return "\n".join(text)


@pytest.mark.parametrize(
    "lines",
    [
        ("{label}", "特になし"),
        ("{label} ※", "特になし"),
        ("特になし", "{label}\t記載"),
        ("特になし", "{label}"),
    ],
)
def test_an_answer_that_was_given_under_many_labels_stays(lines):
    assert aside(with_answers(*lines), {fold(label) for label in LABELS}) == []
    assert len(aside(with_answers(*lines))) >= 5, "nothing but the labels tells it"


@pytest.mark.parametrize(
    ("lines", "apart"),
    [
        (["1.", "2.", "3."], ["1.", "2.", "3."]),
        (["1)", "2)", "1)", "2)", "3)"], ["1)", "2)", "1)", "2)", "3)"]),
        (["•", "•"], ["•", "•"]),
        (["1.", "税システム", "2.", "宛名システム"], []),
        (["2.", "3."], []),
        (["1."], []),
    ],
)
def test_numbers_of_a_list_without_any_words_are_furniture(lines, apart):
    assert aside("\n".join([*LINES[:50], *lines, *LINES[50:]])) == apart


@pytest.mark.parametrize("number", range(3))
def test_the_title_of_the_form_on_every_page_is_furniture_but_for_the_first(number):
    """No answer says it, though it may stand under labels each time."""
    title = sorted(titles())[number]
    under = [f"{n}番目の見出し" for n in range(5)]
    text = list(LINES)
    for n, place in enumerate(range(30, 200, 40)):
        text[place : place + 2] = [under[n], title]
    found = aside("\n".join([title, *text]), {fold(words) for words in (*under, title)})
    assert [fold(line) for line in found] == [title] * 5
