"""A sheet holds answers by address; the shipped JSON Schema tells the same as the models."""

import json

import pytest

from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address, Entry, Sheet, new_entry
from piadesk.storage.sheet_schema import SheetFile


def sheet():
    inner = Entry(id="c", answers={"link": "庁内"})
    return Sheet(
        form="x", rows={"systems": [Entry(id="a"), Entry(id="b", rows={"links": [inner]})]}
    )


def test_an_answer_is_reached_through_its_entries():
    assert sheet().get(Address(("b", "c"), "link")) == "庁内"
    assert [row.id for row in sheet().entries(Address((), "systems"))] == ["a", "b"]


def test_a_blank_answer_is_not_kept():
    one = sheet()
    one.put(Address(("a",), "name"), "名")
    one.put(Address(("a",), "name"), "")
    assert one.block(("a",)).answers == {}


def test_an_address_that_leads_nowhere_is_an_error():
    with pytest.raises(KeyError):
        sheet().get(Address(("c",), "link"))


def test_entries_get_ids_of_their_own():
    assert len({new_entry().id for _ in range(100)}) == 100


def test_the_shipped_schema_is_that_of_the_models():
    shipped = json.loads((RESOURCES / "sheet.schema.json").read_text(encoding="utf-8"))
    # Written by: piadesk forms --schema > resources/sheet.schema.json
    assert shipped == SheetFile.model_json_schema()
