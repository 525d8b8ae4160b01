"""How large letters are: in percent of the usual size, kept on this terminal."""

from typing import Final

from PySide6.QtGui import QFont

STEPS: Final = (90, 100, 110, 125, 140)
"""Percents that can be chosen; beyond them rows of the form would be cut."""

USUAL: Final = 100

_percent = USUAL


def percent() -> int:
    """The size that holds now."""
    return _percent


def set_percent(wanted: int) -> int:
    """Let that size hold, or the nearest there is; which one it is now."""
    global _percent
    _percent = min(STEPS, key=lambda step: abs(step - wanted))
    return _percent


def stepped(by: int) -> int:
    """The next larger (1) or smaller (-1) size; the last one where there is no other."""
    index = STEPS.index(_percent) + by
    return STEPS[max(0, min(index, len(STEPS) - 1))]


def scaled(pixels: int) -> int:
    """A size of letters that is ``pixels`` at 100 %."""
    return round(pixels * _percent / USUAL)


def scale_font(font: QFont, pixels: int) -> QFont:
    """The same font in that size."""
    font = QFont(font)
    font.setPixelSize(scaled(pixels))
    return font
