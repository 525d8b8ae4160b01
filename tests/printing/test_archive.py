"""The PDF as a file: tags in reading order, what archives and readers ask for, same bytes."""

import ctypes
import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
SAMPLE = store.load(RESOURCES / "samples" / "form2-r06.json")


@pytest.fixture(scope="module")
def content():
    return print_sheet(SAMPLE.form, SAMPLE.sheet)


def words_of(function, element):
    length = function(element, None, 0)
    buffer = ctypes.create_string_buffer(length)
    function(element, buffer, length)
    return buffer.raw[: max(0, length - 2)].decode("utf-16-le")


def tags(element, depth=0):
    """The kinds of a tree of tags, each with how deep it stands."""
    yield depth, words_of(pdfium.FPDF_StructElement_GetType, element)
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield from tags(child, depth + 1)


def page_tags(content):
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
            found = [
                t for n in roots for t in tags(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n))
            ]
            pdfium.FPDF_StructTree_Close(tree)
            yield [kind for _, kind in found]


def objects(content):
    """Every object as text, those of object streams too."""
    streams = re.findall(rb"/ObjStm.*?stream\n(.*?)\nendstream", content, re.DOTALL)
    return content + b"\n".join(map(zlib.decompress, streams))


def test_headings_tables_and_lists_are_tagged_on_every_page(content):
    pages = list(page_tags(content))
    assert all("Document" in kinds and "Sect" in kinds for kinds in pages)
    kinds = [kind for page in pages for kind in page]
    assert {"H1", "H2", "Table", "TR", "TH", "TD", "L", "LI", "LBody", "Caption"} <= set(kinds)


def test_every_table_has_heads(content):
    for kinds in page_tags(content):
        for table in " ".join(kinds).split(" Table ")[1:]:
            cells = re.split(r" (?:H\d|Sect|P|Div)(?= |$)", table)[0]
            assert "TH" in cells


def test_every_mark_on_a_page_is_ended(content):
    with pypdfium2.PdfDocument(content) as document:
        assert len(document) > 5
    pages = [
        zlib.decompress(s) for s in re.findall(rb"stream\n(x.*?)\nendstream", content, re.DOTALL)
    ]
    marked = [page for page in pages if b" BDC" in page]
    assert marked
    for page in marked:
        begun = len(re.findall(rb"\b(?:BDC|BMC)\b", page))
        assert begun == len(re.findall(rb"\bEMC\b", page))


@pytest.mark.parametrize(
    "entry",
    [
        b"/DisplayDocTitle true", b"/PageMode /UseOutlines", b"/Lang (ja-JP)", b"/Marked true",
        b"/GTS_PDFA1", b"/StructTreeRoot", b"/ParentTree", b"/Tabs /S", b"/FontFile2",
    ],
)  # fmt: skip
def test_what_readers_and_archives_ask_for_is_there(content, entry):
    assert entry in objects(content)
    assert b"Helvetica" not in objects(content)


def test_both_places_in_which_the_file_speaks_of_itself_say_the_same(content):
    xmp = content[content.index(b"<?xpacket begin") :].decode("utf-8", "ignore")
    with pypdfium2.PdfDocument(content) as document:
        about = document.get_metadata_dict()
    for name in ("Title", "Author", "Subject", "Creator", "Producer"):
        assert f">{about[name]}<" in xmp
    day = re.search(r"CreateDate>([\d-]+)T", xmp)
    assert day
    assert about["CreationDate"].startswith("D:" + day[1].replace("-", ""))
    assert "<pdfaid:part>2</pdfaid:part>" in xmp


def test_the_same_sheet_gives_the_same_bytes():
    sheet = Sheet(form=FORM.id, answers={"basic.affair.name": "転入"})
    assert print_sheet(FORM, sheet) == print_sheet(FORM, sheet)
