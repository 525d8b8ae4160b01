"""What Qt sends while files are dragged over a window, and when they are let go there."""

import warnings

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication

COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction
PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def dragged(*files):
    """What is dragged where those files are."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    return mime


def drag(event_type, widget, mime, where, actions=COPY | MOVE, keys=PLAIN):
    """Send the event to the widget; it says then what became of it."""
    with warnings.catch_warnings():
        # PySide 6.12 wants other points than 6.11 did, and warns of those.
        warnings.simplefilter("ignore", DeprecationWarning)
        event = event_type(where, actions, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(widget, event)
    return event
