"""Pages of a PDF drawn by a reading process: plain points come back, nothing to decode."""

import base64
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from piadesk.errors import SourceError
from piadesk.foreign.reading import Reading
from piadesk.foreign.regular import regular
from piadesk.intake.pdf.picture import PagePicture
from piadesk.json_values import JsonValue

if TYPE_CHECKING:
    from piadesk.intake.progress import Tell

_FASTEST: Final = 1
"""Of zlib: a page is mostly white."""

_MOST_POINTS: Final = 4_000 * 4_000


def pages_apart(path: Path, numbers: Sequence[int], width: int) -> Reading[list[PagePicture]]:
    """Begin to draw pages (from 1) of that PDF, ``width`` points wide.

    The result raises `SourceError`: ``source.missing``, ``source.broken_pdf``, and what `Reading`
    does.
    """
    asked = {"path": str(path), "pages": [*numbers], "width": width}
    return Reading("pages", asked, path.name, _taken)


def work(asked: dict[str, Any], tell: "Tell") -> JsonValue:
    """What the reading process does."""
    from piadesk.intake.pdf.picture import page_pictures

    path = regular(asked["path"])
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise SourceError("source.missing", path=path.name) from fault
    pictures = page_pictures(content, tuple(asked["pages"]), asked["width"], path.name)
    return [[picture.width, picture.height, _packed(picture.points)] for picture in pictures]


def _packed(points: bytes) -> str:
    return base64.b64encode(zlib.compress(points, _FASTEST)).decode("ascii")


def _taken(answers: Any) -> list[PagePicture]:  # noqa: ANN401 - from outside
    return [_picture(*answer) for answer in answers]


def _picture(width: int, height: int, packed: str) -> PagePicture:
    if not (width > 0 and height > 0 and width * height <= _MOST_POINTS):
        raise ValueError("points that are no page")
    length = 3 * width * height
    unpacking = zlib.decompressobj()
    try:
        points = unpacking.decompress(base64.b64decode(packed), length)
    except zlib.error as fault:
        raise ValueError("points that cannot be unpacked") from fault
    if len(points) != length or unpacking.unconsumed_tail:
        raise ValueError("points that are no page")
    return PagePicture(width, height, points)
