"""Dresses the window around the paper with the parts of ``resources/style.qss``.

Never the whole application or the window itself: a style sheet makes every widget below it dear to
build, and the pages of the wizard have many (see ``ui/look/theme.py``).
"""

import functools
import re
from collections.abc import Mapping, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from piadesk.places import RESOURCES
from ui.look.colours import colour
from ui.look.zoom import USUAL, percent, scaled

_LETTERS: Final = re.compile(r"font-size: (\d+)px")

_dressed: Final[WeakKeyDictionary[QWidget, tuple[str, ...]]] = WeakKeyDictionary()
"""Who is dressed, and with which parts."""

_sheets: Final[dict[tuple[str, ...], str]] = {}
"""By their parts, as colours and letters are now."""

_MIDDLE: Final = 128
_NAME: Final = re.compile(r"@(\w+)")
_PART: Final = re.compile(r"/\* ---- (\w+) \*/")


def apply_style(widget: QWidget, *parts: str) -> None:
    """Dress ``widget`` and all in it: bars, panes, home, buttons, inputs, scroll; () takes all."""
    _dressed[widget] = parts
    widget.setStyleSheet(_sheet(parts))


def restyle() -> None:
    """Dress all that is dressed anew: letters have another size, or colours are others."""
    _sheets.clear()
    for widget, parts in list(_dressed.items()):
        if isValid(widget):
            widget.setStyleSheet(_sheet(parts))


def _sheet(parts: Sequence[str]) -> str:
    texts, key = _parts(), tuple(parts)
    if key not in _sheets:
        sheet = "\n".join(texts[part] for part in parts or texts)
        sheet = _NAME.sub(_named, sheet)
        if percent() != USUAL:
            sheet = _LETTERS.sub(lambda size: f"font-size: {scaled(int(size[1]))}px", sheet)
        _sheets[key] = sheet
    return _sheets[key]


def _named(name: re.Match[str]) -> str:
    """The colour of that name, or the picture of it that is seen on its ground."""
    if name[1] == "down":
        return "down-light.png" if colour("ink").lightness() > _MIDDLE else "down.png"
    if name[1] == "tick":
        return "tick.png" if colour("on_main").lightness() > _MIDDLE else "tick-dark.png"
    return colour(name[1]).name()


@functools.cache
def _parts() -> Mapping[str, str]:
    """The parts of the style sheet by the names in its comments."""
    pieces = _PART.split((RESOURCES / "style.qss").read_text(encoding="utf-8"))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))
