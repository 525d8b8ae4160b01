"""The window on a small screen at a scale, run as a program of its own: scales are set at a start.

``python -m tests.faults.screens SCALE PAGES`` prints one JSON object: the screen that is left, the
window's size, and what does not fit.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

SCREEN = {"name": "small", "x": 0, "y": 0, "width": 1366, "height": 728, "logicalDpi": 96}


def main(scale, pages):
    folder = Path(tempfile.mkdtemp())
    for name in ("DATA", "SETTINGS", "LOGS"):
        os.environ[f"PIADESK_{name}"] = str(folder / name.lower())
    (folder / "screen.json").write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={folder}/screen.json"
    os.environ["QT_SCALE_FACTOR"] = scale
    from PySide6.QtWidgets import QApplication

    from piadesk.places import RESOURCES
    from tests.faults.soak import spin
    from tests.recorder import Recorder
    from tests.ui.cut_buttons import cut_buttons
    from ui.app import STYLE, dress
    from ui.look.screen_bounds import show_first
    from ui.window import Window

    app = QApplication(["", *STYLE])
    dress(app)
    window = Window(Recorder())
    show_first(window, remembered=False)
    cut = cut_buttons(window)
    path = folder / "評価書.json"
    path.write_bytes((RESOURCES / "samples" / "form2-r06.json").read_bytes())
    window.open(path)
    for place in window.wizard.sections.places()[: int(pages)]:
        window.wizard.sections.go_to(place)
        spin(20)
        cut += cut_buttons(window)
    room = window.screen().availableSize()
    wanted = window.minimumSizeHint()
    window.desk.stack.setClean()
    window.close()
    sys.stdout.write(
        json.dumps(
            {
                "room": [room.width(), room.height()],
                "window": [window.width(), window.height()],
                "wanted": [wanted.width(), wanted.height()],
                "cut": cut,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
