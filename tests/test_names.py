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


PARTICIPLE = re.compile(
    r"_?(?:[a-z]+ed|shown|written|taken|drawn|kept|made|left|cut|built|given|known|said|sent)(?:_|$)"
)
"""What a function is called that returns what came of its argument and changes nothing, as Python's
``sorted`` does. Behind one of these nobody looks for an act."""

NO_PARTICIPLE = re.compile(r"_?(?:need|seed|feed|embed|exceed)(?:_|$)")


def acts_in_disguise(text, edits):
    """Functions that act, or that return the edits which an act needs, under a participle."""
    if PARTICIPLE.search(text.replace("(", "_")):  # else it need not be parsed
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                is_act = ast.unparse(node.returns) == "None"
                makes_edits = not edits.isdisjoint(re.findall(r"\w+", ast.unparse(node.returns)))
                is_noun = node.name.endswith(("_edit", "_edits"))
                is_participle = PARTICIPLE.match(node.name) and not NO_PARTICIPLE.match(node.name)
                if (is_act or makes_edits) and is_participle and not is_noun:
                    yield node.name


def edit_classes():
    tree = ast.parse(ALL["piadesk.sheets.edits"].read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)} | {"Edit"}


def test_what_acts_is_called_by_a_verb():
    """Slots of the window's signals are called by what has happened: `_clicked`."""
    core = {name: path for name, path in ALL.items() if name.startswith("piadesk")}
    texts = {name: path.read_text(encoding="utf-8") for name, path in core.items()}
    edits = edit_classes()
    assert len(edits) > 5
    named = {name: list(acts_in_disguise(text, edits)) for name, text in texts.items()}
    assert {name: acts for name, acts in named.items() if acts} == {}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("def _framed(x) -> None: ...", ["_framed"]),
        ("def taken_back(x) -> SetNote: ...", ["taken_back"]),
        ("def dated(x) -> Iterator[SetNote]: ...", ["dated"]),
        ("def folded(x) -> str: ...", []),
        ("def need(x) -> None: ...", []),
    ],
)
def test_an_act_in_disguise_is_seen(text, acts):
    assert list(acts_in_disguise(text, {"SetNote"})) == acts


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
