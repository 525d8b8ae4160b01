"""The doors between the rooms: who may import whom. A rule that is not tested is a wish."""

import ast
import builtins
import functools
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

CORE = "piadesk"
LIBRARIES = {
    "pydantic",
    "platformdirs",
    "reportlab",
    "pypdfium2",
    "PySide6",
    "openpyxl",
    "PIL",
    "jpholiday",
    "icalendar",
}

STAIRS = (
    (
        *("digests", "errors", "json_values", "places", "parsed", "words", "manual"),
        *("texts", "typeface", "forms", "scheme", "kinds", "sheets", "boxes"),
        *("storage", "revision", "checks", "acts", "printing", "exporting", "intake"),
        *("official", "foreign", "office"),
        *("commands", "__main__"),
    ),
    (
        *("look", "messages", "marked_texts", "desk", "dialogs"),
        *("formview", "fields", "aids", "wizard", "preview", "revision", "memos", "panels"),
        *(
            "home",
            "office",
            "importing",
            "merging",
            "templates",
            "actions",
            "save_status",
            "top_bar",
            "menus",
            "manual",
            "page_stack",
        ),
        *("start_folder", "window", "starting", "session_end", "app", "__main__"),
    ),
)
"""The rooms of ``piadesk/`` and of ``ui/``: each may use those that stand before it, no other."""

ALONE = {"piadesk.scheme.era", "piadesk.printing.layout.lines", "piadesk.errors"}
"""Modules that use nothing of ours and no library."""

ONLY_IN = {
    "hashlib": ("piadesk.digests",),
    "secrets": (),
    "reportlab": ("piadesk.printing",),
    "pypdfium2": ("piadesk.intake", "ui"),
    "openpyxl": ("piadesk.intake", "piadesk.exporting", "piadesk.official"),
    "platformdirs": ("piadesk.places",),
    "jpholiday": ("piadesk.scheme.workdays",),
    "icalendar": ("piadesk.office.calendar",),
    "PySide6": ("ui",),
    "ui": ("ui", "piadesk.__main__"),
}
"""Who alone may import these."""


def modules():
    for folder in (CORE, "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


@functools.cache
def imports(path):
    """Whatever a file imports; each is read once."""
    return frozenset(_imports(path))


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module
            yield from (
                f"{node.module}.{alias.name}"
                for alias in node.names
                if is_module(f"{node.module}.{alias.name}")
            )


@functools.cache
def is_module(name):
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


ALL = dict(modules())


def room(name):
    """The room of a module inside its house: ``sheets`` of ``piadesk.sheets.walk``."""
    house, _, inner = name.partition(".")
    return house, inner.partition(".")[0]


def test_a_module_uses_only_its_doors():
    for name, path in ALL.items():
        used = imports(path)
        ours = {one for one in used if one.split(".")[0] in {CORE, "ui", *LIBRARIES}}
        assert not (name in ALONE and ours), f"{name} uses {ours}"
        for guarded, rooms in ONLY_IN.items():
            if any(one == guarded or one.startswith(f"{guarded}.") for one in used):
                assert name.startswith(rooms), f"{name} uses {guarded}"


@pytest.mark.parametrize(("house", "stair"), list(zip((CORE, "ui"), STAIRS, strict=True)))
def test_every_room_uses_only_rooms_below_it(house, stair):
    steps = {step: height for height, step in enumerate(stair)}
    for name, path in ALL.items():
        own = room(name)
        if own[0] != house or not own[1]:
            continue
        below = {room(one)[1] for one in imports(path) if room(one)[0] == house}
        above = {other for other in below - {"", own[1]} if steps[other] > steps[own[1]]}
        assert not above, f"{name} uses {above}"


def test_rooms_within_a_room_stand_in_no_circle():
    graph = {}
    for name, path in ALL.items():
        *outer, inner, _ = ["", *name.split(".")]
        if len(outer) < 3:
            continue
        for one in imports(path):
            other = one.split(".")
            if other[:2] == outer[1:] and len(other) > 3 and other[2] != inner:
                graph.setdefault((*outer[1:], inner), set()).add((*outer[1:], other[2]))
    assert graph
    assert_no_circle(graph)


def test_no_circle_between_modules():
    graph = {name: {one for one in imports(path) if one in ALL} for name, path in ALL.items()}
    assert_no_circle({name: others - {"piadesk", name} for name, others in graph.items()})


def assert_no_circle(graph):
    done = set()

    def visit(name, trail):
        assert name not in trail, " → ".join(map(str, (*trail, name)))
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_fields_never_import_the_window():
    for name, path in ALL.items():
        if name.startswith("ui.fields"):
            assert not {"ui.window", "ui.desk.desk", "ui.wizard.section_page"} & set(imports(path))


def test_only_messages_opens_message_boxes():
    for name, path in ALL.items():
        if name.startswith("ui") and name != "ui.messages.messages":
            imported = path.read_text(encoding="utf-8").replace('"QMessageBox"', "")  # a name
            assert "QMessageBox" not in imported


def test_no_module_is_read_twice_when_it_is_imported():
    import ui  # noqa: F401

    assert builtins.__import__.__name__ != "__feature_import__"


def test_the_page_on_the_architecture_shows_this_stair():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    columns = re.findall(r"^\| (`[^|]*`) \|", page, re.MULTILINE)
    named = [name for column in columns for name in re.findall(r"`(\w+)`", column)]
    assert named == [room for stair in STAIRS for room in stair if room != "__main__"]
