"""Pictures for a sheet (様式4 別添１): PNG and JPEG taken in safely, without what cameras add.

A picture file comes from anywhere. It is decoded once as a whole, so that a broken one is refused
now and not in the middle of a print, and what is kept holds the picture alone: no EXIF (place,
device, author), no comments, nothing behind its end.
"""

import base64
import binascii
import contextlib
import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from piadesk.errors import PiadeskError
from piadesk.json_values import JsonValue
from piadesk.words import reason

if TYPE_CHECKING:
    from PIL.Image import Image

_MEGABYTE: Final = 1024 * 1024

LARGEST_FILE: Final = 10 * _MEGABYTE
"""Bytes of one picture file."""

MOST_PIXELS: Final = 40_000_000
"""Width × height of one picture; A4 at 600 dpi has 35 million."""

_MAX_SCANS: Final = 100
"""Of one JPEG, each of which may go over the whole picture: 3,000 of them make 190 kB and take a
minute to decode. Cameras and programs make ten."""

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SIGNATURES: Final = (_PNG, _JPEG)

_MEDIA_TYPES: Final = {"PNG": "image/png", "JPEG": "image/jpeg"}

_FORMATS: Final = {"PNG": "PNG", "JPEG": "JPEG", "MPO": "JPEG"}
"""What Pillow finds, and as what it is kept. MPO is a JPEG with further pictures behind it."""

_JPEG_QUALITY: Final = 95

_PNG_CHUNKS: Final = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT")
)

_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers behind which a JPEG tells its size (ITU-T T.81 table B.1)."""

_END, _START_OF_SCAN, _COMMENT, _FILL = 0xD9, 0xDA, 0xFE, 0xFF
_APPLICATION_DATA: Final = range(0xE0, 0xF0)
_COLOUR_DATA: Final = (0xE0, 0xEE)
"""APP0 (JFIF) and APP14 (Adobe) say how the colours are to be read."""

_INSIDE_SCAN: Final = (0x00, *range(0xD0, 0xD8))
"""After 0xFF: an escaped byte, or a restart mark."""


class PictureError(PiadeskError):
    """A picture that is not taken into the sheet."""


class Picture(NamedTuple):
    """One picture of a ``picture`` item; ``data`` is the PNG or JPEG file, sizes are in pixels."""

    name: str
    media_type: str
    data: bytes
    width: int
    height: int

    def value(self) -> dict[str, JsonValue]:
        """The stored shape: the same keys, ``data`` in base64."""
        return {
            "name": self.name,
            "media_type": self.media_type,
            "data": base64.b64encode(self.data).decode("ascii"),
            "width": self.width,
            "height": self.height,
        }


def read_picture(content: bytes, name: str) -> Picture:
    """The picture in a PNG or JPEG file, turned upright, without anything but the picture.

    Raises `PictureError` with the codes ``picture.too_large``, ``picture.wrong_type``,
    ``picture.too_many_pixels``, ``picture.broken``.
    """
    if len(content) > LARGEST_FILE:
        raise too_large(len(content), name)
    with opened_picture(content, name) as image:
        return _taken_in(image, content, name)


@contextlib.contextmanager
def opened_picture(content: bytes, name: str) -> Iterator["Image"]:
    """The picture for Pillow, not decoded yet. What its decoder raises inside the block comes out
    as `PictureError` too; see `read_picture`."""
    if not content.startswith(_SIGNATURES):
        raise PictureError("picture.wrong_type", name=name)
    if _has_endless_scans(content):
        raise PictureError("picture.broken", name=name)
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's own limit warns; ours, below it, refuses
            with Image.open(io.BytesIO(content), formats=tuple(_MEDIA_TYPES)) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise _too_many_pixels(name)
                yield image
    except UnidentifiedImageError as fault:
        raise PictureError("picture.broken", name=name) from fault
    except Image.DecompressionBombError as fault:
        raise _too_many_pixels(name) from fault
    except (OSError, ValueError, SyntaxError, MemoryError, IndexError) as fault:
        # Pillow's decoders raise any of these on files that lie about themselves.
        raise PictureError("picture.broken", name=name) from fault


def read_picture_file(path: Path) -> Picture:
    """The picture in that file; see `read_picture`.

    Raises `PictureError`, ``picture.unreadable`` among its codes.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe might never end
            raise PictureError("picture.wrong_type", name=path.name or str(path))
        if path.stat().st_size > LARGEST_FILE:
            raise too_large(path.stat().st_size, path.name)
        return read_picture(path.read_bytes(), path.name)
    except OSError as fault:
        raise PictureError("picture.unreadable", name=path.name, reason=reason(fault)) from fault


def stored_pictures(value: JsonValue) -> tuple[Picture, ...]:
    """The pictures of a stored answer.

    One comes with no data whose data is no base64, neither PNG nor JPEG by its bytes, or larger
    than a picture that is taken in can be: a file may say anything.
    """
    pictures = value if isinstance(value, list) else []
    return tuple(_stored(picture) for picture in pictures if isinstance(picture, dict))


def bare_picture(content: bytes) -> bytes:
    """A PNG or JPEG file without anything but the picture: a sheet file that others wrote may hold
    pictures that were never taken in here. Empty for what is neither, or ends too early."""
    parts = _bare_png(content) if content.startswith(_PNG) else _bare_jpeg(content)
    try:
        return b"".join(parts) if content.startswith(_SIGNATURES) else b""
    except (IndexError, ValueError):
        return b""


