"""Checks of random sheets: never a crash, every finding at a place of the sheet and in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.checks import Case, check, check_section
from piadesk.checks.change_log.quoted_differences import difference
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.item_names import item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.sheets.walk import section_rows, walk
from tests.sheets import TEXTS, sheets

FORMS = catalogue.form_ids()

MARKS = ("[○]", "[　]", "（略）", "削除", "―", "1) ", "\n", "　")
WORDS = (
    "自己点検",
    "委託する",
    "( 3 )件",
    "令和元年5月1日",
    "届出の内容を入力し、翌日に確認する。",
)
QUOTED = st.lists(st.sampled_from((*MARKS, *WORDS)), max_size=4).map("".join)
"""What cells of 変更箇所 are made of."""


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=7, deadline=None)
@given(data=st.data())
def test_every_finding_has_a_place_and_a_sentence(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form))
    places = {entry.address: place for place, entry in enumerate(walk(form, sheet))}
    found = check(form, sheet)
    assert [places[one.address] for one in found] == sorted(places[one.address] for one in found)
    assert all(one.message and one.source for one in found)


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_a_section_finds_nothing_that_the_whole_does_not(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form, most_rows=1))
    whole = [
        (part.code, part.address) for one in check(form, sheet) for part in one.parts or (one,)
    ]
    for section in form.sections:
        for rows in section_rows(sheet, section):
            part = check_section(Case(form, sheet), section, rows)
            assert {(one.code, one.address) for one in part} <= set(whole)


@pytest.mark.parametrize("form_id", [one for one in FORMS if catalogue.form(one).log])
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_whatever_two_rows_quote_of_an_item_the_checks_go_through(form_id, data):
    form = catalogue.form(form_id)
    sheet = new_sheet(form)
    one_of_each_kind = {item.kind: item for item in form.items if not form.chain(item)}
    item = data.draw(st.sampled_from(list(one_of_each_kind.values())))
    name = item_name(form, Names(form, sheet), Address((), item.id), "full")
    rows = data.draw(st.lists(st.tuples(QUOTED, QUOTED), min_size=2, max_size=2))
    log = ChangeLog.of(form)
    entries = [log.new_entry(LogRow(name, *row), "2025-04-01") for row in rows]
    sheet.rows[log.items.rows] = entries
    assert all(one.message for one in check(form, sheet))


@given(text=TEXTS, before=TEXTS, after=TEXTS)
def test_a_text_never_differs_from_what_holds_it(text, before, after):
    line = text.replace("\n", "")
    assert difference(line, before + line + after) is None or "略" in line
