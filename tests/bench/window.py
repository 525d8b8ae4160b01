"""The window on a large 様式4 sheet: opening a section, a keystroke, memory.

Run by hand: ``python tests/bench/window.py``. The sheet has 5 files, 20 systems, 60 提供先,
60 移転先 and 300 rows of 変更箇所. Opening runs from the call to the drawn page, a keystroke from
the key to the drawn page. Once more it is the first key after a rest, with the checks put off and
while the worker checks the sheet (in time of the clock, as a ratio: the worker must not be felt; a
first key takes three times one in the middle of a word, whatever the worker does). Memory is the
most that the process took, against that of a bare PySide6 window. 確認, which asks all the rules at
once, is told apart.
"""

import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]

OPENING, KEYSTROKE, BUSY, MEMORY = 40.0, 8.0, 1.5, 2.5
"""Goals: milliseconds at p95 and p99, times the keystroke at rest, times a bare window."""

NEVER = 1_000_000
"""Milliseconds of rest before the checks begin, where they are put off."""

EVERY_FEW = 3
"""Of so many pages one is typed into while the sheet is checked: each key waits for the worker."""

FORM_VIEW = 150
"""Milliseconds until the whole sheet is shown in the look of the form."""

LARGE = """
import sys
from pathlib import Path
from piadesk.storage import store
from tests.bench import grow
store.save(grow.filled(1), grow.FORM, Path(sys.argv[1]))
"""

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import resource
app = QApplication([])
window = QMainWindow()
window.resize(1366, 728)
window.show()
app.processEvents()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def milliseconds(call: Callable[[], object]) -> float:
    """How much processor time ``call`` takes, whatever else the machine does meanwhile."""
    begun = time.process_time()
    call()
    return (time.process_time() - begun) * 1000


def waited(call: Callable[[], object]) -> float:
    """How long the clerk waits for ``call``."""
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def at(share: float, times: list[float]) -> float:
    """The time that ``share`` per cent of ``times`` do not pass."""
    return statistics.quantiles(times, n=100, method="inclusive")[round(share) - 1]


def told(name: str, times: list[float], share: float, goal: float) -> str:
    """One line: the middle, the asked share, the worst, and the ratio to the goal."""
    found = at(share, times)
    middle, worst = statistics.median(times), max(times)
    return (
        f"{name:<12} {len(times):5} times  median {middle:5.1f} ms  p{share:.0f} {found:5.1f} ms"
        f"  worst {worst:5.1f} ms  goal {goal:.0f} ms, ratio {found / goal:.2f}"
    )


def main() -> None:
    """Measure and print."""
    # First, as a process begins with the memory of the one that started it.
    bare = subprocess.run(
        [sys.executable, "-c", BARE], capture_output=True, check=True, text=True, env=os.environ
    )

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.app import STYLE, dress
    from ui.desk import checker
    from ui.desk.garbage import GarbageCollector
    from ui.desk.page_places import PagePlace
    from ui.fields.editor import Editor
    from ui.window import Window
    from ui.wizard.section_list import REVIEW

    app = QApplication(["", *STYLE])
    dress(app)
    GarbageCollector(app)  # as `ui.app.run` does
    gc.freeze()
    path = Path(tempfile.mkdtemp()) / "large.json"
    # In another process, which takes the memory for that along.
    subprocess.run([sys.executable, "-c", LARGE, str(path)], check=True, cwd=ROOT)
    window = Window()
    window.show()
    window.open(path)
    wizard = window.wizard
    assert wizard is not None
    while wizard.checker.is_at_work():
        QTest.qWait(20)

    opening: list[float] = []
    review: list[float] = []
    keys: list[float] = []
    at_rest: list[float] = []
    busy: list[float] = []

    def go_to(place: PagePlace) -> None:
        wizard.sections.go_to(place)
        app.processEvents()

    def type_one(editor: Editor) -> None:
        QTest.keyClick(editor, Qt.Key.Key_A)
        app.processEvents()

    for place in wizard.sections.places() * 3:
        times = review if place == REVIEW else opening
        times.append(milliseconds(lambda place=place: go_to(place)))
        QTest.qWait(20)
    for number, place in enumerate(wizard.sections.places()[:-1]):
        go_to(place)
        QTest.qWait(20)  # else every page that was left would still be there
        assert wizard.page is not None
        editors = [one for one in wizard.page.findChildren(Editor) if not one.isReadOnly()]
        for editor in {editors[0], editors[-1]}:
            editor.setFocus()
            app.processEvents()
            keys += [milliseconds(lambda editor=editor: type_one(editor)) for _ in range(60)]
            for pause in () if number % EVERY_FEW else range(10):
                usual, checker.QUIET_MS = checker.QUIET_MS, NEVER
                type_one(editor)
                QTest.qWait(usual + 10 * pause)
                at_rest.append(waited(lambda editor=editor: type_one(editor)))
                checker.QUIET_MS = usual
                type_one(editor)
                while not wizard.checker.is_running():
                    QTest.qWait(1)
                QTest.qWait(10 * pause)
                busy.append(waited(lambda editor=editor: type_one(editor)))
    wizard.sections.go_to(wizard.sections.places()[0])
    beside = milliseconds(lambda: (wizard.show_form(True), app.processEvents()))
    print(f"様式ビュー      {beside:.0f} ms, goal {FORM_VIEW}")
    print(told("opening", opening, 95, OPENING))
    print(told("opening 確認", review, 95, OPENING))
    print(told("keystroke", keys, 99, KEYSTROKE))
    ratio = at(95, busy) / at(95, at_rest)
    print(
        f"while checking, p95: {at(95, busy):.1f} ms, {ratio:.2f} times the first key after a rest,"
        f" goal {BUSY}; median {statistics.median(busy):.1f} ms"
    )
    ours = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    ratio = ours / float(bare.stdout)
    print(f"memory       {ours:.0f} MiB, ratio to a bare window {ratio:.2f}, goal {MEMORY}")
    sys.stdout.flush()
    os._exit(0)  # nothing is to be saved


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as own:
        for name in ("DATA", "SETTINGS", "LOGS"):
            os.environ[f"PIADESK_{name}"] = own
        main()
