r"""Makes everything that a release for Windows consists of, with one command.

On Windows, with Python 3.12 and NSIS (makensis) installed::

    py -m venv .venv && .venv\Scripts\pip install -e .[build]
    .venv\Scripts\python resources\installer\release.py

On Debian through Wine, FOLDER being what ``tests/windows/python.sh FOLDER`` made::

    python3 resources/installer/release.py --wine FOLDER

In ``release/`` (or ``--out``) then stand PIAdesk-<version>-setup.exe, the plain bundle as .zip for
those who may not run installers, the list of contained libraries (CycloneDX) and SHA256SUMS.
A signature, where the office has a certificate, goes in by ``--sign "signtool sign …"``: the
command is called with each .exe before it is packed, and with setup.exe.
"""

import argparse
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from piadesk import APP_NAME, __version__  # noqa: E402

Command = list[str]


def main() -> None:
    """Bundle, signature, installer, zip, list of contents, checksums."""
    asked = _arguments()
    out: Path = asked.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    python = [str(asked.wine.resolve() / "winpy")] if asked.wine else [sys.executable]
    sign = shlex.split(asked.sign, posix=os.name != "nt")

    work = out / "work"
    bundle = work / "dist" / APP_NAME
    if not asked.keep_bundle:
        _make_bundle(python, work)
    _check_bundle(bundle)
    if sign:
        for program in bundle.glob("*.exe"):
            _run([*sign, str(program)])

    name = f"{APP_NAME}-{__version__}"
    made = [out / f"{name}-setup.exe", out / f"{name}.zip", out / f"{name}.cdx.json"]
    _make_setup(bundle, made[0])
    if sign:
        _run([*sign, str(made[0])])
    _zip(bundle, made[1], name)
    _run([*python, str(HERE / "sbom.py"), str(bundle), str(made[2])])
    _write_sums(made, out / "SHA256SUMS")
    if not asked.keep_bundle:
        shutil.rmtree(work / "build", ignore_errors=True)
    for file in (*made, out / "SHA256SUMS"):
        sys.stdout.write(f"{file.stat().st_size:>12,}  {file.name}\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "release")
    parser.add_argument("--wine", type=Path, metavar="FOLDER", help="a Windows Python under Wine")
    parser.add_argument("--sign", default="", metavar="COMMAND", help="signs the file named last")
    parser.add_argument("--keep-bundle", action="store_true", help="take the bundle made before")
    asked = parser.parse_args()
    if os.name != "nt" and asked.wine is None:
        parser.error("a release for Windows needs Windows, or --wine")
    return asked


def _run(command: Command) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


def _make_bundle(python: Command, work: Path) -> None:
    folders = ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    quiet = ["--noconfirm", "--log-level", "WARN"]
    _run([*python, "-m", "PyInstaller", *quiet, *folders, "build.spec"])


def _make_setup(bundle: Path, setup: Path) -> None:
    names = {
        "VERSION": __version__,
        "BUNDLE": bundle,
        "ICONS": ROOT / "resources" / "icons",
        "OUT": setup,
    }
    defines = [f"-D{name}={value}" for name, value in names.items()]
    # Wine alone has no 32-bit Windows; NSIS for Windows makes 32-bit installers, fit for both.
    target = [] if os.name == "nt" else ["-XTarget amd64-unicode"]
    script = str(HERE / "piadesk.nsi")
    _run([_makensis(), "-V2", "-INPUTCHARSET", "UTF8", *target, *defines, script])


def _check_bundle(bundle: Path) -> None:
    """Wine's pipe hides an exit code now and then: what must be there is looked for."""
    for needed in (f"{APP_NAME}.exe", "piadesk-cli.exe", "_internal/resources/style.qss"):
        if not (bundle / needed).exists():
            sys.exit(f"no {needed} in {bundle}")


def _makensis() -> str:
    """NSIS does not put itself on the path of Windows."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    return shutil.which("makensis") or str(usual)


def _zip(bundle: Path, file: Path, inside: str) -> None:
    """The bundle in a folder with its version; same content, same bytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(bundle.rglob("*")):
            if path.is_file():
                place = f"{inside}/{path.relative_to(bundle).as_posix()}"
                entry = zipfile.ZipInfo(place, (2000, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes(), compresslevel=9)


def _write_sums(files: list[Path], sums: Path) -> None:
    """As ``sha256sum -c`` reads it."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    sums.write_text("".join(lines), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
