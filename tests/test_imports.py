"""The doors between the rooms: who may import whom. A rule that is not tested is a wish."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

CORE = "piadesk"
LIBRARIES = {"pydantic", "platformdirs", "reportlab", "pypdfium2", "PySide6", "openpyxl", "PIL"}

MAY_USE = {
    "piadesk.errors": set(),
    "piadesk.words": {"piadesk.errors", "piadesk.places"},
    "piadesk.places": {"piadesk", "platformdirs"},
    "piadesk.era": set(),
    "piadesk.items": {"pydantic"},
    "piadesk.definition": {"piadesk.items", "pydantic"},
    "piadesk.catalogue": {"piadesk.definition", "piadesk.errors", "piadesk.places", "pydantic"},
    "piadesk.kinds": {"piadesk", "piadesk.definition", "piadesk.era", "pydantic"},
    "piadesk.sheet": {"piadesk", "piadesk.definition", "piadesk.kinds", "pydantic"},
    "piadesk.threshold": {"pydantic"},
    "piadesk.edits": {"piadesk.sheet", "pydantic"},
    "piadesk.printing.lines": set(),
}
"""The rooms with few doors, and all their doors."""

ONLY_IN = {
    "reportlab": ("piadesk.printing",),
    "pypdfium2": ("piadesk.intake", "ui"),
    "openpyxl": ("piadesk.intake",),
    "platformdirs": ("piadesk.places",),
    "PySide6": ("ui",),
    "ui": ("ui", "piadesk.__main__"),
}
"""Who alone may import these."""


def modules():
    for folder in (CORE, "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imports(path):
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


def is_module(name):
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


ALL = dict(modules())


@pytest.mark.parametrize("name", ALL)
def test_a_room_uses_only_its_doors(name):
    used = set(imports(ALL[name]))
    ours = {one for one in used if one.split(".")[0] in {CORE, "ui", *LIBRARIES}}
    if name in MAY_USE:
        assert ours <= MAY_USE[name]
    for guarded, rooms in ONLY_IN.items():
        if any(one == guarded or one.startswith(f"{guarded}.") for one in ours):
            assert name.startswith(rooms)


def test_no_circle_between_modules():
    graph = {name: {one for one in imports(path) if one in ALL} for name, path in ALL.items()}
    done = set()

    def visit(name, trail):
        assert name not in trail, " → ".join((*trail, name))
        if name not in done:
            for other in graph[name] - {"piadesk", name}:
                visit(other, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_fields_never_import_the_window():
    for name, path in ALL.items():
        if name.startswith("ui.fields"):
            assert not {"ui.window", "ui.desk", "ui.pages.section_page"} & set(imports(path))


def test_only_telling_opens_message_boxes():
    for name, path in ALL.items():
        if name.startswith("ui") and name != "ui.telling":
            assert "QMessageBox" not in path.read_text(encoding="utf-8")
