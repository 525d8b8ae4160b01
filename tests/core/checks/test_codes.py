"""Every code that a rule gives has its sentence and its source, and no sentence lies idle."""

import ast
import re
from pathlib import Path

import pytest

import piadesk.checks
from piadesk import words

ROOMS = [Path(piadesk.checks.__file__).parent, Path(piadesk.checks.__file__).parents[1] / "kinds"]
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for room in ROOMS
    for path in sorted(room.rglob("*.py"))
}
CODE = re.compile(r"[a-z]+(_[a-z]+)*")


def findings(tree):
    """The first arguments of the calls that make findings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in {"found", "Finding", "Fault"}:
                yield node.args[0]


def constants(node):
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and CODE.fullmatch(str(part.value)):
            yield part.value


def values_of(name, tree):
    """What a name is set to in a module: by assignments, and as a key of its tables."""
    for node in ast.walk(tree):
        targets = [ast.unparse(target) for target in getattr(node, "targets", [])]
        if isinstance(node, ast.Assign) and any(name in re.findall(r"\w+", t) for t in targets):
            yield from constants(node.value)
        elif isinstance(node, ast.Dict):
            yield from (code for key in node.keys if key for code in constants(key))


def codes():
    for path, tree in TREES.items():
        for code in findings(tree):
            literal = isinstance(code, ast.Constant | ast.IfExp)
            given = constants(code) if literal else values_of(ast.unparse(code), tree)
            yield from ((path.stem, one) for one in given)


CODES = sorted(set(codes()))


def test_the_codes_of_the_rules_are_seen_by_this_test():
    assert len({code for _, code in CODES}) > 80


@pytest.mark.parametrize(("file", "code"), CODES)
def test_a_code_has_its_sentence_and_its_source(file, code):
    assert f"finding.{code}" in words.all_words(), file
    assert f"source.{code}" in words.all_words(), file


def test_no_sentence_is_without_a_source_and_no_source_without_a_sentence():
    keys = [key.partition(".") for key in words.all_words()]
    sentences = {code for kind, _, code in keys if kind == "finding"}
    assert sentences == {code for kind, _, code in keys if kind == "source"}
    named = {text for tree in TREES.values() for text in constants(tree)}
    assert {code.removesuffix("_run") for code in sentences} <= named
