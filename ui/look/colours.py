"""The colours by name, in each of the three schemes: light, dark, high contrast.

One name has one `QColor` for the life of the program, which takes another value with the scheme: so
whoever holds it follows. The style sheet names them as ``@name``. `tests/ui/look/test_contrast.py`
reckons the contrast of what stands on what.
"""

from enum import StrEnum
from typing import Final

from PySide6.QtGui import QColor


class Scheme(StrEnum):
    """Which colours hold."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_COLOURS: Final[dict[str, tuple[str, str, str]]] = {
    # Words.
    "ink": ("#16202c", "#e8edf2", "#ffffff"),
    "soft_ink": ("#3a4a5c", "#c3cdd7", "#ffffff"),
    "faint": ("#4a5866", "#b4c0cc", "#ffffff"),
    "closed_ink": ("#5b6570", "#acb7c2", "#d8d8d8"),
    "disabled_ink": ("#606b77", "#97a2ae", "#c8c8c8"),
    "title": ("#23415f", "#a9cdf0", "#ffffff"),
    "link": ("#174a7c", "#8cc4f5", "#ffff00"),
    # Grounds on which they stand.
    "paper": ("#ffffff", "#1e242c", "#000000"),
    "window": ("#eef1f5", "#14181d", "#000000"),
    "button": ("#e4e9ef", "#2a323c", "#000000"),
    "group": ("#e3eaf2", "#2a3440", "#1c1c1c"),
    "heading": ("#dbe6f1", "#2b3d50", "#1c1c1c"),
    "band": ("#eef3f8", "#26303b", "#000000"),
    "label": ("#f5f8fb", "#222a33", "#000000"),
    "quoted": ("#f7f9fb", "#222a33", "#000000"),
    "closed": ("#f0f1f3", "#262b31", "#101010"),
    "quiet": ("#eceff2", "#262b31", "#101010"),
    "chosen": ("#d5e4f3", "#2c4763", "#00406e"),
    "picked": ("#cfe2f5", "#2f4f70", "#004d85"),
    "pointed": ("#e6f0fa", "#27333f", "#002b4a"),
    "section": ("#23415f", "#2b4a68", "#00305a"),
    "on_section": ("#ffffff", "#ffffff", "#ffffff"),
    "main": ("#1f5f9e", "#2a67a3", "#ffff00"),
    "main_pointed": ("#184d82", "#245a90", "#ffffff"),
    "on_main": ("#ffffff", "#ffffff", "#000000"),
    # Lines.
    "rule": ("#c3ccd6", "#3d4855", "#8a8a8a"),
    "thin_rule": ("#d9dfe6", "#333d48", "#6a6a6a"),
    "bar_rule": ("#aab5c1", "#4c5866", "#ffffff"),
    "pointed_rule": ("#aac3dc", "#4f6b87", "#ffffff"),
    "frame": ("#8793a0", "#8391a0", "#ffffff"),
    "edge": ("#7b8794", "#86929f", "#ffffff"),
    "handle": ("#a3afbb", "#56616d", "#c8c8c8"),
    "focus": ("#1f5f9e", "#7ab8f0", "#ffff00"),
    "main_focus": ("#16202c", "#ffffff", "#2070ff"),
    "changed": ("#0f6b5c", "#4fc3ae", "#00ff90"),
    # What is told: ink, ground and bar of each.
    "error_ink": ("#8c1111", "#ffb9b1", "#ffffff"),
    "error": ("#fdeeee", "#3b1d1d", "#000000"),
    "error_bar": ("#b3261e", "#e5605a", "#ff6b6b"),
    "warning_ink": ("#6b4700", "#f5d48a", "#ffffff"),
    "warning": ("#fff6df", "#352a10", "#000000"),
    "warning_bar": ("#c98a00", "#d99a1c", "#ffcc00"),
    "slip_ink": ("#4d4200", "#efe39a", "#ffffff"),
    "slip": ("#fff9c9", "#33300f", "#000000"),
    "slip_bar": ("#d9c100", "#c7b31f", "#ffff00"),
    "hint_ink": ("#1f4a6b", "#b5d8f5", "#ffffff"),
    "hint": ("#eaf3fb", "#172c3f", "#000000"),
    "hint_bar": ("#5b8db8", "#5b8db8", "#3fc8ff"),
    "good": ("#f1f8f3", "#16281d", "#000000"),
    "good_bar": ("#2e7d4f", "#4fae78", "#00ff90"),
    "bad": ("#fbf3f2", "#2e1b19", "#000000"),
    "bad_bar": ("#b3453a", "#e0675b", "#ff6b6b"),
    "steps": ("#eef6ee", "#182a1d", "#000000"),
    "sure": ("#1f6b3a", "#5cc189", "#00ff90"),
    "on_sure": ("#ffffff", "#0f2416", "#000000"),
    "doubt": ("#ffe9b0", "#4a3a12", "#000000"),
    "doubt_line": ("#9a6a00", "#e0a92e", "#ffcc00"),
    # Marked words.
    "old": ("#fbdcd6", "#5a2a24", "#5c1010"),
    "new": ("#d3ebcd", "#1f4527", "#0b4a1a"),
    "current_words": ("#ffe08a", "#6b5310", "#5a4700"),
    "left_over": ("#fde3cf", "#4d3323", "#4a2400"),
    "answer_words": ("#e3eefb", "#22384f", "#00305a"),
    "quiet_words": ("#606b77", "#97a2ae", "#c8c8c8"),
    "stays_out": ("#f6d5d5", "#552525", "#5c1010"),
    "worth_a_look": ("#fdf0c8", "#4a3f14", "#5a4700"),
}

_ORDER: Final = tuple(Scheme)

_made: Final = {name: QColor(values[0]) for name, values in _COLOURS.items()}


def colour(name: str) -> QColor:
    """The colour of that name, which follows the scheme. Raises `KeyError` for no such name."""
    return _made[name]


def value(name: str, scheme: Scheme) -> QColor:
    """What it is in that scheme. Raises `KeyError` for no such name."""
    return QColor(_COLOURS[name][_ORDER.index(scheme)])


def names() -> tuple[str, ...]:
    """All names."""
    return tuple(_COLOURS)


def set_scheme(scheme: Scheme) -> None:
    """Let the colours of that scheme hold."""
    for name, held in _made.items():
        held.setRgb(value(name, scheme).rgb())
