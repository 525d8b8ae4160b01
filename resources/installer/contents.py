"""What a bundle contains: installed packages, what others made inside them, licence texts."""

import re
import sqlite3
import sys
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Final, NamedTuple

OWN: Final = {"piadesk", "ui", "resources", "licences", "python3"}
"""What is PIAdesk's own, and Python's folder of modules on Linux; besides them the modules of
PyInstaller's start (``pyi…``)."""

_LICENCE: Final = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_HERE: Final = Path(__file__).resolve().parent
_ROOT: Final = _HERE.parents[1]


def own_modules() -> Iterator[str]:
    """All modules of ours: many are loaded late, some by a name that nobody reads off the code."""
    for house in ("piadesk", "ui"):
        for file in sorted((_ROOT / house).rglob("*.py")):
            if file.stem != "__main__":
                yield ".".join(file.relative_to(_ROOT).with_suffix("").parts).removesuffix(
                    ".__init__"
                )


def packages(modules: Iterable[str]) -> list[metadata.Distribution]:
    """The installed packages that the modules belong to, by name. A module is named in full, by
    the first part of its name, or by its file in the bundle.

    Raises `LookupError` for one of unknown origin: nothing may be in a bundle unlisted.
    """
    origins = metadata.packages_distributions()
    names = set[str]()
    for module in {re.split(r"[./\\]", module)[0] for module in modules}:
        if module in OWN or module.lstrip("_").startswith("pyi"):
            continue
        if module in origins:
            names.update(origins[module])
        elif module not in sys.stdlib_module_names and not module.startswith("_sysconfigdata"):
            raise LookupError(f"nobody knows where {module} is from")
    return [metadata.distribution(name) for name in sorted(names, key=str.casefold)]


def modules_in(bundle: Path) -> Iterator[str]:
    """The modules in the folder of a bundle, by their full or first names."""
    from PyInstaller.archive.readers import CArchiveReader

    program = next(bundle / name for name in ("PIAdesk.exe", "PIAdesk") if (bundle / name).exists())
    archive = CArchiveReader(str(program))
    for name in archive.toc:
        if name.endswith(".pyz"):
            yield from archive.open_embedded_archive(name).toc
    for entry in (bundle / "_internal").iterdir():
        compiled = entry.suffix in (".pyd", ".so") and not entry.name.startswith("lib")
        if compiled or (entry.is_dir() and entry.name.isidentifier()):
            yield entry.name


def licence_texts(modules: Iterable[str]) -> list[tuple[str, str]]:
    """The texts that must come along with the packages, as PyInstaller calls ``datas``: a file, and
    the folder of the bundle it goes to."""
    texts = [(str(file), "licences/Qt, PySide6") for file in (_HERE / "licences").glob("*.txt")]
    for package in packages(modules):
        for file in package.files or ():
            _, _, inside = file.as_posix().partition(".dist-info/")
            if _LICENCE.match(inside) and "Commercial" not in inside:
                folder = (
                    Path("licences", package.name) / Path(inside.removeprefix("licenses/")).parent
                )
                texts.append((str(file.locate()), folder.as_posix()))
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix):
        text = Path(folder, "LICENSE.txt")
        if text.exists():
            texts.append((str(text), "licences/Python"))
            break
    return texts


class Part(NamedTuple):
    """What others made and a package or Python brings along: the files that tell of it, its name,
    its licence, its version as far as it can be asked."""

    files: str
    name: str
    licence: str
    version: Callable[[], str] | None = None


def _qt_version() -> str:
    from PySide6.QtCore import qVersion

    return qVersion()


def _pdfium_version() -> str:
    import pypdfium2

    return str(pypdfium2.PDFIUM_INFO.build)


def _in_pillow(name: str) -> Callable[[], str]:
    def version() -> str:
        from PIL import features

        return str(features.version(name) or "")

    return version


_JPEG: Final = "IJG AND BSD-3-Clause AND Zlib"

PARTS: Final = (
    Part("*.exe", "PyInstaller bootloader", "GPL-2.0-or-later WITH Bootloader-exception"),
    Part("PySide6/**/*Qt6Core*", "Qt", "LGPL-3.0-only", _qt_version),
    Part("PySide6/**/*Qt6Core*", "PCRE2", "BSD-3-Clause"),
    Part("PySide6/**/*Qt6Core*", "double-conversion", "BSD-3-Clause"),
    Part("PySide6/**/*Qt6Gui*", "HarfBuzz", "MIT-Modern-Variant"),
    Part("PySide6/**/*Qt6Gui*", "FreeType", "FTL OR GPL-2.0-only"),
    Part("PySide6/**/*Qt6Gui*", "libpng", "libpng-2.0"),
    Part("PySide6/**/*Qt6Gui*", "MD4C", "MIT"),
    Part("PIL/_imaging.*", "libjpeg-turbo", _JPEG, _in_pillow("libjpeg_turbo")),
    Part("PIL/_imaging.*", "OpenJPEG", "BSD-2-Clause", _in_pillow("jpg_2000")),
    Part("PIL/_imaging.*", "LibTIFF", "libtiff", _in_pillow("libtiff")),
    Part("PIL/_imaging.*", "zlib-ng", "Zlib", _in_pillow("zlib_ng")),
    Part("PIL/_imagingcms.*", "Little CMS", "MIT", _in_pillow("littlecms2")),
    Part("pypdfium2_raw/*pdfium*", "PDFium", "BSD-3-Clause AND Apache-2.0", _pdfium_version),
    Part("*sqlite3*.dll", "SQLite", "blessing", lambda: sqlite3.sqlite_version),
    Part("*libffi*", "libffi", "MIT"),
    Part("**/_decimal*", "libmpdec", "BSD-2-Clause"),
    Part("**/*pyexpat*", "Expat", "MIT"),
    Part("**/_bz2*", "bzip2", "bzip2-1.0.6"),
    Part("**/_lzma*", "XZ Utils (liblzma)", "0BSD"),
    Part("python3*.dll", "zlib", "Zlib"),
    Part("**/VCRUNTIME140.dll", "Microsoft Visual C++ runtime", "Microsoft redistributable"),
    Part("resources/fonts/BIZ*.ttf", "BIZ UDPGothic", "OFL-1.1"),
    Part("resources/fonts/Noto*.ttf", "Noto Sans JP (subset)", "OFL-1.1"),
    Part("resources/icons/LICENSE-Fluent*", "Fluent UI System Icons (subset)", "MIT"),
    Part("resources/lexicon/LICENSE-Sudachi*", "SudachiDict (words, readings)", "Apache-2.0"),
)


def parts(bundle: Path) -> Iterator[Part]:
    """Those of `PARTS` that the folder of a bundle has."""
    for part in PARTS:
        if any(next(root.glob(part.files), None) for root in (bundle, bundle / "_internal")):
            yield part