def too_large(size: int, name: str) -> PictureError:
    """Why a picture of so many bytes is refused."""
    megabytes, limit = f"{size / _MEGABYTE:.1f}", LARGEST_FILE // _MEGABYTE
    return PictureError("picture.too_large", name=name, size=megabytes, most=limit)


def _too_many_pixels(name: str) -> PictureError:
    return PictureError("picture.too_many_pixels", name=name, most=MOST_PIXELS // 10000)


def _stored(record: dict[str, JsonValue]) -> Picture:
    try:
        data = base64.b64decode(str(record.get("data", "")), validate=True)
    except (binascii.Error, ValueError):
        data = b""
    if not _is_within_limits(data):
        data = b""
    width, height = record.get("width"), record.get("height")
    return Picture(
        str(record.get("name", "")),
        str(record.get("media_type", "")),
        data,
        width if isinstance(width, int) else 0,
        height if isinstance(height, int) else 0,
    )


def _taken_in(image: "Image", content: bytes, name: str) -> Picture:
    kind = _FORMATS[image.format or ""]
    image.load()
    upright = _upright(image)
    if kind == "JPEG" and upright is image and image.mode in {"RGB", "L"}:
        data = b"".join(_bare_jpeg(content))
    else:
        data = _written(upright, kind)
    return Picture(name, _MEDIA_TYPES[kind], data, upright.width, upright.height)


def _upright(image: "Image") -> "Image":
    """The picture as the camera's EXIF says it is to be looked at; itself when it stands so."""
    from PIL import ExifTags, ImageOps

    turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
    return ImageOps.exif_transpose(image) if turned else image


def _written(image: "Image", kind: str) -> bytes:
    bare = image.copy()
    bare.info = {key: bare.info[key] for key in ("transparency", "icc_profile") if key in bare.info}
    if kind == "JPEG" and bare.mode not in {"RGB", "L"}:
        bare = bare.convert("RGB")
        bare.info.clear()
    out = io.BytesIO()
    if kind == "JPEG":
        bare.save(out, kind, quality=_JPEG_QUALITY, exif=b"")
    else:
        bare.save(out, kind, exif=b"")
    return out.getvalue()


def _bare_jpeg(content: bytes) -> Iterator[bytes]:
    """The JPEG's own bytes: of the application data only colour, no comments, nothing behind.

    Markers as in ITU-T T.81 annex B. The picture data itself is not touched.
    """
    yield content[:2]
    offset = 2
    while content[offset + 1] != _END:
        if content[offset + 1] == _FILL:
            offset += 1
            continue
        marker = content[offset + 1]
        after = offset + 2 + int.from_bytes(content[offset + 2 : offset + 4], "big")
        if marker == _START_OF_SCAN:
            after = _after_scan(content, after)
        if _is_picture(marker, content[offset + 4 : offset + 15]):
            yield content[offset:after]
        offset = after
    yield content[offset : offset + 2]


def _bare_png(content: bytes) -> Iterator[bytes]:
    """The PNG's own bytes: the chunks that say how it looks, nothing behind the last (W3C PNG)."""
    yield content[: len(_PNG)]
    offset, name = len(_PNG), b""
    while name != b"IEND":
        after = offset + 12 + int.from_bytes(content[offset : offset + 4], "big")
        name = content[offset + 4 : offset + 8]
        if after > len(content):
            raise ValueError("ends within a chunk")
        if name in _PNG_CHUNKS:
            yield content[offset:after]
        offset = after


def _is_picture(marker: int, begin: bytes) -> bool:
    if marker == _COMMENT:
        return False
    if marker not in _APPLICATION_DATA:
        return True
    return marker in _COLOUR_DATA or begin == b"ICC_PROFILE"


def _after_scan(content: bytes, offset: int) -> int:
    """Where the compressed data that begins at ``offset`` ends: at the next real marker."""
    while True:
        offset = content.index(b"\xff", offset)
        if content[offset + 1] not in _INSIDE_SCAN:
            return offset
        offset += 2


def _is_within_limits(content: bytes) -> bool:
    """Whether a PNG or JPEG says in its head that it has no more points than it may."""
    if len(content) > LARGEST_FILE or not content.startswith(_SIGNATURES):
        return False
    if _has_endless_scans(content):
        return False
    if content.startswith(_PNG):
        sizes = [(int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big"))]
    else:
        sizes = list(_jpeg_sizes(content))
    return all(0 < width * height <= MOST_PIXELS for width, height in sizes) and bool(sizes)


def _has_endless_scans(content: bytes) -> bool:
    """Whether a JPEG begins more scans than a picture needs."""
    is_jpeg = content.startswith(_JPEG)
    return is_jpeg and content.count(bytes((0xFF, _START_OF_SCAN))) > _MAX_SCANS


def _jpeg_sizes(content: bytes) -> Iterator[tuple[int, int]]:
    """Every size that a JPEG tells before its picture data begins."""
    offset = 2
    while offset + 9 <= len(content) and content[offset] == 0xFF:
        marker = content[offset + 1]
        if marker == _FILL:
            offset += 1
            continue
        if marker == _START_OF_SCAN:
            return
        if marker in _FRAMES:
            height, width = content[offset + 5 : offset + 7], content[offset + 7 : offset + 9]
            yield int.from_bytes(width, "big"), int.from_bytes(height, "big")
        offset += 2 + int.from_bytes(content[offset + 2 : offset + 4], "big")
