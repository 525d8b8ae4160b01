"""Whether there is a screen on which a window would be seen."""

import os
import sys


def has_screen() -> bool:
    """True on Windows and macOS; elsewhere where a display is named."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
