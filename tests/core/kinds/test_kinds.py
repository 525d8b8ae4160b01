"""What a value of each kind is: its shape in the file, blank or not, and its words."""

import ast
from pathlib import Path

import pytest

from piadesk import kinds, words
from piadesk.checks import rule_files
from piadesk.checks.finding import DECLARED
from piadesk.forms import catalogue
from piadesk.kinds import ChosenMarks, fits, is_blank, shown
from tests.conftest import tiny_form

FORM = tiny_form("blanks")
MEANS = FORM.by_id["means"]


def test_marks_keep_the_official_order():
    chosen = ChosenMarks(("その他",)).with_mark(MEANS, "専用線", True)
    assert chosen.marked == ("専用線", "その他")
    assert chosen.with_mark(MEANS, "その他", False).marked == ("専用線",)


def test_marks_come_back_from_the_file():
    chosen = ChosenMarks(("その他",)).with_text("その他", "郵送")
    assert ChosenMarks.of(chosen.value()) == chosen
    assert ChosenMarks.of(None).value() is None


def test_words_in_brackets_without_their_mark_are_kept_and_shown():
    value = ChosenMarks().with_text("その他", "郵送").value()
    assert shown(MEANS, value) == "[　] 専用線　[　] その他（郵送）"


def test_a_mark_that_the_form_does_not_have_is_kept_and_shown():
    chosen = ChosenMarks(("口頭",)).with_mark(MEANS, "専用線", True)
    assert shown(MEANS, chosen.value()) == "[○] 専用線　[　] その他（）　[○] 口頭"


@pytest.mark.parametrize("value", [None, "", False, [], {}, {"marked": []}, {"texts": {"a": ""}}])
def test_nothing_is_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize("value", [" ", "0", True, ["a"], {"marked": ["a"]}, {"later": 1}, 0])
def test_something_is_not_blank(value):
    assert not is_blank(value)


@pytest.mark.parametrize(
    ("item", "right", "wrong"),
    [
        ("none", True, "○"),
        ("name", "名前", 5),
        ("again", "行う", True),
        ("means", {"marked": ["専用線"]}, {"marked": "専用線"}),
        ("means", {"marked": [], "texts": {"その他": "郵送"}}, ["専用線"]),
    ],
)
def test_a_value_has_the_shape_of_its_kind(item, right, wrong):
    assert fits(FORM.by_id[item], right)
    assert not fits(FORM.by_id[item], wrong)


def test_headings_take_no_answer():
    heading = catalogue.form("form2-r06").by_id["basic.affair"]
    assert not fits(heading, "x")


def test_a_single_mark_is_shown_as_a_circle():
    assert shown(FORM.by_id["none"], True) == kinds.MARKED
    assert shown(FORM.by_id["none"], None) == ""


def codes_of(node):
    """What words a kind asks for: codes of faults, of notes of a reading and of a cell pasted."""
    name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
    if name == "Fault":
        yield "finding", node.args[0].value
        yield "source", node.args[0].value
    elif name == "Pasted":
        given = [*node.args[1:2], *(word.value for word in node.keywords if word.arg == "note")]
        texts = (part for one in given for part in ast.walk(one) if isinstance(part, ast.Constant))
        yield from (("paste.notes", part.value) for part in texts if part.value)
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
        code, blanks = node.elts
        if isinstance(blanks, ast.Dict) and isinstance(code, ast.Constant):
            yield "import.note", code.value


def asked_by_kinds():
    for path in Path(kinds.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield from ((path.name, group, code) for group, code in codes_of(node))


def test_every_code_of_a_kind_has_its_words_and_of_a_fault_its_severity():
    asked = list(asked_by_kinds())
    assert {group for _, group, _ in asked} == {"finding", "source", "paste.notes", "import.note"}
    lacking = [f"{file}: words of {group}.{code}" for file, group, code in asked
               if f"{group}.{code}" not in words.all_words()]  # fmt: skip
    assert rule_files.RULE_FILES, "the rules declare their codes as they are loaded"
    lacking += [f"{file}: severity of {code}" for file, group, code in asked
                if group == "finding" and code not in DECLARED]  # fmt: skip
    assert not lacking, "\n".join(lacking)


@pytest.mark.parametrize(
    ("words", "value", "codes"),
    [("[○] 委託しない", True, []), ("[　] 委託しない", False, []),
     ("[■] 委託しない", False, ["marks_hidden"]), ("■ 委託しない", True, [])],
)  # fmt: skip
def test_a_mark_hidden_in_its_bracket_is_told_and_a_filled_square_is_one(words, value, codes):
    form = catalogue.form("form2-r06")
    item = form.by_id["risk.entrust.none"]
    read = kinds.kind_of(item).read(form, item, words)
    assert (read.value, [code for code, _ in read.notes]) == (value, codes)
