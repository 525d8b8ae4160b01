"""How the width of the window is shared out at first: sections, page and help."""

from typing import Final

from ui.look.zoom import scaled
from ui.wizard.item_list import MOST_WIDE

_SECTIONS: Final = 230
_LEAST_HELP, _MOST_HELP = 270, 460
_BESIDE_PAPER: Final = 46
"""Pixels beside the paper of a page: air and the scroll bar."""


def pane_widths(width: int) -> list[int]:
    """In a window so wide; what the page does not need goes to the help."""
    page = scaled(MOST_WIDE) + _BESIDE_PAPER
    guidance = max(_LEAST_HELP, min(width - _SECTIONS - page, _MOST_HELP))
    return [_SECTIONS, max(1, width - _SECTIONS - guidance), guidance]
