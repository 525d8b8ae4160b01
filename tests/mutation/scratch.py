"""A copy of the project in which a fault is made, its tests are run, and all is put back."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutation.faults import ROOT

SECONDS = {"nearest": 400, "wider": 1800}
"""A run that takes longer hangs, and so is noticed."""


class Scratch:
    """The files under version control and those not yet added, copied once."""

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="piadesk-mutation-"))
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout
        for name in names.decode().split("\0"):
            if name and (ROOT / name).is_file():
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, self.root / name)

    def remove(self):
        shutil.rmtree(self.root)

    def broken(self, faults):
        """What the nearest tests of all faults say where they fail as the code stands."""
        files = {test for fault in faults for test in fault.tests}
        ran = self._run(sorted(files), SECONDS["wider"])
        return "" if ran.returncode == 0 else ran.stdout.decode(errors="replace")[-500:]

    def outcome(self, fault, *, widely):
        """``caught`` by the nearest tests, ``caught widely`` by the others, or ``survives``."""
        path = self.root / fault.file
        sound = path.read_text(encoding="utf-8")
        path.write_text(fault.changed(sound), encoding="utf-8")
        try:
            if widely:
                is_noticed = not self.passes(fault.wider, SECONDS["wider"])
                return "caught widely" if is_noticed else "survives"
            return "survives" if self.passes(fault.tests, SECONDS["nearest"]) else "caught"
        finally:
            path.write_text(sound, encoding="utf-8")

    def passes(self, tests, seconds):
        """Whether these tests pass in this copy, one after the other up to the first that fails."""
        try:
            ran = self._run(tests, seconds)
        except subprocess.TimeoutExpired:
            return False
        if ran.returncode in (4, 5):  # no such test, or none in it
            raise RuntimeError(ran.stderr.decode(errors="replace")[-2000:])
        return ran.returncode == 0

    def _run(self, tests, seconds):
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        environment = os.environ | {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [*command, *tests],
            cwd=self.root,
            env=environment,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
