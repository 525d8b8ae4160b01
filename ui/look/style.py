"""Dresses the window around the paper with the parts of ``resources/style.qss``.

Never the whole application or the window itself: a style sheet makes every widget below it dear to
build, and the pages of the wizard have many (see ``ui/look/theme.py``).
"""

import functools
import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from piadesk.places import RESOURCES

_PART: Final = re.compile(r"/\* ---- (\w+) \*/")


def apply_style(widget: QWidget, *parts: str) -> None:
    """Dress ``widget`` and all in it: bars, panes, home, buttons, inputs, scroll; () takes all."""
    found = _parts()
    widget.setStyleSheet("\n".join(found[part] for part in parts or found))


@functools.cache
def _parts() -> Mapping[str, str]:
    """The parts of the style sheet by the names in its comments."""
    pieces = _PART.split((RESOURCES / "style.qss").read_text(encoding="utf-8"))
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))
