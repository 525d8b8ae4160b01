"""Files dragged onto the window: a sheet is opened, a published one is taken in."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from piadesk.storage.file_names import SHEET_SUFFIXES, SOURCE_SUFFIXES, TEMPLATE_SUFFIX
from ui.actions import file, templates
from ui.actions.command import Host


class DropTarget(QObject):
    """Lets ``host`` take files; what a field can take itself (pictures) goes there."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.widget)
        self._host = host
        host.widget.setAcceptDrops(True)
        host.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_drag = isinstance(event, QDragEnterEvent | QDropEvent)
        path = dropped_file(event.mimeData()) if is_drag else None  # type: ignore[attr-defined]
        if path is None:
            return super().eventFilter(watched, event)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            # The program that the file comes from waits until the drop is over.
            QTimer.singleShot(0, self, lambda: take_file(self._host, path))
        return True


def dropped_file(data: QMimeData) -> Path | None:
    """The one file that is dragged, where it is one that the window can take."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    known = (*SHEET_SUFFIXES, *SOURCE_SUFFIXES, TEMPLATE_SUFFIX)
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in known else None


def take_file(host: Host, path: Path) -> None:
    """Do with that file what the menu does."""
    if path.suffix.lower() in SHEET_SUFFIXES:
        host.open(path)
    elif path.suffix.lower() == TEMPLATE_SUFFIX:
        templates.take_in_template(host, path)
    else:
        file.import_one(host, path)
