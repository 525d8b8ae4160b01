"""What a start would work out each time, made once and put into the bundle (for ``build.spec``).

PyInstaller calls the first of each pair ``datas``: a file, and the folder of the bundle it goes to.
"""

import importlib._bootstrap_external as loading
import importlib.util
import json
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from piadesk.words import COMPILED, areas, words_in  # noqa: E402

Datas = list[tuple[str, str]]


def words(folder: Path) -> Datas:
    """All sentences in one JSON file: it is read ten times faster than TOML."""
    file = folder / COMPILED.name
    flat = {area: words_in(area) for area in areas()}
    file.write_text(json.dumps(flat, ensure_ascii=False), encoding="utf-8")
    return [(str(file), "resources/words")]


_UNCALLED: Final = "shibokensupport/signature/lib/pyi_generator.py"
"""Writes type stubs of Qt. It is loaded at each start, with the command lines it knows, and called
by nobody."""


def qt_support(folder: Path) -> Datas:
    """The Python part of PySide6, which lies as source inside of a library and is compiled at each
    start (a sixth of it). PySide6 takes it from ``shiboken6/files.dir`` where that is there: what
    ``SBK_EMBED=0`` unpacks. Nothing where a later PySide6 keeps it elsewhere."""
    import PySide6.QtCore  # noqa: F401 - brings the rest
    import shibokensupport

    packed = getattr(shibokensupport.__loader__, "zfile", None)
    made = []
    for name in packed.namelist() if packed else ():
        if not name.startswith("shibokensupport/") or not name.endswith(".py"):
            continue
        source = b"" if name == _UNCALLED else packed.read(name)
        code = compile(source, name, "exec", dont_inherit=True)
        digest = importlib.util.source_hash(source)
        file = (folder / name).with_suffix(".pyc")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(loading._code_to_hash_pyc(code, digest, False))  # noqa: SLF001
        made.append((str(file), (Path("shiboken6/files.dir") / name).parent.as_posix()))
    return made
