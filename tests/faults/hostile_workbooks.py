"""Workbooks that lie about themselves, and a good one damaged outside and inside its packing."""

import functools
import io
import zipfile

from openpyxl import Workbook

from tests.faults.damage import damaged, flipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


@functools.cache
def good():
    book = Workbook()
    book.active["A1"] = "特定個人情報保護評価書（基礎項目評価書）"
    for row, (label, answer) in enumerate(
        [("評価書番号", "1"), ("評価書名", "架空"), ("評価実施機関名", "架空市長")], start=2
    ):
        book.active.cell(row, 1, label)
        book.active.cell(row, 2, answer)
    book.active.merge_cells("A6:C9")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(parts):
    """The good one with parts put in the place of its own; None takes one away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good())) as old:
        kept = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in (kept | parts).items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def rows(xml, before="", behind=""):
    data = f"{before}<sheetData>{xml}</sheetData>{behind}"
    return changed({SHEET: f'<worksheet xmlns="{MAIN}">{data}</worksheet>'})


def cell(row, column, words):
    return f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>{words}</t></is></c></row>'


def merged(*areas):
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return rows(cell(1, "A", "評価書名"), behind=f"<mergeCells>{cells}</mergeCells>")


ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'

RELATIONS = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='rId1' Target='@' Type='http://schemas.openxmlformats.org/officeDocument/2006"
    "/relationships/worksheet'/></Relationships>"
)
FORMAT = "<numFmt numFmtId='170' formatCode='0'/>"


def shared(texts):
    """The first cell shows the first shared text."""
    table = f'<sst xmlns="{MAIN}">{texts}</sst>'
    links = "<Relationship Id='rId9' Target='sharedStrings.xml' Type='http://schemas.openxmlformats"
    links += ".org/officeDocument/2006/relationships/sharedStrings'/></Relationships>"
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        name = "xl/_rels/workbook.xml.rels"
        related = archive.read(name).decode().replace("</Relationships>", links)
    sheet = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
    return changed({SHEET: data, "xl/sharedStrings.xml": table, name: related})


def worksheets(count, more=""):
    tab = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="a" sheetId="{n}" r:id="rId1"/>' for n in range(1, count + 1))
    names = f"<definedNames>{more}</definedNames>"
    return f'<workbook xmlns="{MAIN}" xmlns:r="{tab}"><sheets>{sheets}</sheets>{names}</workbook>'


def styled(shape):
    """A number whose form is that."""
    formats = f"<numFmts><numFmt numFmtId='170' formatCode='{shape}'/></numFmts>"
    style = f"<styleSheet xmlns='{MAIN}'>{formats}<cellXfs><xf numFmtId='170'/></cellXfs>"
    number = '<row r="1"><c r="A1" s="0"><v>45000.5</v></c></row>'
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{number}</sheetData></worksheet>'
    return changed({"xl/styles.xml": f"{style}</styleSheet>", SHEET: data})


STRUCTURES = {
    "a row beyond Excel": lambda: rows(cell(1, "A", "評価書名") + cell(10**12, "A", "a")),
    "the last row": lambda: rows(cell(1, "A", "評価書名") + cell(1_048_576, "A", "a")),
    "a row before the first": lambda: rows(cell(-5, "A", "a")),
    "a row that is no number": lambda: rows('<row r="x"><c r="A1"><v>1</v></c></row>'),
    "a column beyond Excel": lambda: rows(cell(1, "ZZZZ", "a")),
    "a cell without a name": lambda: rows(
        '<row><c t="inlineStr"><is><t>評価書名</t></is></c></row>'
    ),
    "fifteen thousand rows": lambda: rows("".join(cell(n, "A", "あ") for n in range(1, 15_000))),
    "half a million rows": lambda: rows("<row/>" * 500_000 + cell(500_001, "A", "あ")),
    "half a million cells": lambda: rows(f"<row>{'<c/>' * 500_000}</row>"),
    "twenty million letters": lambda: rows(cell(1, "A", "あ" * 20_000_000)),
    "merged beyond Excel": lambda: merged("A1:XFD99999999"),
    "merged whole": lambda: merged("A1:XFD1048576"),
    "merged ten thousand times": lambda: merged(*(f"A{n}:Z{n}" for n in range(1, 10_000))),
    "merged over one another": lambda: merged(*["A1:Z900"] * 40),
    "merged backwards": lambda: merged("C3:A1"),
    "merged nonsense": lambda: merged("", "A1:", "::"),
    "hidden columns without end": lambda: rows(
        "", '<cols><col min="1" max="999999999" hidden="1"/></cols>'
    ),
    "entities": lambda: changed({SHEET: ENTITIES}),
    "an entity outside": lambda: changed({SHEET: OUTSIDE}),
    "entities in UTF-16": lambda: changed({SHEET: ENTITIES.encode("utf-16")}),
    "no worksheet": lambda: changed({SHEET: None}),
    "no workbook": lambda: changed({"xl/workbook.xml": None}),
    "no content types": lambda: changed({"[Content_Types].xml": None}),
    "no styles": lambda: changed({"xl/styles.xml": None}),
    "an empty worksheet": lambda: changed({SHEET: ""}),
    "a worksheet that is none": lambda: changed({SHEET: b"\x89PNG\r\n"}),
    "deep tags": lambda: changed({SHEET: "<a>" * 100_000}),
    "a million attributes": lambda: changed(
        {SHEET: "<a " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>"}
    ),
    "a style that is not there": lambda: rows('<row r="1"><c r="A1" s="99999"><v>1</v></c></row>'),
    "a shared text that is not there": lambda: rows(
        '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'
    ),
    "a number beyond measure": lambda: rows('<row r="1"><c r="A1"><v>1e99999</v></c></row>'),
    "a day beyond measure": lambda: rows('<row r="1"><c r="A1" t="d"><v>99999-99-99</v></c></row>'),
    "a formula": lambda: rows('<row r="1"><c r="A1"><f>cmd|\'/c calc\'!A1</f></c></row>'),
    "a name that climbs": lambda: changed({"../../climbs.txt": b"x"}),
    "packed a thousandfold": lambda: changed({"xl/media/a.bin": b"\0" * 200_000_000}),
    "ten thousand parts": lambda: changed({f"xl/a{n}": b"" for n in range(10_000)}),
    "shared texts in one another": lambda: shared("<si>" * 50_000 + "</si>" * 50_000),
    "a million shared texts": lambda: shared("<si><t>あ</t></si>" * 1_000_000),
    "a shared text of a million pieces": lambda: shared(
        f"<si>{'<r><t>あ</t></r>' * 1_000_000}</si>"
    ),
    "a shared text less than none": lambda: rows('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
    "a shared text beyond measure": lambda: rows(
        f'<row r="1"><c r="A1" t="s"><v>{"9" * 5_000}</v></c></row>'
    ),
    "readings without end": lambda: shared("<si><t>評価書名</t>" + "<rPh/>" * 300_000 + "</si>"),
    "archives in archives": lambda: changed({"xl/a.zip": changed({"b.zip": b"\0" * 100_000_000})}),
    "one part twice": lambda: good() + good(),
    "links in a circle": lambda: changed(
        {"xl/_rels/workbook.xml.rels": RELATIONS.replace("@", "workbook.xml")}
    ),
    "links outside the file": lambda: changed(
        {"xl/_rels/workbook.xml.rels": RELATIONS.replace("@", "../../../etc/passwd")}
    ),
    "links to a share": lambda: changed(
        {"xl/_rels/workbook.xml.rels": RELATIONS.replace("@", "//example.invalid/a.xml")}
    ),
    "ten thousand worksheets": lambda: changed({"xl/workbook.xml": worksheets(10_000)}),
    "worksheets of one name": lambda: changed({"xl/workbook.xml": worksheets(2)}),
    "names in one another": lambda: changed(
        {"xl/workbook.xml": worksheets(1, "<definedName name='a'>b</definedName>" * 50_000)}
    ),
    "a style without end": lambda: changed(
        {"xl/styles.xml": f"<styleSheet xmlns='{MAIN}'><numFmts>{FORMAT * 50_000}</numFmts>"}
    ),
    "a form of a number that goes back and forth": lambda: styled("[" * 3_000 + "0.0" * 3_000),
    "a form of a number of bars": lambda: styled(";" * 10_000),
    "a number that is none": lambda: rows('<row r="1"><c r="A1"><v>nan</v></c></row>'),
    "a number without end": lambda: rows(f'<row r="1"><c r="A1"><v>{"9" * 100_000}</v></c></row>'),
    "a day before all days": lambda: rows('<row r="1"><c r="A1" s="1"><v>-99999999</v></c></row>'),
    "an error": lambda: rows('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'),
    "a truth that is neither": lambda: rows('<row r="1"><c r="A1" t="b"><v>x</v></c></row>'),
    "a kind that is none": lambda: rows('<row r="1"><c r="A1" t="zzz"><v>x</v></c></row>'),
    "a cell of one place twice": lambda: rows(cell(1, "A", "甲") * 20_000),
    "rows from the last to the first": lambda: rows(
        "".join(cell(n, "A", "あ") for n in range(5_000, 0, -1))
    ),
    "letters that no XML has": lambda: rows(cell(1, "A", "&#x1;&#xFFFF;")),
    "escaped letters": lambda: rows(cell(1, "A", "_x0000__xD800__x005F_" * 9_000)),
    "drawings without end": lambda: changed({"xl/drawings/drawing1.xml": "<a>" * 100_000}),
    "comments without end": lambda: changed({"xl/comments1.xml": "<comment/>" * 200_000}),
    "a password": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "old Excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "no packing": lambda: b"PK\x03\x04",
    "nothing": lambda: b"",
}

MAY_DIE: set[str] = set()

INSIDE = ("xl/workbook.xml", "xl/styles.xml", SHEET, "xl/_rels/workbook.xml.rels")

NAMES = [
    *STRUCTURES,
    *(f"flip {n}" for n in range(60)),
    *(f"inside {n}" for n in range(60)),
    *(f"cut {n}" for n in range(20)),
]


def content(name):
    if name in STRUCTURES:
        return STRUCTURES[name]()
    way, _, digits = name.partition(" ")
    number = int(digits)
    if way != "inside":
        return damaged(way, good(), number)
    part = INSIDE[number % len(INSIDE)]
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        return changed({part: flipped(archive.read(part), number, times=2)})
