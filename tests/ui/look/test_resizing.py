"""While Qt hands out sizes nothing comes or goes.

To show or hide a widget lays out all that it stands in, at once: the sizes of before, half handed
out, are handed out to the end afterwards, and things stay in places that are no longer theirs.
"""

import ast
from pathlib import Path

import ui

COMING = {"show", "hide", "setVisible", "setHidden"}


def calls_in(function):
    return {
        node.func.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }


def coming_while_resized(tree):
    """The classes whose `resizeEvent` shows or hides something, itself or in what it calls."""
    for cls in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        methods = {one.name: calls_in(one) for one in cls.body if isinstance(one, ast.FunctionDef)}
        called, due = set(), {"resizeEvent"} & methods.keys()
        while due:
            called |= due
            due = {one for name in due for one in methods[name] & methods.keys()} - called
        if any(methods[name] & COMING for name in called):
            yield cls.name


def test_no_size_that_is_handed_out_makes_something_come_or_go():
    faults = {
        path.name: list(names)
        for path in sorted(Path(ui.__file__).parent.rglob("*.py"))
        if (names := list(coming_while_resized(ast.parse(path.read_text(encoding="utf-8")))))
    }
    assert faults == {}
