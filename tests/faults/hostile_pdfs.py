"""PDFs that lie about themselves, made here byte by byte, and our own print damaged."""

import functools
import zlib

from piadesk.forms import catalogue
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Sheet
from tests.faults.damage import damaged

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


XFA = stream(b"", b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'>" + b"<a>" * 50_000)
OWN_PARENT = b"<</FT/Tx/T(a)/V(b)/Parent 3 0 R/Kids[3 0 R 3 0 R]>>"
IN_CIRCLE = b"<</Kids[3 0 R 3 0 R]/Names[(a)3 0 R]>>"
ATTACHED = (
    b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a)"
    b"<</Type/Filespec/F(a)/UF(a)/EF<</F 4 0 R>>>>]>>>>>>"
)
CMAP = b"1 begincodespacerange<0000><FFFF>endcodespacerange\n" + (
    b"1 beginbfrange<0000><FFFF><D800>endbfrange\n" * 5_000
)


def deep_tree(depth):
    """Each group of pages holds one group; the last one is a page."""
    groups = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(depth)]
    return pdf([CATALOG, *groups, b"<</Type/Page/MediaBox[0 0 600 800]>>"])


def packed_stream():
    return stream(b"/Type/EmbeddedFile/Filter/FlateDecode", zlib.compress(b"\0" * 300_000_000))


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
    "a tree of pages ten thousand deep": lambda: deep_tree(10_000),
    "a tree of pages that is wide": lambda: pdf(
        [CATALOG, b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000)]
    ),
    "a script at each page": lambda: words(
        b"/MediaBox[0 0 600 800]/AA<</O<</S/JavaScript/JS(while\\(1\\){})>>>>"
    ),
    "starts a program": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(calc.exe)>>>>", PAGES]
    ),
    "opens another file": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/GoToR/F(//example.invalid/a)/D[0/Fit]>>>>"]
    ),
    "a form of XML": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 3 0 R/Fields[]>>>>", PAGES, XFA]
    ),
    "a field that is its own parent": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>", PAGES, OWN_PARENT]
    ),
    "files inside": lambda: pdf([ATTACHED, PAGES, b"<<>>", stream(b"", b"PK\x03\x04" * 99)]),
    "a file inside packed a thousandfold": lambda: pdf([ATTACHED, PAGES, b"<<>>", packed_stream()]),
    "a sheet inside that is none": lambda: pdf(
        [ATTACHED.replace(b"(a)", b"(sheet.json)"), PAGES, b"<<>>", stream(b"", b"[" * 100_000)]
    ),
    "names of files in a circle": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>", PAGES, IN_CIRCLE]
    ),
    "an outline in a circle": lambda: pdf(
        [b"<</Type/Catalog/Pages 2 0 R/Outlines 3 0 R>>", PAGES, b"<</First 3 0 R/Next 3 0 R>>"]
    ),
    "objects packed in themselves": lambda: pdf(
        [CATALOG, PAGES, stream(b"/Type/ObjStm/N 99999/First 9/Extends 3 0 R", b"3 0 3 0 ")]
    ),
    "ten filters one behind another": lambda: pdf(
        [CATALOG, PAGES, b"<<>>", stream(b"/Filter[%s]" % (b"/FlateDecode" * 1_000), b"x")]
    ),
    "a page a mile high": lambda: words(b"/MediaBox[0 0 600 4500000]"),
    "a page cut outside": lambda: words(b"/MediaBox[0 0 600 800]/CropBox[9000 9000 9001 9001]"),
    "a unit beyond measure": lambda: words(b"/MediaBox[0 0 600 800]/UserUnit 1e30"),
    "letters in a pattern without step": lambda: page(
        b"/P cs /P1 scn 0 0 600 800 re f",
        b"/Pattern<</P1 5 0 R>>",
        objects=[
            stream(b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0/YStep 0", b"")
        ],
    ),
    "a typeface that maps to itself": lambda: page(
        b"BT /F 12 Tf 50 700 Td <0001> Tj ET",
        b"/Font<</F<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H"
        b"/DescendantFonts[5 0 R]/ToUnicode 6 0 R>>>>",
        objects=[b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A>>", stream(b"", CMAP)],
    ),
    "letters drawn by letters": lambda: page(
        b"BT /F 12 Tf (a) Tj ET",
        b"/Font<</F 5 0 R>>",
        objects=[
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97"
            b"/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>"
            b"/Resources<</Font<</F 5 0 R>>>>>>",
            stream(b"", b"1 0 d0 BT /F 12 Tf (a) Tj ET"),
        ],
    ),
    "states kept without end": lambda: page(b"q " * 500_000),
    "marks kept without end": lambda: page(b"/Span BMC " * 300_000),
    "a path without end": lambda: page(b"0 0 m " + b"1 1 l " * 500_000 + b"S"),
    "letters on one point": lambda: page(b"BT /F 12 Tf 50 700 Td " + b"(A) Tj " * 60_000 + b"ET"),
    "letters turned each": lambda: page(
        b"BT /F 12 Tf " + b"0 1 -1 0 300 400 Tm (AB) Tj " * 30_000 + b"ET"
    ),
    "NUL in words": lambda: words(text=b"(A\\000B\\377C)"),
    "a comment without end": lambda: page(b"%" + b"a" * 3_000_000),
    "only a head": lambda: b"%PDF-1.7",
    "only a tail": lambda: b"%PDF-1.7\nstartxref\n9999999999\n%%EOF",
}

MAY_DIE = {
    "marks kept without end",
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
    return damaged(way, own_print(), int(number))
