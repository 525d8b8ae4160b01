"""The faults as data: what each changes in the code, what it means, which tests are nearest."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "faults"


@dataclass(frozen=True)
class Fault:
    """``old`` stands once in ``file``; in its place comes ``new``. ``tests`` are run first."""

    name: str
    meaning: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def wider(self):
        """The folders that are run where the nearest tests notice nothing."""
        if self.file.startswith("piadesk/"):
            return ("tests/core", "tests/properties", "tests/published", "tests/intake",
                    "tests/printing", "tests/ui", "tests/clerk")  # fmt: skip
        return ("tests/ui", "tests/clerk")

    def lost(self, root=ROOT):
        """What it names and is no longer there; "" where all of it stands."""
        path = root / self.file
        if not path.is_file():
            return f"{self.file} has gone"
        count = path.read_text(encoding="utf-8").count(self.old)
        if count != 1:
            return f"its code stands {count} times in {self.file}"
        gone = [test for test in self.tests if not (root / test).exists()]
        return f"its tests have gone: {', '.join(gone)}" if gone else ""

    def complaint(self, root=ROOT):
        """Why this fault is none; "" where all is well."""
        if lost := self.lost(root):
            return lost
        source = (root / self.file).read_text(encoding="utf-8")
        return "" if compiles(self.changed(source)) else "it is no Python"

    def changed(self, source):
        return source.replace(self.old, self.new)


def compiles(source):
    try:
        compile(source, "fault", "exec")
    except SyntaxError:
        return False
    return True


def all_faults():
    """Every fault of every file, in order. Raises `ValueError` for a name that is there twice."""
    faults = []
    for path in sorted(FOLDER.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, table in tables.items():
            tests = tuple(table.pop("tests"))
            faults.append(Fault(name=f"{path.stem}.{name}", tests=tests, **table))
    names = [fault.name for fault in faults]
    if len(set(names)) < len(names):
        raise ValueError(f"named twice: {sorted(n for n in names if names.count(n) > 1)}")
    return faults
