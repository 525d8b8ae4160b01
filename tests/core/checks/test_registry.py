"""The rules and their words: every code a rule can give is declared, said and has its source."""

import ast
import functools
import string
from pathlib import Path

import pytest

from piadesk import checks, words
from piadesk.checks.explanations import explanations
from piadesk.checks.finding import DECLARED, Severity, finding
from piadesk.checks.items import answers
from piadesk.checks.registry import ITEM_RULES, SHEET_RULES, item_rule
from piadesk.checks.rule_files import RULE_FILES
from piadesk.sheets.sheet import Address
from tests.checks_page import PAGE, page

FOLDER = Path(checks.__file__).parent


@functools.cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def calls():
    """Every ``finding("code", …)``: where, the code, the blanks that it fills."""
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "finding":
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield path.name, code.value, {word.arg for word in node.keywords}


def spoken(group):
    return {key.split(".", 1)[1] for key in words.all_words() if key.startswith(f"{group}.")}


def blanks(code):
    sentence = words.all_words()[f"finding.{code}"]
    return {blank for _, blank, _, _ in string.Formatter().parse(sentence) if blank}


def test_a_finding_is_declared_and_fills_the_blanks_of_its_sentence():
    found = list(calls())
    assert len(found) > 100
    assert [(file, code) for file, code, _ in found if code not in DECLARED] == []
    assert [(file, code) for file, code, given in found if not blanks(code) <= given] == []


def test_every_code_has_its_sentence_and_its_source_and_no_word_lies_idle():
    assert spoken("finding") == spoken("source") == set(DECLARED)


def test_every_file_with_rules_is_asked():
    with_rules = {
        ".".join(("piadesk.checks", *path.relative_to(FOLDER).with_suffix("").parts))
        for path in FOLDER.rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and any("_rule" in ast.unparse(decorator) for decorator in node.decorator_list)
    }
    assert with_rules == {module.__name__ for module in RULE_FILES}


def test_every_rule_says_what_it_is_and_names_its_source():
    rules = [*ITEM_RULES, *(rule for rules in SHEET_RULES.values() for rule in rules)]
    assert len(rules) > 50
    assert [rule.__name__ for rule in rules if "Source:" not in (rule.__doc__ or "")] == []


def test_no_two_rules_may_find_the_same():
    with pytest.raises(ValueError, match="two rules find empty"):
        item_rule(empty=Severity.HINT)(answers.empty)
    assert DECLARED["empty"] is Severity.ERROR


def test_a_finding_is_as_grave_as_declared_unless_the_case_is_a_lesser_one():
    at = Address((), "log.date")
    assert finding("no_day", at).severity is Severity.ERROR
    assert finding("no_day", at, Severity.WARNING).severity is Severity.WARNING


def test_the_page_about_the_checks_says_what_the_rules_say():
    is_current = PAGE.read_text(encoding="utf-8") == page()
    assert is_current, "python -m tests.checks_page writes docs/checks.md anew"


def test_every_code_explains_itself_with_an_example_that_is_wrong_and_one_that_is_right():
    assert set(explanations()) == set(DECLARED)
    assert [code for code, words in explanations().items() if not all(map(str.strip, words))] == []
    assert [code for code, one in explanations().items() if one.wrong == one.right] == []
