"""How quickly pages open and keys are taken in the window, with a large 様式4 sheet.

Run by hand: ``python tests/bench/window.py``. Prints milliseconds: opening a page should stay at or
below 50 at p95, a keystroke and a slice of the checks at or below 16 at p99; and the memory, which
should stay at or below three times that of a bare window (``start.py``).
"""

import os
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from grow import FORM, filled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from piadesk import store
from ui.app import dress
from ui.checker import Checker
from ui.fields.text import TextField
from ui.sections import REVIEW
from ui.window import Window

KEYS: Final = 300
ROUNDS: Final = 3


def report(name: str, times: list[float]) -> None:
    """Print the middle and the far end of some times."""
    cuts = [1000 * cut for cut in statistics.quantiles(times, n=100)]
    print(f"{name:<18} p50 {cuts[49]:6.1f}  p95 {cuts[94]:6.1f}  p99 {cuts[98]:6.1f} ms")


def opening(app: QApplication, window: Window) -> list[float]:
    """Seconds from the wish for a page until it is drawn, for every page."""
    assert window.wizard is not None
    times = []
    for place in window.wizard.sections.places() * ROUNDS:
        if place != REVIEW:
            begun = time.perf_counter()
            window.wizard.sections.go_to(place)
            app.processEvents()
            times.append(time.perf_counter() - begun)
            QTest.qWait(200)
    return times


def typing(app: QApplication, window: Window, section: str) -> list[float]:
    """Seconds until a key is taken in and drawn, in the first text of a section."""
    assert window.wizard is not None
    place = next(one for one in window.wizard.sections.places() if one.section == section)
    window.wizard.sections.go_to(place)
    QTest.qWait(500)
    assert window.wizard.page is not None
    editor = window.wizard.page.findChildren(TextField)[0].editor
    editor.setFocus()
    times = []
    for _ in range(KEYS):
        begun = time.perf_counter()
        QTest.keyClick(editor, Qt.Key.Key_A)
        app.processEvents()
        times.append(time.perf_counter() - begun)
    return times


def checking(window: Window) -> list[float]:
    """Seconds of every slice of the checks of the whole sheet, which a key may have to wait."""
    assert window.desk is not None
    checker = Checker(window.desk)
    checker.stop()
    times = []
    while not times or checker.is_at_work():
        begun = time.perf_counter()
        checker.step()
        times.append(time.perf_counter() - begun)
    checker.stop()
    return times


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as own:
        for name in ("DATA", "SETTINGS", "LOGS"):
            os.environ[f"PIADESK_{name}"] = own
        path = Path(own) / "large.json"
        store.save(filled(1), FORM, path)
        app = QApplication([])
        dress(app)
        window = Window()
        window.resize(1366, 728)
        window.show()
        window.open(path)
        QTest.qWait(2000)
        report("open a page", opening(app, window))
        for section in dict.fromkeys(section.id for section in FORM.sections if section.each):
            report(f"key in {section}", typing(app, window, section))
        report("slice of checks", checking(window))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'memory':<18} {memory:.0f} MiB")
        os._exit(0)


if __name__ == "__main__":
    main()
