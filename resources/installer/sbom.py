"""Lists what a bundle contains, with versions and licences, as CycloneDX JSON.

``python resources/installer/sbom.py BUNDLE OUT.json``, with the Python that made the bundle: what
PIAdesk needs of the packages installed there, Python itself, and the data of others (fonts, icons,
words).
"""

import platform
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL
from packaging.requirements import Requirement

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from piadesk import APP_NAME, __version__  # noqa: E402


def main(bundle: Path, out: Path) -> None:
    """Write the list of what is in ``bundle``."""
    bom = Bom()
    bom.metadata.component = Component(
        type=ComponentType.APPLICATION,
        name=APP_NAME,
        version=__version__,
        licenses=[_licence("MIT")],
        bom_ref="piadesk",
    )
    parts = [*_packages(), _python(), *_data(bundle)]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(bom.metadata.component, parts)
    writer = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    writer.output_to_file(str(out), allow_overwrite=True, indent=1)
    sys.stdout.write(f"{out.name}: {len(parts)} components\n")


def _packages() -> Iterator[Component]:
    """Everything that the program asks for, and what that asks for in turn."""
    waiting, seen = _own_requirements(), set[str]()
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        seen.add(name)
        package = metadata.distribution(wanted.name)
        waiting += [Requirement(line) for line in package.requires or ()]
        yield Component(
            type=ComponentType.LIBRARY,
            name=package.metadata["Name"],
            version=package.version,
            licenses=[_licence(_licence_of(package))],
            purl=PackageURL("pypi", None, name, package.version),
            description=package.metadata["Summary"],
            bom_ref=f"pypi:{name}",
        )


def _own_requirements() -> list[Requirement]:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        return [Requirement(line) for line in tomllib.load(file)["project"]["dependencies"]]


def _licence_of(package: metadata.Distribution) -> str:
    """As the package says it: by expression, by name, by classifier."""
    about = package.metadata
    if told := about["License-Expression"]:
        return told
    classified = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    named = (about["License"] or "").strip()
    return named if named and "\n" not in named else " / ".join(classified) or "unknown"


def _licence(told: str) -> License:
    one_word = re.fullmatch(r"[\w.+-]+( (AND|OR|WITH) [\w.+() -]+)?", told)
    return LicenseExpression(told) if one_word else DisjunctiveLicense(name=told)


def _python() -> Component:
    return Component(
        type=ComponentType.PLATFORM,
        name="Python",
        version=platform.python_version(),
        licenses=[_licence("PSF-2.0")],
        bom_ref="python",
    )


_DATA: Final = (
    ("fonts/*.ttf", "", "OFL-1.1"),
    ("icons/LICENSE-FluentSystemIcons.txt", "Fluent UI System Icons (subset)", "MIT"),
    ("lexicon/LICENSE-SudachiDict.txt", "SudachiDict (words, readings)", "Apache-2.0"),
)
"""What others made and a bundle holds as data: the files that tell of it, its name ("" for that of
the file), its licence."""


def _data(bundle: Path) -> Iterator[Component]:
    for pattern, name, licence in _DATA:
        for file in sorted(bundle.rglob(f"resources/{pattern}")):
            yield Component(
                type=ComponentType.FILE if not name else ComponentType.DATA,
                name=name or file.name,
                licenses=[_licence(licence)],
                bom_ref=f"data:{file.name}",
            )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
