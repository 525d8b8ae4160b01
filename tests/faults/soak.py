"""Memory over hundreds of sheets opened, edited, printed and closed in the real window.

By hand: ``python -m tests.faults.soak [COUNT]`` (300); prints the memory in use now and then and
ends with 1 where it grew by more than a twentieth after the first third.
"""

import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.storage import store
from tests.faults.hostile_sheets import hostile_sheet
from tests.recorder import Recorder
from ui.preview.preview_pages import PreviewPages

ALLOWED = 1.05


def main(count):
    folder = Path(tempfile.mkdtemp())
    for name in ("DATA", "SETTINGS", "LOGS"):
        os.environ[f"PIADESK_{name}"] = str(folder / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.app import STYLE, dress
    from ui.desk.garbage import GarbageCollector
    from ui.window import Window

    app = QApplication(["", *STYLE])
    dress(app)
    GarbageCollector(app)  # as in the program: nothing else collects here
    window = Window(Recorder())
    window.show()
    form = catalogue.form("form2-r06")
    path = folder / "評価書.json"
    store.save(hostile_sheet(form, "架空の記載"), form, path)
    sizes = []
    for number in range(1, count + 1):
        cycle(window, path, number)
        sizes.append(in_use())
        if number % max(1, count // 10) == 0:
            say(f"{number:>5}  {sizes[-1] / 1e6:.0f} MB")
    third = max(1, count // 3)
    early, late = max(sizes[:third]), max(sizes[-third:])
    say(f"early {early / 1e6:.0f} MB, late {late / 1e6:.0f} MB: {late / early:.3f}")
    return 0 if late <= early * ALLOWED else 1


def cycle(window, path, number):
    """Open, look at three pages, write, save, print, close."""
    window.open(path)
    pages = window.wizard.sections.places()
    for place in pages[:3]:
        window.wizard.sections.go_to(place)
        spin(5)
    window.desk.push(SetValue(Address((), "cover.title"), f"評価書 {number}"), "題")
    assert window.save()
    window.menus.actions["preview"].trigger()
    for _ in range(200):
        spin(50)
        if window.findChild(PreviewPages)._document is not None:
            break
    assert window.close_sheet()
    spin(20)


def spin(milliseconds):
    """Let the window live so long; what is to be deleted later is deleted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def in_use():
    """Bytes of this process that are in memory (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
