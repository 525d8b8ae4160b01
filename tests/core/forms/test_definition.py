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
    "a: row_name: its only blank is {n}": [item(id='"a"', kind='"repeat"', row_name='"行{x}"')],
    "a: row_name: its only blank": [item(id='"a"', kind='"repeat"', row_name='"行{n"')],
    "a: no item stands in its entries": [item(id='"a"', **ROWS)],
    "a: b stands in entries that it does not": [
        item(id='"c"', **ROWS),
        item(id='"b"', kind='"mark"', **{"in": '"c"'}),
        item(id='"a"', blank_when='[{ item = "b", equals = true }]'),
    ],
    "m: b stands in entries that it does not": [
        item(id='"c"', **ROWS),
        item(id='"b"', **{"in": '"c"'}),
        item(id='"m"', kind='"mirror"', of='"b"'),
    ],
    "a: lines: they hold 3 options, and it has 1": [
        item(id='"a"', kind='"marks"', lines="[3]", options='[{ key = "yes", label = "はい" }]'),
    ],
    "a: minimum: it is above the maximum": [
        item(id='"a"', kind='"number"', minimum="2", maximum="1"),
    ],
    "b: beside: its label is not printed there": [
        item(id='"a"'),
        item(id='"b"', kind='"date"', beside="true"),
    ],
    "a: label: only a band has several lines": [item(id='"a"', label='"上\\n下"')],
    "a: choice: columns": [item(id='"a"', kind='"choice"', choices='"yes_no"', columns="0")],
    "a: widths: they are of 1 columns, and it has 2": [
        item(id='"a"', layout='"table"', widths="[1.0]", **ROWS),
        item(id='"b"', **{"in": '"a"'}),
        item(id='"c"', **{"in": '"a"'}),
    ],
    "a: widths: only a table": [
        item(id='"a"', widths="[1.0]", **ROWS),
        item(id='"b"', **{"in": '"a"'}),
    ],
    "a: bands: each ends behind": [
        item(id='"a"', bands="[5, 1]", **ROWS),
        item(id='"b"', **{"in": '"a"'}),
    ],
    "b: in: a heading is no column of a": [
        item(id='"a"', layout='"table"', **ROWS),
        item(id='"b"', kind='"heading"', **{"in": '"a"'}),
    ],
    "b: in: a table or a picture stands in no entry of a": [
        item(id='"a"', **ROWS),
        item(id='"b"', layout='"table"', **ROWS, **{"in": '"a"'}),
        item(id='"c"', **{"in": '"b"'}),
    ],
    "a: title_in_band: it has no title_item": [
        item(id='"a"', title_in_band="true", **ROWS),
        item(id='"b"', **{"in": '"a"'}),
    ],
    "a: layout: no section is printed for each": [
        item(id='"a"', layout='"sections"', **ROWS),
        item(id='"b"', **{"in": '"a"'}),
    ],
    "section second: each: a is printed by its own layout": [
        item(id='"a"', **ROWS),
        '[[section]]\nid = "second"\ntitle = "次"\neach = "a"\n',
        item(id='"b"'),
    ],
    "section first: id: two sections": ['[[section]]\nid = "first"\ntitle = "次"\n'],
    "section second: item: it has none": ['[[section]]\nid = "second"\ntitle = "次"\n'],
    "section second: layout: a cover stands first": [
        '[[section]]\nid = "second"\ntitle = "次"\nlayout = "cover"\n',
    ],
    "section second: layout: contents have nothing but constants": [
        '[[section]]\nid = "second"\ntitle = "次"\nlayout = "contents"\n',
        item(id='"a"'),
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
    "guidance: nothing: no such file": ("[roles]", 'guidance = ["common", "nothing"]\n[roles]'),
    "sample: nothing.json: no such file": ("[roles]", 'sample = "nothing.json"\n[roles]'),
    "choices: yes_no: it has none": ('yes = "はい"\nno = "いいえ"', ""),
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


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        ('author = "a"', "roles: author: a stands in entries of b"),
        ('files = "b"\nfile_name = "cover.author"\nauthor = "cover.author"', "in no entry of b"),
    ],
)
def test_a_role_is_played_where_those_who_ask_for_it_look(load, roles, sentence):
    head = HEAD.replace('author = "cover.author"', roles, 1)
    with pytest.raises(FormError) as caught:
        load(item(id='"b"', **ROWS), item(id='"a"', **{"in": '"b"'}), head=head)
    assert sentence in str(caught.value.places["faults"])


def test_what_is_weighed_against_the_duties_has_no_other_keys(load):
    head = HEAD.replace("author =", 'assessed_result = "a"\nauthor =', 1)
    with pytest.raises(FormError) as caught:
        load(item(id='"a"', kind='"choice"', choices='"yes_no"'), head=head)
    assert "a: it plays assessed_result, and its key yes is none of none, basic" in str(
        caught.value.places["faults"]
    )


def test_a_repeat_is_asked_for_by_its_id_and_nothing_else_is_one(load):
    form = load(item(id='"a"', **ROWS), item(id='"a.name"', **{"in": '"a"'}), item(id='"b"'))
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
