"""What archives (PDF/A-2b) and readers by ear (PDF/UA-1) ask for, rule by rule, of every paper.

No validator can be had where this is built; the numbers are those of ISO 19005-2 and ISO 14289-1.
"""

import functools
import io
import re
import struct

import pytest
from PIL import Image

from piadesk.acts.hearing import Hearing, Opinion
from piadesk.acts.pictures import read_picture
from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.places import RESOURCES
from piadesk.printing import (
    PrintOptions,
    print_circulation,
    print_comparison,
    print_guided_draft,
    print_hearing,
    print_memo_list,
    print_opinions,
    print_report,
    print_sheet,
)
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from tests.pdf_objects import File, Ref, text

SAMPLE = store.load(RESOURCES / "samples" / "form2-r06.json")
DAY = "2026-11-28"


def with_picture():
    form = catalogue.form("form4-r06")
    item = next(item for item in form.items if isinstance(item, d.Picture))
    content = io.BytesIO()
    Image.new("RGBA", (40, 20), (0, 0, 90, 120)).save(content, "PNG")
    answers = {item.id: read_picture(content.getvalue(), "図.png").value()}
    return print_sheet(form, Sheet(form=form.id, answers=answers), PrintOptions(draft=True))


def changed():
    form, old = SAMPLE.form, SAMPLE.sheet
    new = Sheet(form=form.id, answers=old.answers | {"basic.affair.description": "改めた。"})
    return form, old, new


def findings():
    return check(SAMPLE.form, Sheet(form=SAMPLE.form.id))


PAPERS = {
    "sheet": lambda: print_sheet(SAMPLE.form, SAMPLE.sheet),
    "internal": lambda: print_sheet(
        SAMPLE.form, SAMPLE.sheet, PrintOptions(source=store.dump(SAMPLE.sheet, SAMPLE.form))
    ),
    "picture": with_picture,
    "rare": lambda: print_sheet(
        SAMPLE.form,
        Sheet(form=SAMPLE.form.id, answers={"cover.title": "𠮷野家と𠮟る①"}),
    ),
    "comparison": lambda: print_comparison(*changed()),
    "circulation": lambda: print_circulation(*changed()),
    "report": lambda: print_report(
        SAMPLE.form, SAMPLE.sheet, findings(), DAY, with_viewpoints=True
    ),
    "hearing": lambda: print_hearing(*changed(), Hearing(DAY, DAY, "窓口", "郵送")),
    "opinions": lambda: print_opinions(
        SAMPLE.form, SAMPLE.sheet, Hearing(opinions=(Opinion("a", "1", "よい。", "はい。"),))
    ),
    "memos": lambda: print_memo_list(SAMPLE.form, SAMPLE.sheet, DAY),
    "guided": lambda: print_guided_draft(SAMPLE.form, SAMPLE.sheet, DAY),
}


@functools.cache
def made(name):
    return File(PAPERS[name]())


@pytest.fixture(params=PAPERS)
def file(request):
    return made(request.param)


def test_nothing_is_in_the_file_that_an_archive_forbids(file):
    assert re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", file.content)  # 6.1.2
    assert len(file.trailer["ID"]) == 2  # 6.1.3
    assert "Encrypt" not in file.trailer
    for one in file.dictionaries():
        # 6.1.7.2, 6.2.5, 6.4, 6.5.1, 6.6.1, 6.6.2, 6.10, 6.11
        assert not {"AA", "OPI", "TR", "HTP", "XFA", "Alternates", "Requirements", "PresSteps"} & {
            *one
        }
        assert one.get("Subtype") not in ("PS", "Sound", "Movie", "Screen", "3D", "FileAttachment")
        assert one.get("S") not in ("Launch", "JavaScript", "ImportData", "ResetForm", "Hide")
        assert not one.get("Interpolate")  # 6.2.8
        assert "LZWDecode" not in (one.get("Filter") or ())
        assert one.get("Subtype") != "Link" or one["F"] & 0b100111 == 0b100  # 6.3.2: printed, seen


def test_the_file_says_by_which_colours_and_what_it_is(file):
    [intent] = file.of(file.root["OutputIntents"])  # 6.2.3
    profile = file.of(intent["DestOutputProfile"])
    assert intent["S"] == "GTS_PDFA1"
    assert profile.words["N"] == 3
    assert profile.content[36:40] == b"acsp"
    about = file.of(file.root["Metadata"]).content.decode("utf-8")  # 6.6.2, 6.6.4
    attached = [one for one in file.dictionaries() if one.get("Type") == "Filespec"]
    for one in attached:  # 19005-3, 6.8; UA 7.11
        assert text(one["F"]) == text(one["UF"])
        assert text(one["Desc"])
        assert one["AFRelationship"] == "Source"
    assert f"<pdfaid:part>{3 if attached else 2}</pdfaid:part>" in about
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in about
    assert re.search("<dc:title><rdf:Alt><rdf:li[^>]*>[^<]", about)  # UA 7.1


def fonts(file):
    """Every font of the file with its descendant and the program that is embedded."""
    composite = [one for one in file.dictionaries() if one.get("Subtype") == "Type0"]
    for font in {one["BaseFont"]: one for one in composite}.values():
        [descendant] = map(file.of, font["DescendantFonts"])
        yield font, descendant, file.of(file.of(descendant["FontDescriptor"])["FontFile2"]).content


def tables(program):
    count = struct.unpack_from(">H", program, 4)[0]
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sLLL", program, at)
        yield tag, program[offset : offset + length]


