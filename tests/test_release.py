"""What a release is built from is pinned, is what the project asks for, and names no address."""

import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parents[1]
PINS = (ROOT / "release-requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["build"]]
PINNED = dict(re.findall(r"^([\w-]+)==([\w.]+)", PINS, re.MULTILINE))
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").casefold()


def name_of(asked):
    return re.match(r"[\w-]+", asked)[0].casefold()


def numbers(version):
    return [int(number) for number in version.split(".")[:2]]


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_for_has_bounds_and_is_pinned_within_them(asked):
    version, _, marker = asked.partition(";")
    least, most = re.search(r">=([\d.]+)", version), re.search(r"<([\d.]+)", version)
    assert least
    assert most
    if "<" not in marker:  # an older Python than the one that releases are built with
        pinned = numbers(PINNED[name_of(asked)])
        assert numbers(least[1]) <= pinned < numbers(most[1])


@pytest.mark.parametrize("package", PINNED)
def test_every_package_has_a_digest_and_a_licence(package):
    [digests] = re.findall(rf"^{package}==[^\n]*\\\n((?:    --hash=[^\n]*\n)+)", PINS, re.MULTILINE)
    assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", digests)
    assert package in LICENCES


def test_no_address_stands_in_the_pins():
    assert not re.search(r"://|--index|--find-links|--trusted", PINS)


def test_windows_is_told_what_the_program_can_do():
    manifest = (ROOT / "resources" / "installer" / "piadesk.manifest").read_text(encoding="utf-8")
    told = {node.tag.rpartition("}")[2]: node for node in ElementTree.fromstring(manifest).iter()}
    assert told["dpiAwareness"].text.startswith("PerMonitorV2")
    assert told["longPathAware"].text == "true"
    assert told["requestedExecutionLevel"].get("level") == "asInvoker"
