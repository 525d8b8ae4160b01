"""Pictures that lie about themselves, other kinds under our names, and good ones damaged."""

import functools
import io
import struct
import zlib
from functools import partial

from PIL import Image, ImageDraw

from tests.faults.damage import damaged


@functools.cache
def good(kind, size=(200, 120), mode="RGB"):
    image = Image.new(mode, size)
    ImageDraw.Draw(image).ellipse((5, 5, 60, 60), fill=1)
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def chunk(name, content):
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)


def png(width, height, *chunks, depth=8, colour=2):
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IEND", b"")


def jpeg(height, width):
    """The good one with another size in its head."""
    content = good("JPEG")
    place = content.index(b"\xff\xc0") + 5
    return content[:place] + struct.pack(">HH", height, width) + content[place + 4 :]


DATA = chunk(b"IDAT", zlib.compress(b"\0" * 1000))


def bomb():
    return chunk(b"IDAT", zlib.compress(b"\0" * 100_000_000))


STRUCTURES = {
    **{
        kind: partial(good, kind)
        for kind in ("GIF", "BMP", "TIFF", "WEBP", "ICO", "PPM", "TGA", "PCX")
    },
    "a drawing": lambda: (
        b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"
    ),
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n(x) run",
    "a PDF": lambda: b"%PDF-1.7",
    "nothing": lambda: b"",
    "a head": lambda: b"\x89PNG\r\n\x1a\n",
    "another head": lambda: b"\xff\xd8\xff",
    "no points": lambda: png(0, 0, DATA),
    "more than four thousand million points": lambda: png(0xFFFFFFFF, 0xFFFFFFFF, DATA),
    "more points than there may be": lambda: png(10_000, 10_000, bomb()),
    "points that are not there": lambda: png(6_000, 6_000, DATA),
    "packed a thousandfold": lambda: png(100, 100, bomb()),
    "a text packed a thousandfold": lambda: png(
        1, 1, chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 90_000_000)), DATA
    ),
    "a profile packed a thousandfold": lambda: png(
        1, 1, chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 90_000_000)), DATA
    ),
    "a hundred thousand chunks": lambda: png(1, 1, *[chunk(b"tEXt", b"a\0b")] * 100_000, DATA),
    "a depth that is none": lambda: png(10, 10, DATA, depth=7),
    "a colour that is none": lambda: png(10, 10, DATA, colour=5),
    "no palette": lambda: png(10, 10, DATA, colour=3),
    "a chunk beyond the end": lambda: b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xffIHDR",
    "JPEG beyond measure": lambda: jpeg(65_500, 65_500),
    "JPEG without height": lambda: jpeg(0, 200),
    "JPEG of one line": lambda: jpeg(1, 65_500),
    "JPEG within the limit": lambda: jpeg(6_000, 6_000),
    "markers without end": lambda: b"\xff\xd8" + b"\xff\xfe\0\2" * 200_000,
    "fill without end": lambda: b"\xff\xd8" + b"\xff" * 200_000,
    "marker of no length": lambda: b"\xff\xd8\xff\xe0\0\0" * 1000,
    "CMYK": lambda: good("JPEG", mode="CMYK"),
    "eleven megabytes": lambda: good("PNG") + b"\0" * 11_000_000,
}

MAY_DIE: set[str] = set()

NAMES = [
    *STRUCTURES,
    *(
        f"{way} {kind} {n}"
        for kind in ("PNG", "JPEG")
        for way in ("flip", "cut")
        for n in range(25)
    ),
]


def content(name):
    if name in STRUCTURES:
        return STRUCTURES[name]()
    way, kind, number = name.split()
    return damaged(way, good(kind), int(number))
