"""Where an answer comes from is told as long as it is that answer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.acts.inserting import insertion
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.inserted import Inserted
from piadesk.sheets.origins import NOTE, all_answers, note_all, note_origins, origin_at
from piadesk.sheets.sheet import Address, Sheet
from tests.sheets import edits, sheets

FORM = catalogue.form("form2-r06")
NAME = Address((), "basic.affair.name")


def sheet_with(value):
    sheet = Sheet(form=FORM.id)
    sheet.put(NAME, value)
    return sheet


def test_an_edit_ends_it_and_undo_brings_it_back():
    sheet = sheet_with("税の事務")
    apply(sheet, note_origins(sheet, "import", [(NAME, "税の事務")]))
    assert origin_at(sheet, NAME, sheet.get(NAME)) == "import"
    back = apply(sheet, SetValue(NAME, "税の事務。"))
    assert origin_at(sheet, NAME, sheet.get(NAME)) is None
    apply(sheet, back)
    assert origin_at(sheet, NAME, sheet.get(NAME)) == "import"


def test_a_newer_origin_takes_the_place_of_the_one_before():
    sheet = sheet_with("税の事務")
    apply(sheet, note_all(sheet, "import"))
    apply(sheet, note_all(sheet, "carried"))
    assert origin_at(sheet, NAME, "税の事務") == "carried"
    assert list(sheet.notes[NOTE]) == ["carried"]


def test_what_no_longer_holds_and_later_versions_notes(monkeypatch):
    sheet = sheet_with("税の事務")
    sheet.notes[NOTE] = {"import": {str(NAME): "00000000"}, "oracle": {"gone/x": "1"}, "odd": 3}
    apply(sheet, note_origins(sheet, "computed", []))
    assert NOTE not in sheet.notes


def test_a_text_that_was_put_in_is_told_too():
    sheet, about = Sheet(form=FORM.id), Address((), "basic.affair.description")
    done = insertion(FORM, sheet, about, Inserted("phrase", "税", "文例の文"))
    apply(sheet, done.edit)
    assert origin_at(sheet, about, sheet.get(about)) == "phrase"


@settings(max_examples=15)
@given(data=st.data())
def test_whatever_is_edited_no_other_answer_is_ever_told_to_come_from_there(data):
    sheet = data.draw(sheets(FORM))
    apply(sheet, note_all(sheet, "import"))
    before = dict(all_answers(sheet))
    for _ in range(3):
        apply(sheet, data.draw(edits(FORM, sheet)))
    for address, answer in all_answers(sheet):
        assert (origin_at(sheet, address, answer) == "import") == (before.get(address) == answer)
