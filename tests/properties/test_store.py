"""Whatever stands in a sheet comes back from its file, on every form."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, Sheet
from piadesk.storage import store
from tests.sheets import TEXTS, sheets

FORMS = catalogue.form_ids()

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_sheet_comes_back_as_it_was(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form))
    content = store.dump(sheet, form)
    again = store.read(content, "x.json").sheet
    assert again == sheet
    assert store.dump(again, form) == content


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(), min_size=1))
def test_any_text_comes_back_letter_for_letter(text):
    form = catalogue.form("form2-r06")
    sheet = Sheet(form=form.id, answers={"basic.affair.description": text})
    again = store.read(store.dump(sheet, form), "x.json").sheet
    assert again.answers["basic.affair.description"] == text


# Half a pair of UTF-16 units in a key is told as a damaged file; no program writes one.
KEYS = TEXTS.map("x".__add__).filter(lambda key: key.encode(errors="ignore").decode() == key)


@settings(max_examples=25, deadline=None)
@given(strange=st.dictionaries(KEYS, JSON, max_size=3))
def test_unknown_keys_survive_at_every_level(strange):
    form = catalogue.form("form2-r06")
    found = json.loads(store.dump(Sheet(form=form.id, rows={"log": [Entry(id="a")]}), form))
    found |= strange
    found["answers"] |= strange
    found["rows"]["log"][0] |= strange
    found["rows"]["log"][0]["answers"] |= strange
    found["strange"] = True
    found["rows"]["xs"] = [{"id": "b", **strange, "answers": strange}]
    content = json.dumps(found).encode()
    again = json.loads(store.dump(store.read(content, "x.json").sheet, form))
    assert again.pop("checksum") != found.pop("checksum")
    assert again == found
