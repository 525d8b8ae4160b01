"""``piadesk [FILE]``: the window, on a sheet file or on the list of recent ones."""

import argparse
import os
import sys
from pathlib import Path


def run(asked: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; its exit code."""
    return open_window(Path(asked.file) if asked.file else None)


def open_window(path: Path | None) -> int:
    """The same for a path, or for none."""
    from ui.app import run as run_app  # Qt is loaded only where a window is asked for

    return run_app(path)


def has_screen() -> bool:
    """Whether a window would be seen by anyone."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
