"""How long the Windows bundle takes to its window, against a bare PySide6 bundle, under Wine.

Run by hand on Linux, with xvfb and libX11: ``python tests/bench/bundle_start.py BUNDLE WINE``,
where BUNDLE is the folder with PIAdesk.exe (where ``release.py --keep-bundle`` leaves it) and WINE
what ``tests/windows/python.sh WINE`` made. The bare bundle is made on the way (minutes).
Prints the medians of some starts by turns, in processor time of the program
itself: until its window is on the screen, which should stay at or below twice the bare one's, and
until nothing more is to be done.
"""

import ctypes
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

RUNS = 9
"""Of each program, by turns; one before them reads the files from the disk."""

TICKS = os.sysconf("SC_CLK_TCK")
QUIET_SECONDS = 2.0
PATIENCE_SECONDS = 120

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("PIAdesk bare")
window.show()
app.exec()
"""


class Start(NamedTuple):
    """Seconds of processor time until the window is on the screen, and until all is done."""

    shown: float
    done: float


def make_bare(folder: Path, wine: Path) -> Path:
    """The program of a bundle with a bare window."""
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    quiet = ["--noconfirm", "--windowed", "--log-level", "ERROR", "--specpath", str(folder)]
    maker = [str(wine / "winpy"), "-m", "PyInstaller", *quiet, *places, str(script)]
    subprocess.run(maker, check=True)
    return folder / "dist" / "bare" / "bare.exe"


def processor_time(name: str) -> float:
    """Of all processes of that program, in seconds."""
    ticks = 0
    for process in Path("/proc").iterdir():
        try:
            command = (process / "cmdline").read_bytes()
            if name.encode() in command.split(b"\0")[0]:
                after_name = (process / "stat").read_text().rpartition(")")[2].split()
                ticks += int(after_name[11]) + int(after_name[12])
        except OSError:
            continue
    return ticks / TICKS


class Screen:
    """Tells when a window comes onto it. Whoever looks now and then is late on a busy machine, and
    takes for a part of the start what the program does afterwards."""

    MAPPED = 19
    OF_CHILDREN = 1 << 19

    def __init__(self) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        # A window may be gone before it is asked for its name: X would end this process for that.
        self._kept = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)
        self._x.XSetErrorHandler(self._kept)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, ctypes.c_long(self.OF_CHILDREN))
        self._x.XSync(self._display, 1)

    def wait(self, seconds: float) -> bool:
        """Until a window named PIAdesk is shown; False where none is so long."""
        until, event = time.monotonic() + seconds, (ctypes.c_long * 24)()
        line = self._x.XConnectionNumber(self._display)
        while (left := until - time.monotonic()) > 0:
            if not self._x.XPending(self._display):
                select.select([line], [], [], left)
                continue
            self._x.XNextEvent(self._display, ctypes.byref(event))
            if ctypes.c_int(event[0]).value == self.MAPPED and self._is_ours(event[5]):
                return True
        return False

    def _is_ours(self, window: int) -> bool:
        name = ctypes.c_char_p()
        self._x.XFetchName(self._display, ctypes.c_ulong(window), ctypes.byref(name))
        return (name.value or b"").startswith(b"PIAdesk")


def start(program: Path, environment: dict[str, str], screen: Screen) -> Start:
    """Start it, wait until it is shown and until it rests, and end it."""
    sink = subprocess.DEVNULL
    running = subprocess.Popen(
        ["wine", str(program)], env=environment, stdin=sink, stdout=sink, stderr=sink
    )
    if not screen.wait(PATIENCE_SECONDS):
        sys.exit("no window came up: does another program run in this Wine, without a screen?")
    shown = last = processor_time(program.name)
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET_SECONDS:
        time.sleep(0.1)
        now = processor_time(program.name)
        if now > last:
            last, quiet_since = now, time.monotonic()
    running.kill()
    running.wait()
    return Start(shown, last)


def main(bundle: Path, wine: Path) -> None:
    """Measure and print; on a screen of its own."""
    if "PIADESK_SCREEN" not in os.environ:
        os.environ["PIADESK_SCREEN"] = "1"
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
        os.execvp(screen[0], [*screen, sys.executable, *sys.argv])
    with tempfile.TemporaryDirectory() as own:
        programs = [make_bare(Path(own), wine), bundle / "PIAdesk.exe"]
        environment = os.environ | {"WINEPREFIX": str(wine / "wine"), "WINEDEBUG": "-all"}
        environment |= {f"PIADESK_{name}": own for name in ("DATA", "SETTINGS", "LOGS")}
        screen = Screen()
        turns = range(RUNS + 1)
        runs = [[start(one, environment, screen) for one in programs] for _ in turns][1:]
    for what in Start._fields:
        bare, ours = (
            statistics.median(getattr(run[place], what) for run in runs) for place in (0, 1)
        )
        print(f"{what:<6} bare {bare:.2f} s, PIAdesk {ours:.2f} s, ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
