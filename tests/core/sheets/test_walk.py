"""The walk meets every item in print order, unrolls repeats, and knows what is blanked."""

import pytest

from piadesk.forms import catalogue
from piadesk.kinds import ChosenMarks
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, Entry, Sheet, new_sheet
from piadesk.sheets.walk import answer, blanked_by, required, walk, walk_entry, walk_section
from tests.conftest import tiny_form


@pytest.fixture
def files():
    form = tiny_form("files")
    rows = {
        "file": [
            Entry(id="f1", answers={"file.name": "住民票ファイル"}),
            Entry(
                id="f2",
                answers={"file.name": "宛名ファイル", "risk.measure": "二人で確かめる"},
                rows={"file.targets": [Entry(id="t1", answers={"file.targets.name": "第9条"})]},
            ),
        ]
    }
    return form, Sheet(form=form.id, rows=rows)


def blanks(**answers):
    form = tiny_form("blanks")
    return form, Sheet(form=form.id, answers=answers)


def blanked(form, sheet):
    return {entry.item.id for entry in walk(form, sheet) if entry.blanked_by}


def test_every_item_of_every_form_is_met_in_form_order():
    for form_id in catalogue.form_ids():
        form = catalogue.form(form_id)
        met = [entry.item.id for entry in walk(form, new_sheet(form))]
        outside = [item.id for item in form.items if not form.chain(item)]
        assert met == outside


def test_sections_of_a_file_come_once_for_each_file(files):
    form, sheet = files
    met = [(entry.section.id, *entry.address.path) for entry in walk(form, sheet)]
    assert list(dict.fromkeys(met)) == [
        ("basic",),
        ("outline", "f1"),
        ("outline", "f2"),
        ("outline", "f2", "t1"),
        ("risk", "f1"),
        ("risk", "f2"),
    ]


def test_a_mirror_shows_the_answer_of_its_own_file(files):
    form, sheet = files
    shown = [entry.shown for entry in walk(form, sheet) if entry.item.id == "risk.file_name"]
    assert shown == ["住民票ファイル", "宛名ファイル"]


def test_each_entry_of_a_repeat_is_headed_and_numbered():
    form = tiny_form("repeats")
    systems = [Entry(id="a"), Entry(id="b", rows={"systems.links": [Entry(id="c")]})]
    sheet = Sheet(form=form.id, rows={"systems": systems})
    heads = [(str(entry.address), entry.number) for entry in walk(form, sheet) if entry.number]
    assert heads == [("a/systems", 1), ("b/systems", 2), ("b/c/systems.links", 1)]


def test_one_section_and_one_entry_are_walked_as_in_the_whole(files):
    form, sheet = files
    whole = list(walk(form, sheet))
    section = form.section_of["file.targets"]
    part = list(walk_section(form, sheet, section, ("f2",)))
    assert part == [one for one in whole if one.section == section and "f2" in one.address.path]
    entry = list(walk_entry(form, sheet, Address(("f2", "t1"), "file.targets")))
    assert entry == [one for one in whole if one.address.path == ("f2", "t1") and not one.number]


def test_a_mark_blanks_items_and_keeps_what_was_typed():
    form, sheet = blanks(name="株式会社見本", none=True)
    entry = next(entry for entry in walk(form, sheet) if entry.item.id == "name")
    assert (entry.shown, entry.value) == ("", "株式会社見本")
    assert entry.blanked_by == form.by_id["name"].blank_when


def test_all_conditions_of_an_item_must_hold():
    assert blanked(*blanks(again="行わない")) == set()
    assert blanked(*blanks(again="行わない", none=True)) == {"name", "how"}


def test_a_blanked_repeat_blanks_what_its_entries_hold():
    form = tiny_form("repeats")
    systems = [Entry(id="a", rows={"systems.links": [Entry(id="c")]})]
    sheet = Sheet(form=form.id, rows={"systems": systems})
    name = Address(("a", "c"), "systems.links.name")
    assert not blanked_by(form, sheet, name)
    apply(sheet, SetValue(Address(("a",), "systems.none"), True))
    assert blanked_by(form, sheet, name)
    assert blanked(form, sheet) == {"systems.links", "systems.links.name"}


def test_a_blanked_item_need_not_be_answered():
    form, sheet = blanks(none=True)
    assert not required(form, sheet, Address((), "name"))
    assert required(form, sheet, Address((), "again"))


def test_an_item_may_become_optional_by_another_answer():
    why = Address((), "why")
    assert required(*blanks(means=ChosenMarks(("その他",)).value()), why)
    assert not required(*blanks(means=ChosenMarks(("専用線",)).value()), why)


def test_a_computed_answer_follows_the_rule_unless_one_is_stored():
    form = catalogue.form("form2-r06")
    result = Address((), "threshold.result")
    sheet = Sheet(form=form.id, answers={"threshold.population.size": "30万人以上"})
    assert answer(form, sheet, result) == "基礎項目評価及び全項目評価の実施が義務付けられる"
    apply(sheet, SetValue(result, "基礎項目評価の実施が義務付けられる"))
    assert answer(form, sheet, result) == "基礎項目評価の実施が義務付けられる"


def test_what_is_blanked_is_not_required_while_it_is():
    form, open_sheet = blanks()
    _, closed_sheet = blanks(none=True)
    needed = {visit.item.id for visit in walk(form, open_sheet) if visit.required}
    assert "name" in needed
    assert "name" not in {visit.item.id for visit in walk(form, closed_sheet) if visit.required}
