"""The sheet of paper: its size, its margins, and the area for text between them."""

from typing import Final

A4: Final = (595.28, 841.89)
"""Width and height of an upright page."""

MARGIN: Final = 42.5
"""Left and right of the text area: 15 mm."""

TOP, BOTTOM = 40.0, 46.0


def text_width(landscape: bool = False) -> float:
    """Width of the text area."""
    return A4[landscape] - 2 * MARGIN


def text_height(landscape: bool = False) -> float:
    """Height of the text area."""
    return A4[not landscape] - TOP - BOTTOM
