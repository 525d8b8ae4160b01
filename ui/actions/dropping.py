"""Files dragged onto the window: a sheet is opened, a published one is taken in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDropEvent

from piadesk.storage.file_names import (
    SHEET_SUFFIXES,
    SOURCE_SUFFIXES,
    TEMPLATE_SUFFIX,
    TOLD_SUFFIXES,
)
from ui.actions import file, templates
from ui.actions.command import CommandHost
from ui.look.drops import as_copy

_TAKEN_IN: Final = (*SOURCE_SUFFIXES, *TOLD_SUFFIXES)
_KNOWN: Final = (*_TAKEN_IN, *SHEET_SUFFIXES, TEMPLATE_SUFFIX)


class DropTarget(QObject):
    """Lets ``host`` take files; what a field can take itself (pictures) goes there."""

    def __init__(self, host: CommandHost) -> None:
        super().__init__(host.widget)
        self._host = host
        host.widget.setAcceptDrops(True)
        host.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        paths = dropped_files(event.mimeData()) if isinstance(event, QDropEvent) else []
        if not (isinstance(event, QDropEvent) and paths and as_copy(event)):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Drop:
            # The program that the files come from waits until the drop is over.
            QTimer.singleShot(0, self, lambda: self._take(paths))
        return True

    def _take(self, paths: Sequence[Path]) -> None:
        from ui.desk.waiting import when_free

        when_free(self, lambda: take_files(self._host, paths))


def dropped_files(data: QMimeData) -> list[Path]:
    """The files that are dragged, where the window can take them: one file or folder, or several
    with published sheets among them. Of the others among these the list of results then tells."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    kinds = {path.suffix.lower() for path in paths}
    if len(paths) == 1:
        return paths if kinds & {*_KNOWN} or paths[0].is_dir() else []
    is_import = kinds & {*_TAKEN_IN} and not kinds & {*SHEET_SUFFIXES, TEMPLATE_SUFFIX}
    return sorted(paths) if is_import else []


def take_files(host: CommandHost, paths: Sequence[Path]) -> None:
    """Do with these files what the menu does."""
    path, *others = paths
    kind = path.suffix.lower()
    if others:
        from ui.importing.many import import_many

        import_many(paths, host)
    elif path.is_dir():
        file.import_folder(host, path)
    elif kind in SHEET_SUFFIXES:
        host.open(path)
    elif kind == TEMPLATE_SUFFIX:
        templates.take_in_template(host, path)
    else:
        file.import_one(host, path)
