"""Nothing is larger than the screen: with a large scale and a taskbar little of it is left."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

_FRAME: Final = QSize(16, 40)
"""What the system draws around a window or dialog, about."""

WANTED: Final = QSize(1366, 728)
"""The size of the window where nothing is remembered of an earlier one."""

NARROW: Final = 1000
"""Below this width (logical pixels) of the window the help makes room for the page."""


def keep_on_screen(dialog: QDialog) -> None:
    """Make ``dialog`` as small as the screen asks for, and no smaller than its words ask for; what
    it cannot be made small enough for scrolls."""
    room = room_for(dialog)
    needed = _min_size(dialog, room)
    if needed.boundedTo(room) != needed:
        _let_scroll(dialog, room)
    dialog.resize(dialog.size().expandedTo(needed).boundedTo(room))


def _min_size(dialog: QDialog, room: QSize) -> QSize:
    """Qt reckons without the lines that words need where they wrap at the width that is there, and
    then makes all lower than it may be."""
    needed, content = dialog.minimumSizeHint(), dialog.layout()
    if content is not None and content.hasHeightForWidth():
        width = min(max(dialog.width(), needed.width()), room.width())
        needed.setHeight(max(needed.height(), content.totalMinimumHeightForWidth(width)))
    return needed


def _let_scroll(dialog: QDialog, room: QSize) -> None:
    content = dialog.layout()
    if content is None or dialog.inherits("QMessageBox"):
        return
    area = QScrollArea(dialog, widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
    inner = QWidget(area)
    inner.setLayout(content)  # takes it off the dialog, with all that is in it
    area.setWidget(inner)
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(area)
    bar = area.verticalScrollBar().sizeHint().width()
    area.setMinimumSize((content.sizeHint() + QSize(bar, bar)).boundedTo(room))
    dialog.setMinimumSize(0, 0)
    dialog.setMaximumSize(room)


def fit_first(window: QMainWindow) -> None:
    """Give a window of which nothing is remembered a size that the screen has room for."""
    window.resize(WANTED.boundedTo(room_for(window)))


def show_first(window: QMainWindow, *, remembered: bool) -> None:
    """Show the window; where it would be smaller than it wants to be it takes the whole screen."""
    room = room_for(window)
    if remembered or WANTED.boundedTo(room) == WANTED:
        window.show()
    else:
        window.showMaximized()


def room_for(window: QWidget) -> QSize:
    """How large it can be on its screen, without what the system draws around it."""
    return window.screen().availableSize() - _FRAME
