"""PDFs that lie about themselves, made here byte by byte, and our own print damaged."""

import functools
import zlib

from piadesk.forms import catalogue
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Sheet
from tests.faults.damage import cut, flipped

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
FORM_ATTRIBUTES = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]"


def pdf(objects, trailer=b""):
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"trailer <</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        trailer,
        start,
    )


def stream(attributes, content):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (attributes, len(content), content)


def page(content=b"", resources=FONT, more=b"/MediaBox[0 0 600 800]", objects=()):
    """One page with that content."""
    head = b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<<%s>>>>" % (more, resources)
    return pdf([CATALOG, PAGES, head, stream(b"", content), *objects])


def words(more=b"/MediaBox[0 0 600 800]", size=b"12", text=b"(A B C)"):
    return page(b"BT /F %s Tf 50 700 Td %s Tj ET" % (size, text), more=more)


def forms(*contents):
    """A page that draws form 5; every form may draw 5, 6, …"""
    names = b"".join(b"/X%d %d 0 R" % (n, n) for n in range(5, 5 + len(contents)))
    resources = b"/XObject<<%s>>" % names
    attributes = b"%s/Resources<<%s>>" % (FORM_ATTRIBUTES, resources)
    return page(b"/X5 Do", resources, objects=[stream(attributes, one) for one in contents])


def bomb(size):
    packed = zlib.compress(b"0 0 m " * (size // 6))
    head = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    return pdf([CATALOG, PAGES, head, stream(b"/Filter/FlateDecode", packed)])


def image(filter_name, content, size=b"/Width 10/Height 10"):
    attributes = b"/Type/XObject/Subtype/Image%s/ColorSpace/DeviceRGB/BitsPerComponent 8" % size
    resources = b"/XObject<</I 5 0 R>>" + FONT
    drawn = b"q 100 0 0 100 0 0 cm /I Do Q BT /F 12 Tf 50 700 Td (A) Tj ET"
    picture = stream(attributes + b"/Filter/" + filter_name, content)
    return page(drawn, resources, objects=[picture])


STRUCTURES = {
    "form calls itself": lambda: forms(b"/X5 Do /X5 Do"),
    "forms call one another": lambda: forms(b"/X6 Do /X6 Do", b"/X5 Do /X5 Do"),
    "forms double 24 times": lambda: forms(
        *[b"/X%d Do /X%d Do" % (n, n) for n in range(6, 30)], b""
    ),
    "page tree holds itself": lambda: pdf([CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99>>"]),
    "a page is its own parent": lambda: pdf(
        [CATALOG, PAGES, b"<</Type/Pages/Kids[3 0 R]/Count 5>>"]
    ),
    "a thousand million pages": lambda: pdf(
        [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"]
    ),
    "pages less than none": lambda: pdf([CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count -5>>"]),
    "no pages": lambda: pdf([CATALOG]),
    "nothing": lambda: pdf([]),
    "deep array": lambda: pdf([CATALOG, b"[" * 50_000 + b"]" * 50_000]),
    "deep dictionary": lambda: pdf([CATALOG, b"<</A" * 50_000 + b">>" * 50_000]),
    "a page without end": lambda: words(b"/MediaBox[0 0 1e38 1e38]"),
    "a page of no size": lambda: words(b"/MediaBox[0 0 0 0]"),
    "a page turned inside out": lambda: words(b"/MediaBox[600 800 0 0]"),
    "a page that is no number": lambda: words(b"/MediaBox[nan inf -inf nan]"),
    "turned by seven degrees": lambda: words(b"/MediaBox[0 0 600 800]/Rotate 7"),
    "turned without end": lambda: words(b"/MediaBox[0 0 600 800]/Rotate 99999999999"),
    "letters without height": lambda: words(size=b"0"),
    "letters beyond measure": lambda: words(size=b"1e38"),
    "letters upside down": lambda: words(size=b"-12"),
    "a million letters": lambda: words(text=b"(" + b"A" * 1_000_000 + b")"),
    "lines without end": lambda: page(b"0 0 m 1e38 1e38 l S " * 20_000),
    "a hundred thousand rules": lambda: page(
        b"".join(b"0 %d m 500 %d l S " % (n, n) for n in range(100_000))
    ),
    "packed a thousandfold": lambda: bomb(300_000_000),
    "length beyond the file": lambda: pdf([CATALOG, PAGES, b"<</Length 999999999>>stream\nBT"]),
    "length less than none": lambda: pdf([CATALOG, PAGES, b"<</Length -1>>stream\nBT\nendstream"]),
    "cross references in a circle": lambda: pdf([CATALOG, PAGES], b"/Prev 9"),
    "reference to itself": lambda: pdf([b"1 0 R"]),
    "JPEG 2000 that is none": lambda: image(
        b"JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + b"\xff" * 500
    ),
    "JBIG2 that is none": lambda: image(b"JBIG2Decode", b"\xff" * 500),
    "fax that is none": lambda: image(b"CCITTFaxDecode", b"\x00\x01" * 500),
    "picture beyond measure": lambda: image(
        b"DCTDecode", b"\xff\xd8\xff", b"/Width 99999/Height 99999"
    ),
    "a password": lambda: pdf([CATALOG, PAGES], b"/Encrypt<</Filter/Standard/V 4/R 4>>"),
    "a script": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(1)>>>>", PAGES]
    ),
    "only a head": lambda: b"%PDF-1.7",
    "only a tail": lambda: b"%PDF-1.7\nstartxref\n9999999999\n%%EOF",
}

MAY_DIE = {
    "form calls itself",
    "forms call one another",
    "forms double 24 times",
    "packed a thousandfold",
}
"""These take all memory or time that there is; the process ends at its limit."""


@functools.cache
def own_print():
    form = catalogue.form("form2-r06")
    answers = {"cover.title": "住民基本台帳に関する事務", "cover.organization": "架空市長"}
    return print_sheet(form, Sheet(form=form.id, answers=answers))


NAMES = [*(f"flip {n}" for n in range(180)), *(f"cut {n}" for n in range(30)), *STRUCTURES]


def content(name):
    if name in STRUCTURES:
        return STRUCTURES[name]()
    way, _, number = name.partition(" ")
    return (flipped if way == "flip" else cut)(own_print(), int(number))
