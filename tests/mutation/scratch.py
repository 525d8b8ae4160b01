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

    def outcome(self, fault, *, widely=True):
        """``caught`` by the nearest tests, ``caught widely`` by others, or ``survives``."""
        path = self.root / fault.file
        sound = path.read_text(encoding="utf-8")
        path.write_text(fault.changed(sound), encoding="utf-8")
        try:
            if not self.passes(fault.tests, SECONDS["nearest"]):
                return "caught"
            if widely and not self.passes(fault.wider, SECONDS["wider"]):
                return "caught widely"
            return "survives"
        finally:
            path.write_text(sound, encoding="utf-8")

    def passes(self, tests, seconds):
        """Whether these tests pass in this copy, one after the other up to the first that fails."""
        command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider"]
        environment = os.environ | {"PYTHONPATH": str(self.root), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            ran = subprocess.run(
                [*command, *tests],
                cwd=self.root,
                env=environment,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        if ran.returncode not in (0, 1, 2) and b"error" in ran.stderr.lower()[:200]:
            raise RuntimeError(ran.stderr.decode(errors="replace")[-2000:])
        return ran.returncode == 0
