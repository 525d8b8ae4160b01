"""A sheet is read from its text however that was set: tabs or lines, numbers or none."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.kinds import kind_of
from piadesk.scheme.era import as_day
from tests.conftest import tiny_form
from tests.intake.rendering import Style, rendered
from tests.properties.test_intake import answers
from tests.properties.test_print import without_blanked
from tests.sheets import sheets

FORMS = catalogue.form_ids()

WORDS = st.lists(
    st.sampled_from(
        [
            "市民の届出を受け",
            "住民票に記載する。",
            "（窓口）",
            "・審査",
            "A-1",
            "別表第2、",
            "次の事務",
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=2).map("\n".join)

FITTING = {"number": "A-1", "body": "みなと市長", "post": "税務課長"}

STYLES = {
    "cells": Style(),
    "labels above": Style(between="\n"),
    "half width": Style(half_width=True, bracket=("[O]", "[ ]")),
    "no numbers": Style(numbers=False),
    "list first": Style(list_first=True, list_lines=True, bracket=("[レ]", "[　]")),
    "boxes": Style(between=" ", bracket=("☑", "□")),
    "one line": Style(after="\t"),
    "broken labels": Style(label_width=9),
    "pages": Style(pages=30),
}


def with_whole_rows(form, sheet):
    """In a text, only a date and 提出時期 tell where a row of 変更箇所 begins.

    Elsewhere a row begins with a line, so that its first cell has but one.
    """
    for table in form.items:
        if isinstance(table, d.Repeat) and table.layout == "table":
            columns = form.children(table.id)
            for row in sheet.rows.get(table.id, []):
                first = row.answers.get(columns[0].id)
                if isinstance(first, str):
                    row.answers[columns[0].id] = first.replace("\n", "")
                for column in columns:
                    if isinstance(column, d.Date):
                        row.answers[column.id] = "2025-04-01"
                    elif isinstance(column, d.Choice):
                        row.answers.setdefault(column.id, form.choices_of(column)[0])
    return sheet


def with_plain_counts(form, block, parent=""):
    for item in form.children(parent):
        if kind_of(item).found_by(item) == "unit" and item.id in block.answers:
            block.answers[item.id] = kind_of(item).stored(form, item, "3")
        elif isinstance(item, d.Repeat):
            for row in block.rows.get(item.id, []):
                with_plain_counts(form, row, item.id)
    return block


def with_fitting_words(form, block, parent=""):
    """A text tells its answers by what they look like: short fields hold what fits them, and a
    long line that ends no sentence was cut by the paper."""
    for item in form.children(parent):
        value = block.answers.get(item.id)
        if isinstance(item, d.Repeat):
            for row in block.rows.get(item.id, []):
                with_fitting_words(form, row, item.id)
        elif isinstance(item, d.Date) and value and not as_day(value):
            block.answers[item.id] = "令和2年度"
        elif isinstance(item, d.Text) and value and (item.holds or item.id == form.title_item):
            block.answers[item.id] = FITTING.get(item.holds, "税の事務")
        elif isinstance(item, d.Text | d.LongText) and value:
            lines = value.split("\n")
            if isinstance(item, d.Text):  # a long line below a name is the next item's
                lines[1:] = [line[:14] for line in lines[1:]]
            block.answers[item.id] = "\n".join(x + "。" if len(x) > 14 else x for x in lines)
    return block


@st.composite
def readable_sheets(draw, form):
    sheet = without_blanked(form, draw(sheets(form, texts=TEXTS)))
    return with_plain_counts(form, with_fitting_words(form, with_whole_rows(form, sheet)))


EVERY_STYLE = ("form2-r06", "form4-r06", "numbers")
"""The others have fewer items of the same kinds: they share the styles."""

PAIRS = [
    (form_id, style)
    for first, form_id in enumerate([*FORMS, "numbers"])
    for style in ([*STYLES] if form_id in EVERY_STYLE else [*STYLES][first % 2 :: 2])
]


@pytest.mark.parametrize(("form_id", "style"), PAIRS)
@settings(max_examples=1, deadline=None)
@given(data=st.data())
def test_every_style_gives_the_same_answers(form_id, style, data):
    form = catalogue.form(form_id) if form_id in FORMS else tiny_form(form_id)
    sheet = data.draw(readable_sheets(form))
    assume(sheet.answers)  # the first sheet that is drawn is blank
    imported = read_onto(form, Source(rendered(form, sheet, STYLES[style])))
    assert answers(form, imported.sheet) == answers(form, sheet)
