"""The program asks for roles and keys: no item id and no 選択肢 of a form stands in it."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import LOG_COLUMNS, REQUIRED
from tests.core.checks.sampled import sheet_of, shortened

ROOT = Path(__file__).parents[3]
FILES = [*(ROOT / "piadesk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
FORMS = [catalogue.form(form_id) for form_id in catalogue.form_ids()]

ITEMS = {item.id for form in FORMS for item in form.items if "." in item.id}
"""The ids that no other word looks like."""

SHORTEST = 2

FOLDED_YEAR = {"1年"}
"""How 元年 is compared; a retention period is called so too."""
CHOICES = {
    text
    for form in FORMS
    for item in form.items
    if isinstance(item, d.Choice | d.Marks)
    for text in form.choices_of(item)
    if len(text) >= SHORTEST
}


def literals(path):
    """Every text in a file but its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_no_item_and_no_choice_of_a_form_is_named():
    barred = ITEMS | (CHOICES - FOLDED_YEAR)
    named = {str(path.relative_to(ROOT)): set(literals(path)) & barred for path in FILES}
    assert len(named) > 500
    assert {path: words for path, words in named.items() if words} == {}


FORM = catalogue.form("form3-r06")


@pytest.fixture(scope="module")
def sheet():
    return shortened(sheet_of(FORM.id, {}))


@pytest.fixture(scope="module")
def known(sheet):
    return {finding.code for finding in check(FORM, sheet)}


@pytest.mark.parametrize("role", set(FORM.roles) - set(REQUIRED) - set(LOG_COLUMNS))
def test_where_a_form_lacks_a_role_the_rules_about_it_say_nothing(role, sheet, known):
    roles = {name: item for name, item in FORM.roles.items() if name != role}
    form = replace(FORM, roles=roles)
    assert {finding.code for finding in check(form, sheet)} <= known
