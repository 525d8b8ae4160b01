"""The PDF as a file: tags in reading order, what archives and readers ask for, same bytes."""

import ctypes
import io
import re
import zlib

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.printing import print_circulation, print_sheet
from piadesk.printing.drawing import packing
from piadesk.printing.drawing.embedding import Script, register
from piadesk.printing.drawing.structure import Structure
from piadesk.printing.drawing.writing import Writer
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.typeface.faces import body_face, bold_face

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


def test_links_have_their_tags_and_lead_back_from_the_page():
    content = print_circulation(SAMPLE.form, None, SAMPLE.sheet)
    kinds = [kind for page in page_tags(content) for kind in page]
    written = objects(content).decode("latin-1")
    links = re.findall(r"/Subtype\s*/Link", written)
    assert len(links) == kinds.count("Link") == written.count("/OBJR") == 2
    assert len(re.findall(r"/StructParent \d+", written)) == len(links)


def tree_of(form, sheet):
    """The tree of tags of a sheet, as it is drawn."""
    faces = body_face(), bold_face()
    register(*faces)
    canvas, tree = Canvas(io.BytesIO()), Structure()
    for page in sheet_pages(form, sheet):
        tree.begin_page()
        writer = Writer(canvas, {face: Script(face, canvas) for face in faces}, tree)
        for frame in page.frames:
            writer.write_frame(frame)
    return tree


@pytest.fixture(scope="module")
def structure():
    """That of a 様式3 sheet."""
    opened = store.load(RESOURCES / "samples" / "form3-r06.json")
    return tree_of(opened.form, opened.sheet)


def test_every_row_of_a_table_fills_all_its_columns(structure):
    tables = 0
    for table in (one for one in structure.elements() if one.kind == "Table"):
        tables += 1
        columns, open_cells = len(table.edges()), []
        for row in table.kids:
            open_cells = [(width, rows - 1) for width, rows in open_cells if rows > 1]
            own = [(packing._columns(cell, table), cell.rows) for cell in row.kids]
            assert sum(width for width, _ in (*own, *open_cells)) == columns
            open_cells += own
    assert tables > 10


def test_the_line_ends_before_each_end_of_a_stream(content):
    ends = [at.start() for at in re.finditer(b"endstream", content)]
    assert len(ends) > 20
    assert all(content[at - 1 : at] == b"\n" for at in ends)


def kinds_of(structure, kind):
    return [one for one in structure.elements() if one.kind == kind]


def test_the_heads_of_the_cover_head_their_columns_and_its_bands_are_equals(structure):
    cover = structure.root.kids[0]
    table = next(one for one in cover.kids if one.kind == "Table")
    heads, values = table.kids
    assert [cell.scope for cell in heads.kids] == ["Column", "Column"]
    assert {cell.kind for cell in values.kids} == {"TD"}
    assert [one.kind for one in cover.kids if one.kind.startswith("H")] == ["H1", *["H2"] * 4]


def test_a_text_over_many_pages_is_read_as_one_without_the_heads_printed_again():
    short, long = (
        tree_of(FORM, Sheet(form=FORM.id, answers={"cover.special_notes": "注意する。" * times}))
        for times in (1, 2_000)
    )
    assert len(long.pages) > len(short.pages) + 1
    headings = [sum(len(kinds_of(tree, f"H{n}")) for n in (1, 2, 3)) for tree in (short, long)]
    assert headings[0] == headings[1]


def test_a_label_is_read_with_the_place_that_it_is_set_in_by(structure):
    """Else a head without words stands before it."""
    heads = kinds_of(structure, "TH")
    assert len(heads) > 100
    assert all(head.kids for head in heads)


def test_a_picture_is_read_below_the_heading_of_its_part():
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    tags_of_pages = [" ".join(kinds) for kinds in page_tags(print_sheet(opened.form, opened.sheet))]
    with_figure = [kinds for kinds in tags_of_pages if "Figure" in kinds]
    assert with_figure
    assert "H1 Figure" in with_figure[0]


def test_labels_within_a_row_and_beside_boxes_are_heads():
    """文書番号 and 保存期間 in one row of the cover; 決裁 beside its boxes, over two rows."""
    kinds = next(page_tags(print_circulation(SAMPLE.form, None, SAMPLE.sheet)))
    first, second = " ".join(kinds).split(" Table ")[1:3]
    assert first == "TR TH TH TH TH TH TH"
    assert second.startswith("TR TH TH TR TH TD")
