"""How long the window takes to its first idle moment, against a bare PySide6 window.

Run by hand: ``python tests/bench/start.py``. Prints the quickest of some starts of the whole
process and the ratio, which should stay at or below 2.5 for the window as it opens; and what the
memory grows to.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]

BARE: Final = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
"""
OURS: Final = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import dress
from ui.window import Window
app = QApplication(sys.argv[:1])
dress(app)
window = Window()
"""
SHOWN: Final = """
window.show()
if len(sys.argv) > 1:
    window.open(Path(sys.argv[1]))
QTimer.singleShot(0, app.quit)
app.exec()
import os, resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
sys.stdout.flush()
os._exit(0)
"""


def start(program: str, sheet: Path | None = None, runs: int = 7) -> tuple[float, float]:
    """Seconds of the quickest start, on ``sheet`` if given, and the most memory (MiB) it took."""
    with tempfile.TemporaryDirectory() as own:
        words = [shutil.copy(sheet, own)] if sheet else []
        folders = {f"PIADESK_{name}": own for name in ("DATA", "SETTINGS", "LOGS")}
        environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | folders
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiling is no part of a start
        times, memory = [], 0.0
        for _ in range(runs):
            begun = time.perf_counter()
            done = subprocess.run(
                [sys.executable, "-c", program + SHOWN, *words],
                cwd=ROOT,
                env=environment,
                capture_output=True,
                check=True,
            )
            times.append(time.perf_counter() - begun)
            memory = max(memory, float(done.stdout.split()[-1]))
    return min(times), memory


def main() -> None:
    """Measure and print."""
    bare, bare_memory = start(BARE)
    print(f"bare window            {bare:6.3f} s  {bare_memory:5.0f} MiB")
    samples = ROOT / "resources" / "samples"
    cases = {
        "PIAdesk": None,
        "on a sheet of 様式2": samples / "form2-r06.json",
        "on a sheet of 様式4": samples / "form4-r06.json",
    }
    for name, sheet in cases.items():
        ours, memory = start(OURS, sheet)
        ratios = f"ratio {ours / bare:.2f}, memory {memory / bare_memory:.2f}"
        print(f"{name:<22} {ours:6.3f} s  {memory:5.0f} MiB  {ratios}")


if __name__ == "__main__":
    main()
