"""Cells made of texts: broken to their width, and what labels and names say when they go on."""

import functools
import math
from typing import Any, Final

from piadesk.printing.layout.lines import broken_lines
from piadesk.printing.layout.model import PADDING, SIZE, CellLayout
from piadesk.printing.layout.originals import original_of, with_originals
from piadesk.typeface.faces import body_face, bold_face, printable
from piadesk.words import say

_MAX_CONTINUED_LINES: Final = 8
"""Lines of a name that is printed again: it must leave room for what goes on."""


def text_cell(
    x: float,
    width: float,
    text: str,
    *,
    phrases: bool = False,
    **look: Any,  # noqa: ANN401
) -> CellLayout:
    """A cell with that text; ``phrases`` as `fitted`, ``look`` are fields of `CellLayout`."""
    size, bold = look.get("size", SIZE), look.get("bold", False)
    lines = fitted(text, width - 2 * PADDING, size, bold=bold, phrases=phrases)
    return CellLayout(x, width, lines, **look)


@functools.lru_cache(maxsize=512)
def label_cell(x: float, width: float, title: str, **look: Any) -> CellLayout:  # noqa: ANN401
    """The left cell of a row, with its （続き） for the pages where the row goes on.

    Made once: every entry of a repeat has the same labels.
    """
    continued = text_cell(x, width, title + say("print.continued"), phrases=True, **look).lines
    return text_cell(x, width, title, phrases=True, continued=continued, centred=True, **look)


@functools.lru_cache(maxsize=512)
def continued_name(width: float, name: str) -> tuple[str, ...]:
    """What a cell with a name says on the pages where its row goes on: as much as has room."""
    continued = say("print.continued")
    lines = fitted(name + continued, width - 2 * PADDING, phrases=True)
    if len(lines) <= _MAX_CONTINUED_LINES:
        return lines
    return (*lines[: _MAX_CONTINUED_LINES - 1], "…" + continued)


def fitted(
    text: str, width: float, size: float = SIZE, *, bold: bool = False, phrases: bool = False
) -> tuple[str, ...]:
    """A text as printable lines no wider than ``width``.

    With ``phrases`` it is broken between its phrases (文節) where that takes no more lines.
    """
    face = bold_face() if bold else body_face()
    text = original_of(text)
    shown, room = printable(text), width / size
    lines = broken_lines(shown, room, face.width_of)
    if phrases and len(lines) > 1:
        lines = min(broken_lines(shown, room, face.width_of, phrases=True), lines, key=len)
    return with_originals(text, shown, lines)


def line_width(text: str, size: float = SIZE) -> float:
    """How wide a text is on one line; infinitely wide when it has several."""
    text = printable(text)
    return math.inf if "\n" in text else body_face().width(text) * size
