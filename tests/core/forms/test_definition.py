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
short_name = "試験"
about = "試すための様式です。"
[roles]
title = "cover.title"
author = "cover.author"
[choices.yes_no]
yes = "はい"
no = "いいえ"
[[section]]
id = "first"
title = "はじめ"
[[section.item]]
id = "cover.title"
kind = "text"
label = "評価書名"
[[section.item]]
id = "cover.author"
kind = "text"
label = "評価実施機関名"
"""


def item(**keys):
    given = {"kind": '"text"', "label": '"名称"'} | keys
    return "[[section.item]]\n" + "".join(f"{key} = {told}\n" for key, told in given.items())


@pytest.fixture
def load(tmp_path):
    def load(*items, head=HEAD):
        path = tmp_path / "form9-x.toml"
        path.write_text(head + "".join(items), encoding="utf-8")
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
    "b has no maybe": [
        item(id='"b"', kind='"choice"', choices='"yes_no"'),
        item(id='"a"', blank_when='[{ item = "b", equals = "maybe" }]'),
    ],
    "a: options: two have the key yes": [
        item(
            id='"a"',
            kind='"marks"',
            options='[{ key = "yes", label = "はい" }, { key = "yes", label = "いいえ" }]',
        ),
    ],
    "a: of: no item b": [item(id='"a"', kind='"mirror"', of='"b"')],
    "a: of: only a text": [
        item(id='"b"', kind='"date"'),
        item(id='"a"', kind='"mirror"', of='"b"'),
    ],
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


LOG = """
log = "log"
log_date = "log.date"
log_item = "log.item"
log_before = "log.before"
log_after = "log.after"
log_timing = "log.timing"
log_explanation = "log.explanation"
"""

FAULTY_HEADS = {
    "roles: author: every form needs it": ('author = "cover.author"', ""),
    "roles: painter: there is no such role": ("author", 'painter = "cover.title"\nauthor'),
    "roles: title: there is no item cover.name": ('"cover.title"\nauthor', '"cover.name"\nauthor'),
    "roles: published_on: cover.title is no date": (
        "author",
        'published_on = "cover.title"\nauthor',
    ),
    "roles: log_timing: log needs it": (
        "[choices.yes_no]",
        LOG.replace('log_timing = "log.timing"', "") + "[choices.yes_no]",
    ),
    "choices: yes_no: two keys have はい": ('"いいえ"', '"はい"'),
    "short_name: Field required": ('short_name = "試験"', ""),
}


@pytest.mark.parametrize("sentence", FAULTY_HEADS)
def test_a_form_whose_roles_or_choices_are_wrong_is_refused_naming_file_and_key(load, sentence):
    old, new = FAULTY_HEADS[sentence]
    assert old in HEAD
    with pytest.raises(FormError) as caught:
        load(head=HEAD.replace(old, new, 1))
    assert caught.value.places["file"] == "form9-x.toml"
    assert sentence in str(caught.value.places["faults"])


def test_an_item_lacks_a_choice_that_its_role_needs(load):
    played = HEAD.replace("author =", 'info_link = "link"\naffair_size = "size"\nauthor =', 1)
    choice = {"kind": '"choice"', "choices": '"yes_no"'}
    with pytest.raises(FormError) as caught:
        load(
            item(id='"link"', **choice),
            item(id='"size"', **choice),
            head=played.replace('no = "', 'never = "'),
        )
    assert caught.value.places["faults"] == (
        "link: it plays info_link and has no choice of the key no; "
        "size: it plays affair_size, and yes is no lower bound (from_1000); "
        "size: it plays affair_size, and never is no lower bound (from_1000)"
    )


def test_a_repeat_is_asked_for_by_its_id_and_nothing_else_is_one(load):
    form = load(item(id='"a"', **ROWS), item(id='"b"'))
    assert form.repeat("a") == form.repeats[0]
    with pytest.raises(KeyError, match="b is a text"):
        form.repeat("b")


def test_toml_that_is_none_is_refused(load):
    with pytest.raises(FormError) as caught:
        load("[[section.item]]\nid = ")
    assert caught.value.code == "form.wrong"


def test_a_form_that_is_not_installed_is_told_with_those_that_are():
    with pytest.raises(FormError) as caught:
        catalogue.form("form5-r99")
    assert caught.value.code == "form.unknown"
