"""The sheet of paper: its size, its margins, and the area for text between them."""

from typing import Final

A4: Final = (595.28, 841.89)
"""Width and height of an upright page."""

MARGIN: Final = 42.6
"""Left and right of the text area: the holes of a punch reach 15 mm from the edge (ISO 838: their
middle stands at 12 mm, they are 6 mm wide), on the back of a page from the other side."""

TOP, BOTTOM = 40.0, 46.0

_BINDING: Final = 56.7
"""20 mm: what the side that is punched keeps free where the office asks for it, with room for the
1 mm by which a punch may miss."""


def corner(landscape: bool = False, binding: bool = False) -> tuple[float, float]:
    """The upper left corner of the text area, from the left and the upper edge of the paper.

    For ``binding`` the text area is moved away from the holes, and keeps its size: they are at the
    left of an upright page and at the top of a lying one.
    """
    if landscape:
        return MARGIN, _BINDING if binding else MARGIN
    return _BINDING if binding else MARGIN, TOP


def text_width(landscape: bool = False) -> float:
    """Width of the text area."""
    return A4[landscape] - 2 * MARGIN


def text_height(landscape: bool = False) -> float:
    """Height of the text area."""
    return A4[not landscape] - (MARGIN if landscape else TOP) - BOTTOM
