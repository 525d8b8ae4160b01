"""Lists what a bundle contains, with versions and licences, as CycloneDX JSON.

``python resources/installer/sbom.py BUNDLE OUT.json``, with the Python that made the bundle: the
installed packages of which a module is in it, Python itself, and what others made that comes along
inside (Qt, PDFium, fonts, icons, words).
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

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import contents  # noqa: E402

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
    parts = [*_packages(bundle), _python(), *_parts(bundle)]
    for part in parts:
        bom.components.add(part)
    bom.register_dependency(bom.metadata.component, parts)
    writer = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6)
    writer.output_to_file(str(out), allow_overwrite=True, indent=1)
    sys.stdout.write(f"{out.name}: {len(parts)} components\n")


def _packages(bundle: Path) -> Iterator[Component]:
    """The packages of which a module is in the bundle."""
    for package in contents.packages(contents.modules_in(bundle)):
        name = re.sub(r"[-_.]+", "-", package.name).lower()
        yield Component(
            type=ComponentType.LIBRARY,
            name=package.name,
            version=package.version,
            licenses=[_licence(_licence_of(package))],
            purl=PackageURL("pypi", None, name, package.version),
            description=package.metadata["Summary"],
            bom_ref=f"pypi:{name}",
        )


def _licence_of(package: metadata.Distribution) -> str:
    """As the package says it: by expression, by name, by classifier."""
    about = package.metadata
    if told := about.get("License-Expression"):
        return told
    classified = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    named = (about.get("License") or "").strip()
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


def _parts(bundle: Path) -> Iterator[Component]:
    for part in contents.parts(bundle):
        yield Component(
            type=ComponentType.LIBRARY,
            name=part.name,
            version=part.version() if part.version else None,
            licenses=[_licence(part.licence)],
            bom_ref=f"part:{part.name}",
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
