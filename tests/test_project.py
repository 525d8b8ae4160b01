"""The project's own papers say what is true: README, CI, change list, packages, version."""

import re
import statistics
import tomllib
from pathlib import Path

import pytest

from piadesk import __version__
from piadesk.commands import COMMANDS
from tests.mutation.faults import all_faults

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
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


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_folder_and_file_that_a_guide_names_exists(guide):
    text = guide.read_text(encoding="utf-8")
    named = re.findall(r"`((?:piadesk|ui|resources|tests|docs|\.ci)/[\w./-]*)`", text)
    named += re.findall(
        r"\b((?:piadesk|ui|resources|tests|docs)/[\w./-]+\.(?:py|md|toml|sh))\b", text
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_room_stands_in_the_guide_to_it():
    rooms = [path for house in ("piadesk", "ui") for path in (ROOT / house).iterdir()]
    modules = [path.stem for path in rooms if path.stem[:2] != "__"]
    architecture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [name for name in modules if f"`{name}`" not in architecture] == []
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = [path.name for path in (ROOT / "tests").iterdir() if path.is_dir()]
    named = [name for name in folders if name[:2] != "__"]
    assert [name for name in named if f"`tests/{name}`" not in contributing] == []


def test_every_link_inside_the_guides_leads_somewhere():
    links = [
        (guide, link)
        for guide in GUIDES
        for link in re.findall(r"\]\(([^):#]+)\)", guide.read_text(encoding="utf-8"))
    ]
    assert links
    assert [link for guide, link in links if not (guide.parent / link).exists()] == []


def test_every_package_is_installed():
    listed = set(PROJECT["tool"]["setuptools"]["packages"])
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for folder in ("piadesk", "ui")
        for path in (ROOT / folder).rglob("__init__.py")
    }
    assert listed == found | {"piadesk.resources"}


def test_the_change_list_begins_with_this_version():
    versions = re.findall(
        r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert versions[0] == __version__


def test_every_fault_of_the_mutation_run_names_code_and_tests_that_stand():
    """Whoever rewrites such a line names it anew in `tests/mutation/faults`: else the fault is lost
    until the next run, which takes an hour."""
    lost = {fault.name: fault.lost() for fault in all_faults()}
    assert {name: words for name, words in lost.items() if words} == {}


def test_no_file_of_the_code_is_long_and_half_of_them_are_short():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("piadesk", "ui", "tests")
        for path in (ROOT / folder).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 350} == {}
    assert statistics.median(lengths.values()) <= 100


def test_a_test_waits_for_the_keyboard_and_not_for_what_windows_calls_active():
    """`tests.ui.opened.bring_forward` tells why."""
    early = ("." + "isActiveWindow)", "." + "waitActive(")
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    assert [path for path, text in texts.items() if any(words in text for words in early)] == []
