"""The project's own papers say what is true: README, CI, change list, packages, version."""

import re
import tomllib
from pathlib import Path

from piadesk import __version__
from piadesk.commands import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def commands_of(text):
    return [line for line in text.splitlines() if line.startswith("python3 -m venv")]


def test_ci_runs_the_test_command_of_the_readme_word_for_word():
    (in_ci,) = commands_of((ROOT / ".ci" / "run").read_text(encoding="utf-8"))
    assert in_ci in commands_of(README)
    assert in_ci.endswith("-m pytest")


def test_every_command_that_the_readme_names_exists():
    named = set(re.findall(r"^\| `piadesk ([a-z]+)", README, re.MULTILINE))
    assert named == set(COMMANDS)


def test_every_folder_and_file_that_the_readme_names_exists():
    named = re.findall(r"`((?:piadesk|ui|resources|tests)/[\w./-]*)`", README)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_package_is_installed():
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for folder in ("piadesk", "ui")
        for path in (ROOT / folder).rglob("__init__.py")
    }
    assert listed == found


def test_the_change_list_begins_with_this_version():
    versions = re.findall(
        r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert versions[0] == __version__
