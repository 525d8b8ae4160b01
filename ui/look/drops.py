"""What is dragged here from elsewhere stays there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def as_copy(event: QDropEvent) -> bool:
    """Take what is dragged as a copy; False where its owner would only let it be moved. Explorer
    deletes the files that a program says it has moved, Word cuts the words out."""
    copy = Qt.DropAction.CopyAction
    if not event.possibleActions() & copy:
        return False
    event.setDropAction(copy)
    event.accept()
    return True
