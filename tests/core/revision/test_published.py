"""公表版: frozen once, never touched again, and undone like every edit."""

from piadesk.forms import catalogue
from piadesk.revision.published import as_sheet, freeze, last_published, take_up
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.storage import store

FORM = catalogue.form("form3-r06")
NAME = Address((), "basic.affair.name")


def a_sheet():
    sheet = new_sheet(FORM)
    sheet.put(NAME, "住民基本台帳に関する事務")
    sheet.put(Address((), "cover.published_on"), "2024-12-09")
    sheet.rows["file"] = [Entry(id="f1", answers={"file.name": "住民基本台帳ファイル"})]
    return sheet


def test_a_frozen_version_keeps_what_was_published():
    sheet = a_sheet()
    apply(sheet, freeze(FORM, sheet))
    apply(sheet, SetValue(NAME, "別の事務"))
    apply(sheet, SetValue(Address(("f1",), "file.name"), "別のファイル"))
    frozen = as_sheet(sheet, last_published(sheet))
    assert frozen.get(NAME) == "住民基本台帳に関する事務"
    assert frozen.get(Address(("f1",), "file.name")) == "住民基本台帳ファイル"
    assert last_published(sheet).published_on == "2024-12-09"


def test_freezing_can_be_undone_and_done_again():
    sheet = a_sheet()
    before = store.dump(sheet, FORM)
    inverse = apply(sheet, freeze(FORM, sheet))
    after = store.dump(sheet, FORM)
    again = apply(sheet, inverse)
    assert store.dump(sheet, FORM) == before
    apply(sheet, again)
    assert store.dump(sheet, FORM) == after


def test_what_is_seen_of_a_frozen_version_cannot_change_it():
    sheet = a_sheet()
    apply(sheet, freeze(FORM, sheet))
    seen = as_sheet(sheet, last_published(sheet))
    seen.put(NAME, "書き換え")
    seen.rows["file"][0].answers.clear()
    assert last_published(sheet).answers[NAME.item] == "住民基本台帳に関する事務"
    assert last_published(sheet).rows["file"][0].answers


def test_frozen_versions_and_their_unknown_keys_are_saved(tmp_path):
    sheet = a_sheet()
    apply(sheet, freeze(FORM, sheet))
    sheet.published[0].unknown["later"] = "kept"
    path = tmp_path / "評価書.json"
    store.save(sheet, FORM, path)
    opened = store.load(path).sheet
    assert opened == sheet
    assert opened.published[0].unknown == {"later": "kept"}


def test_taking_a_published_version_up_again_brings_everything_back():
    sheet = a_sheet()
    apply(sheet, freeze(FORM, sheet))
    published = store.dump(sheet, FORM)
    apply(sheet, SetValue(NAME, "途中の書きかけ"))
    sheet.rows["file"].append(Entry(id="f2"))
    worked_on = store.dump(sheet, FORM)
    inverse = apply(sheet, take_up(sheet, last_published(sheet)))
    assert store.dump(sheet, FORM) == published
    apply(sheet, inverse)
    assert store.dump(sheet, FORM) == worked_on


def test_taking_up_what_has_not_changed_is_no_edit():
    sheet = a_sheet()
    apply(sheet, freeze(FORM, sheet))
    assert take_up(sheet, last_published(sheet)).edits == ()
