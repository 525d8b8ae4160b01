"""Where pictures come from: files in the order of their names, or what was copied or dragged."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from piadesk.foreign.pictures import Copied

Source = Path | Copied


def of_files(files: Iterable[Path]) -> list[Source]:
    """図2 before 図10, however the files were chosen."""
    return [*sorted(files, key=_by_name)]


def of_mime(mime: QMimeData, name: str) -> list[Source]:
    """The picture files that were copied or are dragged, else the picture itself, called ``name``;
    none where there is neither.

    Of a picture that another program offers in several forms only PNG and JPEG are taken, as they
    are: Qt would decode any form that one of its plugins knows.
    """
    if files := [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]:
        return of_files(files)
    forms = [form for form in mime.formats() if form.startswith("image/")]
    for form in ("image/png", "image/jpeg"):
        if form in forms:
            return [Copied(bytes(mime.data(form).data()), name)]
    image = None if forms else mime.imageData()
    return [Copied(_png(image), name)] if isinstance(image, QImage) and not image.isNull() else []


def _by_name(path: Path) -> tuple[str | int, ...]:
    parts = re.split(r"(\d+)", unicodedata.normalize("NFKC", path.name).casefold())
    return tuple(int(part) if index % 2 else part for index, part in enumerate(parts))


def _png(image: QImage) -> bytes:
    """Points that the system handed over, as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.write(image)
    del writer  # it touches the buffer once more when it goes, so it goes first
    return bytes(buffer.data().data())
