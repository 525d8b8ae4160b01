"""How the width of the window is shared out at first: sections, page and help."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from ui.look.zoom import scaled
from ui.wizard.item_list import MOST_WIDE

_SECTIONS: Final = 230
_LEAST_HELP, _MOST_HELP = 270, 460
_BESIDE_PAPER: Final = 46
"""Pixels beside the paper of a page: air and the scroll bar."""

_USEFUL: Final = 207
"""What a pane needs to be read."""

_LEAST_SECTIONS: Final = 126


def pane_widths(width: int) -> list[int]:
    """In a window so wide; what the page does not need goes to the help."""
    page = scaled(MOST_WIDE) + _BESIDE_PAPER
    guidance = max(_LEAST_HELP, min(width - _SECTIONS - page, _MOST_HELP))
    return [_SECTIONS, max(1, width - _SECTIONS - guidance), guidance]


def give_room(splitter: QSplitter, pane: QWidget) -> None:
    """Give a pane that has come into view, and has no width of an earlier time, some of the page,
    which is the second; when the splitter has seen it come."""
    QTimer.singleShot(0, pane, partial(_give_room, splitter, pane))


def _give_room(splitter: QSplitter, pane: QWidget) -> None:
    sizes, index = splitter.sizes(), splitter.indexOf(pane)
    if pane.isHidden() or not splitter.isVisible():
        return
    wanted = _USEFUL if sizes[index] else _LEAST_HELP
    for giver in (1, 0, *range(2, splitter.count())):
        other = splitter.widget(giver)
        if other is None or giver == index or other.isHidden():
            continue
        min_width = other.minimumSizeHint().width() if giver else _LEAST_SECTIONS
        given = max(0, min(wanted - sizes[index], sizes[giver] - min_width))
        sizes[index] += given
        sizes[giver] -= given
        wanted = _USEFUL  # those beside the page give for what is needed alone
    splitter.setSizes(sizes)
