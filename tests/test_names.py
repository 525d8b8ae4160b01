"""Names that the glossary bars: a local that holds thirteen different things explains none."""

import ast
import re

import pytest

from tests.test_imports import ALL

VAGUE = frozenset({"told", "found", "at", "kin", "foot", "least", "most"})
"""Said of anything. What a thing is, `docs/glossary.md` tells: finding, address, position …"""

BESIDE = {"other", "others", "two"}
"""Beside these ``one`` is plain English, and so it is in a comprehension."""

BARE = re.compile(r"^_?(?:MOST|LEAST|LONGEST|SHORTEST|LARGEST|SMALLEST)\b(?=\s*[:=])", re.MULTILINE)
"""Constants that do not say of what."""

LIKELY = re.compile(
    rf"\b(?:{'|'.join(VAGUE)})(?: :?= |[:,)\]]| in\b)|def _?(?:{'|'.join(VAGUE)})\b"
    r"|^\s*for one\b|\bone(?: :?= |[:,])",
    re.MULTILINE,
)
"""A text without this binds none of them, and need not be parsed."""


def bound(node):
    """The names that arguments, assignments, loops and patterns give."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        elif isinstance(inner, ast.arg):
            yield inner.arg
        elif isinstance(inner, ast.MatchAs) and inner.name:
            yield inner.name


def bound_in_comprehensions(node):
    loops = (inner for inner in ast.walk(node) if isinstance(inner, ast.comprehension))
    return [name for loop in loops for name in bound(loop.target)]


def vague_names(text):
    """A local or a private function called so; ``one`` for the noun of a loop or an argument."""
    tree = ast.parse(text) if LIKELY.search(text) else ast.Module([], [])
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        names = list(bound(function))
        yield from (name for name in names if name in VAGUE)
        if function.name.removeprefix("_") in VAGUE and function.name not in VAGUE:
            yield function.name
        alone = names.count("one") > bound_in_comprehensions(function).count("one")
        if alone and BESIDE.isdisjoint(names):
            yield "one"
    yield from BARE.findall(text)


def test_a_name_says_what_the_thing_is():
    texts = {name: path.read_text(encoding="utf-8") for name, path in ALL.items()}
    named = {name: sorted(set(vague_names(text))) for name, text in texts.items()}
    assert {name: vague for name, vague in named.items() if vague} == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f(told): ...", "told"),
        ("def f():\n    for at in x: ...", "at"),
        ("def f():\n    for at, y in x: ...", "at"),
        ("def f():\n    return [g(found) for found in x]", "found"),
        ("def f():\n    match x:\n        case C(at): ...", "at"),
        ("def _told(): ...", "_told"),
        ("def f(one: str): ...", "one"),
        ("def f():\n    one = 1", "one"),
        ("_MOST: Final = 3", "_MOST"),
    ],
)
def test_a_vague_name_is_seen(text, name):
    assert set(vague_names(text)) == {name}


@pytest.mark.parametrize(
    "text",
    ["def f(one, other): ...", "def f():\n    return [one for one in x]", "_MOST_ROWS = 3"],
)
def test_plain_english_is_let_pass(text):
    assert list(vague_names(text)) == []
