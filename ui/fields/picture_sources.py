"""Where pictures come from: files in the order of their names, or what was copied or dragged."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

from piadesk.acts.pictures import Picture, read_picture, read_picture_file
from piadesk.errors import PiadeskError

Source = Callable[[], Picture]
"""Gives one picture, or raises `PictureError`."""


def of_files(files: Iterable[Path]) -> list[Source]:
    """図2 before 図10, however the files were chosen."""
    return [partial(read_picture_file, path) for path in sorted(files, key=_by_name)]


def of_mime(mime: QMimeData, name: str) -> list[Source]:
    """The picture files that were copied or are dragged, else the picture itself, called ``name``;
    none where there is neither."""
    if files := [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]:
        return of_files(files)
    image = mime.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    return [lambda: read_picture(_png(image), name)]


def read_all(sources: Iterable[Source]) -> tuple[list[Picture], list[PiadeskError]]:
    """The pictures, and why others are refused; the pointer says that it takes a while."""
    taken: list[Picture] = []
    refused: list[PiadeskError] = []
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        for read in sources:
            try:
                taken.append(read())
            except PiadeskError as fault:
                refused.append(fault)
    finally:
        QGuiApplication.restoreOverrideCursor()
    return taken, refused


def _by_name(path: Path) -> tuple[str | int, ...]:
    parts = re.split(r"(\d+)", unicodedata.normalize("NFKC", path.name).casefold())
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
