"""What is in a bundle is listed: each module has a package, and each package its licence text."""

import importlib
import sys
from pathlib import Path

import pytest

from piadesk.commands import COMMANDS

ROOT = Path(__file__).parents[1]
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


@pytest.fixture
def contents(monkeypatch):
    monkeypatch.setattr(sys, "path", [str(ROOT / "resources" / "installer"), *sys.path])
    return importlib.import_module("contents")


def test_modules_are_listed_by_the_packages_that_they_belong_to(contents):
    named = ["json", "ui.window", "pyimod01_archive", "PIL\\_imaging.cp312.pyd", "PySide6"]
    names = [package.name.casefold() for package in contents.packages(named)]
    assert names == ["pillow", "pyside6_essentials"]


def test_all_modules_of_ours_are_asked_for_whoever_loads_them_and_when(contents):
    asked = set(contents.own_modules())
    assert {"piadesk", "ui.window", "ui.office.page", *COMMANDS.values()} <= asked
    assert not any(name.endswith(("__init__", "__main__")) for name in asked)


def test_a_module_that_nobody_knows_may_not_be_in_a_bundle(contents):
    with pytest.raises(LookupError, match="stranger"):
        contents.packages(["json", "stranger.things"])


def test_every_package_brings_its_licence_text_and_qt_that_of_the_lgpl(contents):
    modules = ["PIL", "PySide6", "icalendar", "openpyxl", "pydantic", "pypdfium2", "reportlab"]
    texts = contents.licence_texts(modules)
    assert all(Path(file).stat().st_size for file, _ in texts)
    folders = {Path(folder).parts[1].casefold() for _, folder in texts}
    assert folders >= {module.casefold() for module in modules[2:]} | {"pillow"}
    assert "licences/Qt, PySide6" in {folder for file, folder in texts if "LGPL" in file}


def test_what_comes_inside_of_others_is_named_among_the_licences(contents):
    assert [part.name for part in contents.PARTS if part.name.split(" (")[0] not in LICENCES] == []
    assert {part.name for part in contents.parts(ROOT)} > {"BIZ UDPGothic", "Noto Sans JP (subset)"}
