"""自庁ひな形: answers go over to new sheets, and nothing that belongs to one sheet alone."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.acts.templates import (
    About,
    about_of,
    begin_with_template,
    insertion,
    template_of,
)
from piadesk.errors import MigrationError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.edits import apply
from piadesk.sheets.origins import all_answers, origin_at
from piadesk.sheets.sheet import Address, Block, Entry, Sheet
from piadesk.sheets.withheld import withheld_at, withhold
from tests.sheets import sheets

FORM = catalogue.form("form3-r06")
NAME, SYSTEM = Address((), "basic.affair.name"), "basic.systems.name"
WHOLE = About("税のひな形", "市町村共通", "2026-11-28")


def ids_of(block: Block):
    for rows in block.rows.values():
        for row in rows:
            yield row.id
            yield from ids_of(row)


@settings(max_examples=6)
@given(data=st.data())
def test_a_sheet_begun_with_a_template_has_its_answers_and_nothing_of_its_own(data):
    sheet = data.draw(sheets(FORM))
    template = template_of(FORM, sheet, WHOLE, with_body=True)
    begun = begin_with_template(template).sheet
    own = {FORM.role(role) for role in (Role.NUMBER, Role.PUBLISHED_ON)}
    own |= {item.id for item in FORM.items if isinstance(item, d.Date)}
    log = {item.id for item in FORM.children(FORM.log.rows)}
    wanted = [value for at, value in all_answers(sheet) if at.item not in own | log]
    assert sorted(map(str, (value for _, value in all_answers(begun)))) == sorted(map(str, wanted))
    assert not set(ids_of(begun)) & (set(ids_of(sheet)) | set(ids_of(template)))
    assert begun.id != sheet.id
    assert all(origin_at(begun, at, value) == "template" for at, value in all_answers(begun))


@pytest.fixture
def sheet():
    sheet = Sheet(form=FORM.id, rows={"basic.systems": [Entry(id="s")]})
    sheet.put(NAME, "個人住民税に関する事務")
    sheet.put(Address(("s",), SYSTEM), "税システム")
    sheet.put(Address((), FORM.role(Role.AUTHOR)), "みどり台市長")
    return sheet


def test_what_it_is_called_is_kept_and_the_body_is_left_out_where_it_is_not_wanted(sheet):
    template = template_of(FORM, sheet, WHOLE, with_body=False)
    assert about_of(template) == WHOLE
    assert template.get(Address((), FORM.role(Role.AUTHOR))) is None
    assert template.get(NAME)


def test_a_part_takes_its_sections_alone(sheet):
    cover, basic = FORM.section_of[FORM.author_item].id, FORM.section_of[NAME.item].id
    assert cover != basic
    part = template_of(FORM, sheet, About("一部", sections=(basic,)), with_body=True)
    assert part.get(Address((), FORM.author_item)) is None
    assert part.rows["basic.systems"][0].answers[SYSTEM] == "税システム"


def test_what_is_not_published_stays_so_under_the_new_ids(sheet):
    apply(sheet, withhold(sheet, Address(("s",), SYSTEM), "税", "攻撃のおそれ"))
    begun = begin_with_template(template_of(FORM, sheet, WHOLE, with_body=True)).sheet
    [system] = begun.rows["basic.systems"]
    [mark] = withheld_at(begun, Address((system.id,), SYSTEM))
    assert (mark.words, mark.reason) == ("税", "攻撃のおそれ")


def test_it_fills_only_what_is_empty_in_an_open_sheet_and_is_undone_as_one(sheet):
    apply(sheet, withhold(sheet, Address(("s",), SYSTEM), "税", "攻撃のおそれ"))
    template = template_of(FORM, sheet, WHOLE, with_body=True)
    other = Sheet(form=FORM.id)
    other.put(NAME, "別の事務")
    before = deepcopy(other)
    back = apply(other, insertion(FORM, other, template))
    assert other.get(NAME) == "別の事務"
    [system] = other.rows["basic.systems"]
    assert withheld_at(other, Address((system.id,), SYSTEM))
    assert origin_at(other, Address((system.id,), SYSTEM), "税システム") == "template"
    assert insertion(FORM, other, template) is None, "nothing is empty any more"
    apply(other, back)
    assert other == before


def test_one_of_an_older_revision_is_carried_over():
    old = catalogue.form("form2-h31")
    sheet = Sheet(form=old.id)
    sheet.put(NAME, "事務")
    begun = begin_with_template(template_of(old, sheet, WHOLE, with_body=True))
    assert begun.form.id == "form2-r06"
    assert begun.sheet.get(NAME) == "事務"
    assert begun.migrated is not None


def test_one_of_another_form_goes_into_no_open_sheet(sheet):
    template = template_of(FORM, sheet, WHOLE, with_body=True)
    with pytest.raises(MigrationError):
        insertion(catalogue.form("form2-r06"), Sheet(form="form2-r06"), template)