def test_every_font_is_in_the_file_and_as_wide_as_the_file_says(file):
    for one in file.dictionaries():
        assert one.get("Type") != "Font" or one["Subtype"] in ("Type0", "CIDFontType2")  # 6.2.11.4
    for font, descendant, program in fonts(file):
        assert font["BaseFont"] == descendant["BaseFont"]
        assert font["Encoding"] == "Identity-H"
        glyphs = file.of(descendant["CIDToGIDMap"]).content  # 6.2.11.3.2
        own = dict(tables(program))
        units = struct.unpack_from(">H", own[b"head"], 18)[0]
        measured = struct.unpack_from(">H", own[b"hhea"], 34)[0]
        first, widths = descendant["W"]
        assert first == 0
        assert len(widths) == len(glyphs) // 2
        for code, width in enumerate(widths):  # 6.2.11.5
            glyph = min(struct.unpack_from(">H", glyphs, 2 * code)[0], measured - 1)
            advance = struct.unpack_from(">H", own[b"hmtx"], 4 * glyph)[0]
            assert abs(advance * 1000 / units - width) < 1
        known = file.of(font["ToUnicode"]).content  # 6.2.11.7, UA 7.21.7
        pairs = re.findall(rb"(?m)^<(\w{4})> <(\w{4,8})>$", known)[1:]  # behind the range
        assert [int(code, 16) for code, _ in pairs] == [*range(1, len(widths))]
        assert not {b"0000", b"FEFF", b"FFFE"} & {point for _, point in pairs}


def test_every_paper_has_bookmarks_and_the_first_is_its_title(file):
    outlines = file.of(file.root["Outlines"])
    assert text(file.of(outlines["First"])["Title"])


WITHIN = {
    "TR": {"Table"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}, "Sect": {"Document"}
}  # fmt: skip
KINDS = {
    *("Document", "Sect", "Div", "P", "H1", "H2", "H3", "Table", "TR", "TH", "TD", "L", "LI"),
    *("LBody", "Caption", "Link", "Figure"),
}


def elements(file):
    """Every element of the tree in the order of reading, with its number."""
    root = file.of(file.root["StructTreeRoot"])
    waiting = [root["K"]]
    while waiting:
        reference = waiting.pop(0)
        element = file.of(reference)
        yield reference.number, element
        inner = [kid for kid in element["K"] if isinstance(kid, Ref)]
        assert all(file.of(kid)["P"] == reference for kid in inner)
        waiting[:0] = inner


def test_the_tree_of_tags_is_one_that_a_reader_can_follow(file):
    assert file.of(file.root["MarkInfo"]) == {"Marked": True}
    assert file.of(file.root["ViewerPreferences"])["DisplayDocTitle"] is True  # UA 7.1
    assert file.root["Lang"] == b"ja-JP"
    level = 0
    for _, element in elements(file):
        kind = element["S"]
        assert kind in KINDS  # UA 7.1: standard ones, so none need be mapped
        parent = file.of(element["P"])
        assert parent.get("S") in WITHIN.get(kind, {parent.get("S")})
        assert element["K"] or kind == "TD"  # nothing that says nothing, but for a blank answer
        if kind in ("H1", "H2", "H3"):
            assert int(kind[1]) <= level + 1  # UA 7.4.2
            level = int(kind[1])
        if kind == "TH":
            assert element["A"]["Scope"] in ("Row", "Column")  # UA 7.5
        if kind == "Figure":
            assert text(element["Alt"])  # UA 7.3
        if kind == "L":
            assert all(file.of(kid)["S"] in ("LI", "Caption") for kid in element["K"])


def test_all_that_is_drawn_is_told_or_is_there_for_the_page_alone(file):
    told = {}
    for number, element in elements(file):
        page = element.get("Pg")
        for kid in element["K"]:
            if isinstance(kid, int):
                told[page.number, kid] = number
            elif isinstance(kid, dict) and kid["Type"] == "MCR":
                told[kid["Pg"].number, kid["MCID"]] = number
    tree = file.of(file.root["StructTreeRoot"])["ParentTree"]["Nums"]
    leads_back = dict(zip(tree[::2], tree[1::2], strict=True))
    pages = {id(one): number for number, one in file.objects.items()}
    for page in file.pages():
        number, own = pages[id(page)], leads_back[page["StructParents"]]
        assert page["Tabs"] == "S"  # UA 7.18.3
        marked = marks(file.of(page["Contents"]).content)
        assert marked == [*range(len(own))]
        assert {told[number, mark]: None for mark in marked}.keys() == {one.number for one in own}
        for link in map(file.of, page.get("Annots", [])):
            assert text(link["Contents"])  # UA 7.18.5
            assert file.of(leads_back[link["StructParent"]])["S"] == "Link"


def test_no_piece_of_a_page_is_told_that_shows_nothing(file):
    shows = re.compile(rb"<\w+> Tj|\bDo\b|/ActualText")
    for page in file.pages():
        content = file.of(page["Contents"]).content
        for piece in re.findall(rb"/MCID \d+>>\s*BDC(.*?)EMC", content, re.DOTALL):
            assert shows.search(piece)


def marks(content):
    """The numbers of the pieces of a page, in order; what shows anything stands within one."""
    numbers, depth = [], 0
    for token in re.findall(rb"/MCID (\d+)>>\s*BDC|\b(BDC|BMC|EMC|Tj|TJ|Do|S|f|B)\b", content):
        if token[0]:
            numbers.append(int(token[0]))
            assert depth == 0
        depth += {b"EMC": -1, b"BMC": 1, b"BDC": 1}.get(token[1], 0) if not token[0] else 1
        assert depth > 0 or token[1] == b"EMC", token
    return numbers
