"""On papers of others an item is right, or it is told: nothing is lost or put wrong in silence."""

import json
from dataclasses import asdict

import pytest

from piadesk.intake.importing import read_onto
from piadesk.intake.markup.html_text import has_markup, text_of_markup
from piadesk.intake.passages import Source
from piadesk.texts.folding import fold, opened
from tests.intake.others import DISTORTIONS, SAMPLES, STRAY, judged, paper

UNKNOWABLE = {"lost_lines", "stray_lines"}
"""What was never read, and what strayed into a text of many lines, looks like any other."""

KNOWN = sorted(DISTORTIONS.keys() - UNKNOWABLE)


def source_of(text):
    return text_of_markup(text) if has_markup(text) else Source(text)


def imported(made):
    return read_onto(made.form, source_of(made.text))


@pytest.mark.parametrize(
    ("form_id", "distortion"),
    [("form2-h31", one) for one in KNOWN] + [("form3-r06", one) for one in KNOWN[::3]],
)
def test_an_item_is_right_or_told(form_id, distortion):
    made = paper(form_id, 1, [distortion])
    verdict = judged(imported(made), made)
    assert verdict["silent"] == []
    assert len(verdict["told"]) <= 2


@pytest.mark.parametrize("seed", range(6))
def test_an_item_is_right_or_told_whatever_happens_together(seed):
    names = [KNOWN[(seed * 5 + step * 3) % len(KNOWN)] for step in range(3)]
    made = paper(SAMPLES[seed % len(SAMPLES)], seed, sorted(set(names)))
    assert judged(imported(made), made)["silent"] == []


@pytest.mark.parametrize("form_id", SAMPLES)
def test_every_character_of_a_damaged_paper_is_in_a_passage(form_id):
    source = source_of(paper(form_id, 3, ["lost_lines", "stray_lines", "misread_labels"]).text)
    report = read_onto(paper(form_id, 3).form, source).report
    assert fold("".join(p.text for p in report.passages)) == fold(opened(source.text))


@pytest.mark.parametrize("form_id", SAMPLES)
def test_a_line_that_strayed_is_kept_or_told(form_id):
    result = imported(paper(form_id, 2, ["stray_lines"]))
    words = json.dumps(asdict(result.sheet), ensure_ascii=False) + "".join(
        o.text for o in result.report.left_over
    )
    assert words.count(STRAY) >= 3
