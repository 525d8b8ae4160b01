"""Small copies of a sheet's pictures, made by another process and kept as long as they are shown.

Nothing that came with a file is decoded where the window is; what comes back are plain points.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from piadesk.digests import sha256
from piadesk.errors import SourceError
from piadesk.foreign.previews import Preview, previews_apart
from piadesk.foreign.reading import Reading

SIZE: Final = QSize(150, 110)

_MOST_KEPT: Final = 200
_LOOK_EVERY: Final = 50
"""Milliseconds between two looks whether they are there."""

_known: OrderedDict[bytes, QPixmap | None] = OrderedDict()
"""By the digest of a picture's data; None for one that cannot be decoded."""


class Previews(QObject):
    """The small copies for one field; ``arrived`` comes when more of them are there."""

    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reading: Reading[list[Preview | None]] | None = None
        self._asked: list[bytes] = []
        self._is_one_harmful = False
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._take)

    def ask_for(self, pictures: Iterable[bytes]) -> None:
        """Have made what is not known yet."""
        missing = {
            digest: data
            for data in pictures
            if data and (digest := _digest(data)) not in _known and digest not in self._asked
        }
        if not missing or self._reading is not None:
            return
        if self._is_one_harmful:
            missing = dict([next(iter(missing.items()))])
        self._asked = list(missing)
        try:
            self._reading = previews_apart(list(missing.values()), SIZE.width(), SIZE.height())
        except SourceError:  # no process can be had now: the names are shown without pictures
            return
        self._look.start()

    def pixmap(self, data: bytes) -> QPixmap | None:
        """The small copy; None where there is none yet, or none can be made."""
        return _known.get(_digest(data))

    def is_broken(self, data: bytes) -> bool:
        """Whether it is known that no decoder reads the picture."""
        return not data or _known.get(_digest(data), True) is None

    def _take(self) -> None:
        if self._reading is None or not self._reading.is_over():
            return
        self._look.stop()
        try:
            previews = self._reading.result()
        except SourceError:
            self._is_one_harmful = True  # from now on one at a time, so that the others are seen
            previews = [None] if len(self._asked) == 1 else []
        self._reading = None
        for digest, preview in zip(self._asked, previews, strict=False):
            _remember(digest, preview)
        self._asked = []
        self.arrived.emit()


@dataclass(frozen=True)
class Decoded:
    """Pictures that were not known yet, decoded: by digest the small copy, None where there can be
    none; and how many of all are ``broken``."""

    previews: Mapping[bytes, Preview | None]
    broken: int


def decode(pictures: Sequence[bytes]) -> Decoded:
    """Have the pictures decoded that are not known yet, and wait for it: for a thread of its own.

    Where one takes the reading process along, each is given a process to itself.
    """
    digests = [_digest(data) for data in pictures]
    known = dict(_known)
    unknown = {
        digest: data
        for digest, data in zip(digests, pictures, strict=True)
        if data and digest not in known
    }
    try:
        previews = dict(zip(unknown, _previews([*unknown.values()]), strict=True))
    except SourceError:  # no process can be had now: nothing is known of them
        return Decoded({}, pictures.count(b""))
    shown = [digest for digest in digests if previews.get(digest) or known.get(digest)]
    return Decoded(previews, len(digests) - len(shown))


def keep(decoded: Decoded) -> None:
    """Keep the small copies, for the fields to show; in the window's own thread."""
    for digest, preview in decoded.previews.items():
        _remember(digest, preview)


def _previews(pictures: Sequence[bytes]) -> list[Preview | None]:
    if not pictures:
        return []
    try:
        return previews_apart(pictures, SIZE.width(), SIZE.height()).result()
    except SourceError as fault:
        if fault.code == "source.no_reader":
            raise
        if len(pictures) == 1:
            return [None]
        return [preview for picture in pictures for preview in _previews([picture])]


def _remember(digest: bytes, preview: Preview | None) -> None:
    _known[digest] = pixmap_of(preview) if preview else None
    while len(_known) > _MOST_KEPT:
        _known.popitem(last=False)


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()


def pixmap_of(preview: Preview) -> QPixmap:
    """The same as the window draws it."""
    width, height, points = preview.width, preview.height, preview.points
    # The image looks into `points` and owns nothing; the pixmap is a copy.
    image = QImage(points, width, height, 3 * width, QImage.Format.Format_RGB888)
    return QPixmap.fromImage(image)
