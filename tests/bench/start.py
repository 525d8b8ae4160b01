"""How long the window takes to its first idle moment, against a bare PySide6 window.

Run by hand: ``python tests/bench/start.py``. Prints the medians of some starts of the whole
process by turns: by the clock, and in processor time, which does not depend on what else the
machine does; and their ratios, which should stay at or below 2.5 for the window as it opens; and
what the memory grows to.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

RUNS: Final = 7
"""Of each program, by turns; one before them compiles what is not compiled."""

CACHE: Final = Path(tempfile.mkdtemp())
"""Of these starts alone: a neighbour on another version would have it made anew each time."""

BARE: Final = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
"""
OURS: Final = """
import gc
import sys
from pathlib import Path
gc.disable()  # as `piadesk.__main__` does
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import STYLE, dress
from ui.window import Window
app = QApplication(["", *STYLE])
dress(app)
window = Window()
"""
SHOWN: Final = """
window.show()
if len(sys.argv) > 1:
    window.open(Path(sys.argv[1]))
def end():  # without the closing of the window
    import os, resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.flush()
    os._exit(0)
QTimer.singleShot(0, end)
app.exec()
"""


@dataclass(frozen=True)
class Start:
    """One start: seconds by the clock, seconds of processor time, and the most memory in MiB."""

    clock: float
    processor: float
    memory: float


def processor_seconds() -> float:
    """What the children that have ended took; `os.times` counts in hundredths, too coarse here."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def start(program: str, sheet: Path | None = None) -> Start:
    """Start the program once, on a copy of ``sheet`` if given."""
    with tempfile.TemporaryDirectory() as own:
        # What is worked out of the bundled files is kept from the first start on.
        cache = {"PIADESK_CACHE": str(CACHE)}
        words = [shutil.copy(sheet, own)] if sheet else []
        folders = {f"PIADESK_{name}": own for name in ("DATA", "SETTINGS", "LOGS")}
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | folders | cache
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling is no part of a start
        before, begun = processor_seconds(), time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", program + SHOWN, *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=True,
        )
        clock = time.perf_counter() - begun
        processor = processor_seconds() - before
        return Start(clock, processor, float(done.stdout.split()[-1]))


def main() -> None:
    """Measure and print."""
    samples = ROOT / "resources" / "samples"
    cases: dict[str, tuple[str, Path | None]] = {
        "bare window": (BARE, None),
        "PIAdesk": (OURS, None),
        "on a sheet of 様式2": (OURS, samples / "form2-r06.json"),
        "on a sheet of 様式4": (OURS, samples / "form4-r06.json"),
    }
    runs = [{name: start(*case) for name, case in cases.items()} for _ in range(RUNS + 1)][1:]
    for name in cases:
        told = f"{name:<20}"
        for what, unit in (("clock", "s"), ("processor", "s"), ("memory", "MiB")):
            ours = statistics.median(getattr(run[name], what) for run in runs)
            bare = statistics.median(getattr(run["bare window"], what) for run in runs)
            told += f"  {what} {ours:7.3f} {unit}, ratio {ours / bare:.2f}"
        print(told)


if __name__ == "__main__":
    main()
