"""A form file that contradicts itself is refused, and told which item and what is wrong."""

import pytest

from piadesk.errors import FormError
from piadesk.forms import catalogue

HEAD = """
id = "form9-x"
number = "様式9"
name = "試験"
revision = "令和6年10月"
mark = "[様式9]"
[choices]
yes_no = ["はい", "いいえ"]
[[section]]
id = "first"
title = "はじめ"
"""


def item(**keys):
    given = {"kind": '"text"', "label": '"名称"'} | keys
    return "[[section.item]]\n" + "".join(f"{key} = {told}\n" for key, told in given.items())


@pytest.fixture
def load(tmp_path):
    def load(*items):
        path = tmp_path / "form9-x.toml"
        path.write_text(HEAD + "".join(items), encoding="utf-8")
        return catalogue.load_form(path)

    return load


ROWS = {"kind": '"repeat"', "row_name": '"行{n}"'}

FAULTY = {
    "a: text: label": [item(id='"a"', label='""')],
    "a: Input tag 'colour'": [item(id='"a"', kind='"colour"')],
    "a: text: colour": [item(id='"a"', colour='"red"')],
    "a: id: two items": [item(id='"a"'), item(id='"a"')],
    "a: in: no rows b": [item(id='"a"', **{"in": '"b"'})],
    "a: choices: there is no set c": [item(id='"a"', kind='"choice"', choices='"c"')],
    "no item b stands before": [item(id='"a"', blank_when='[{ item = "b", equals = true }]')],
    "b is not a ○-mark": [
        item(id='"b"'),
        item(id='"a"', blank_when='[{ item = "b", equals = true }]'),
    ],
    "b has no たぶん": [
        item(id='"b"', kind='"choice"', choices='"yes_no"'),
        item(id='"a"', blank_when='[{ item = "b", equals = "たぶん" }]'),
    ],
    "a: of: no item b": [item(id='"a"', kind='"mirror"', of='"b"')],
    "a: counts: there are no rows b": [item(id='"a"', kind='"count"', counts='"b"')],
    "a: title_item: its entries have no item b": [
        item(id='"a"', title_item='"b"', **ROWS),
        item(id='"b"'),
    ],
    "a: names_entries_of: b names no entries": [
        item(id='"a"', kind='"long_text"', names_entries_of='"b"'),
        item(id='"b"', **ROWS),
    ],
    "a: names_entries_of: b does not stand beside it": [
        item(id='"c"', **ROWS),
        item(id='"b"', title_item='"b.name"', **{"in": '"c"'}, **ROWS),
        item(id='"b.name"', **{"in": '"b"'}),
        item(id='"a"', kind='"long_text"', names_entries_of='"b"'),
    ],
}


def test_a_sound_form_is_read(load):
    form = load(item(id='"a"', **ROWS), item(id='"a.name"', **{"in": '"a"'}))
    assert [child.id for child in form.children("a")] == ["a.name"]


@pytest.mark.parametrize("told", FAULTY)
def test_a_faulty_form_is_refused_with_the_fault_told(load, told):
    with pytest.raises(FormError) as caught:
        load(*FAULTY[told])
    assert caught.value.code == "form.wrong"
    assert told in str(caught.value.places["faults"])


def test_toml_that_is_none_is_refused(load):
    with pytest.raises(FormError) as caught:
        load("[[section.item]]\nid = ")
    assert caught.value.code == "form.wrong"


def test_a_form_that_is_not_installed_is_told_with_those_that_are():
    with pytest.raises(FormError) as caught:
        catalogue.form("form5-r99")
    assert caught.value.code == "form.unknown"
